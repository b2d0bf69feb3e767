"""The form of the check: any fact may stay empty, and every spelling is read."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from listings.cars.forms.fields import PartialDateField
from listings.catalogue import problems
from listings.catalogue.rules import LONGEST, is_readable
from listings.eligibility.clock import legal_today
from listings.eligibility.dates import read_day
from listings.eligibility.intervals import DateError, Interval, Precision
from listings.eligibility.speaking import told
from listings.places.states import US_STATES

from . import numbers, questions
from .questions import PAPERS, Question


class DayField(forms.CharField):
    """One day in any spelling. Gives a `date`."""

    def clean(self, value: Any) -> date | None:
        text = super().clean(value)
        try:
            return read_day(text) if text else None
        except DateError as error:
            raise ValidationError(told(error.sentence), code="date") from error


class CheckForm(forms.Form):
    frame_number = forms.CharField(
        label=_("Frame number"),
        help_text=_("As stamped on the car, such as DA63T-123456; the code alone will do."),
        max_length=LONGEST,
        required=False,
    )
    build_plate = PartialDateField(
        label=_("Month on the build plate"),
        help_text=_("Such as 2001-11, H13.11 or 平成13年11月. Most kei cars have none."),
    )
    first_inspection = PartialDateField(
        label=_("First inspection (初度検査年月)"),
        help_text=_("On the kei certificate; before October 2003 often only a year, such as H13."),
    )
    first_registration = PartialDateField(
        label=_("First registration (初度登録年月)"),
        help_text=_("Only for cars that were registered as ordinary cars."),
    )
    arrival = DayField(
        label=_("Day its ship arrives"),
        help_text=_("If it is still to come, such as 2026-12-05. The arrival decides."),
        max_length=40,
        required=False,
    )
    entered = PartialDateField(
        label=_("Day or month it came in"),
        help_text=_("If it is in the United States already, such as 2025-06."),
    )
    state = forms.ChoiceField(label=_("Your state"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [("", _("Not chosen")), *US_STATES.items()]  # type: ignore[attr-defined] # a form's fields are typed as the base class

    def clean_frame_number(self) -> str:
        text: str = self.cleaned_data["frame_number"]
        if text and not is_readable(text):
            raise ValidationError(problems.unreadable().message, code="unreadable")
        return text

    def clean_arrival(self) -> date | None:
        day: date | None = self.cleaned_data["arrival"]
        if day and day < legal_today():
            text = _("This day is past. If the car has come in, give the day below.")
            raise ValidationError(text, code="past")
        return day

    def clean_entered(self) -> Interval | None:
        entered: Interval | None = self.cleaned_data["entered"]
        if entered and entered.precision not in (Precision.DAY, Precision.MONTH):
            raise ValidationError(_("Give the day or the month, such as 2025-06."), code="coarse")
        return entered

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("arrival") and data.get("entered"):
            self.add_error(
                "entered", _("The car is on its way or here: leave one of the two empty.")
            )
        if not self.errors and not any(data.get(name) for name in ("frame_number", *PAPERS)):
            self.add_error("frame_number", _("Give the frame number or one of the dates below."))
        return data

    def question(self) -> Question:
        """What was asked, of a valid form."""
        data = self.cleaned_data
        number = data["frame_number"]
        return questions.ask(
            number=numbers.typed(number, legal_today()) if number else None,
            papers={kind: data[kind] for kind in PAPERS if data[kind]},
            arrival=data["arrival"],
            entered=data["entered"],
            state=data["state"],
        )
