"""Step 3: what a kei buyer asks."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from listings.accounts.lines import LineField
from listings.eligibility.clock import legal_today

from ..choices import (
    Aspiration,
    BedType,
    Drive,
    Gearbox,
    Modification,
    OdometerUnit,
    Steering,
)
from .fields import FIRST_KEI_YEAR, YesNoField
from .steps import StepForm

KEI_MAX_CC = 660


def optional(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=[("", _("Not said")), *choices.choices], required=False
    )


class SpecsForm(StepForm):
    columns = (
        "odometer",
        "odometer_unit",
        "drive",
        "low_range",
        "diff_lock",
        "gearbox",
        "aspiration",
        "displacement_cc",
        "air_conditioning",
        "seats",
        "steering",
        "bed_type",
        "bed_length_mm",
        "bed_width_mm",
        "tyre_size",
        "timing_belt_on",
        "engine_replaced",
        "modifications",
        "modified_notes",
    )

    odometer = forms.IntegerField(
        label=_("Odometer reading"),
        help_text=_("What the dash shows, without changing the unit."),
        min_value=0,
        max_value=999_999,
        required=False,
    )
    odometer_unit = forms.ChoiceField(label=_("Unit on the dash"), choices=OdometerUnit)
    drive = forms.ChoiceField(label=_("Drive"), choices=[("", "—"), *Drive.choices])
    gearbox = forms.ChoiceField(label=_("Gearbox"), choices=[("", "—"), *Gearbox.choices])
    low_range = YesNoField(label=_("Low range"))
    diff_lock = YesNoField(label=_("Differential lock"))
    aspiration = optional(_("Aspiration"), Aspiration)
    displacement_cc = forms.IntegerField(label=_("Engine size in cc"), min_value=0, required=False)
    air_conditioning = YesNoField(label=_("Air conditioning"))
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=4, required=False)
    steering = optional(_("Steering wheel"), Steering)
    bed_type = optional(_("Bed"), BedType)
    bed_length_mm = forms.IntegerField(
        label=_("Bed length in mm"), min_value=500, max_value=3_400, required=False
    )
    bed_width_mm = forms.IntegerField(
        label=_("Bed width in mm"), min_value=500, max_value=1_480, required=False
    )
    tyre_size = LineField(label=_("Tyre size"), max_length=20, required=False)
    timing_belt_on = forms.DateField(
        label=_("Timing belt changed on"),
        widget=forms.DateInput(attrs={"type": "date"}),
        required=False,
    )
    engine_replaced = YesNoField(
        label=_("Engine replaced"),
        help_text=_("A replaced engine matters for the emissions exemption at 21 years."),
    )
    modifications = forms.MultipleChoiceField(
        label=_("Changed from the factory's state"),
        choices=Modification,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    modified_notes = forms.CharField(
        label=_("What was changed"), max_length=500, required=False, widget=forms.Textarea
    )

    def clean_displacement_cc(self) -> int | None:
        size = self.cleaned_data["displacement_cc"]
        if size is not None and size > KEI_MAX_CC:
            raise ValidationError(
                _("Kei cars have at most 660 cc; %s cc is another class.") % size, code="not_kei"
            )
        return size

    def clean_timing_belt_on(self) -> Any:
        day = self.cleaned_data["timing_belt_on"]
        if day and not date(FIRST_KEI_YEAR, 1, 1) <= day <= legal_today():
            raise ValidationError(_("Give a day between 1949 and today."), code="day")
        return day
