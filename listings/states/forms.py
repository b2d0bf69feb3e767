"""What is typed into the pages of the states, by visitors and by staff."""

from typing import Any

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.utils.translation import gettext_lazy as _

from listings.eligibility.clock import legal_today

from .models import RuleVoice, StateRule, Vehicle


class WhichForm(forms.Form):
    """A kind of vehicle and a day; what cannot be read falls back to the usual and is told."""

    vehicle = forms.ChoiceField(label=_("Vehicle"), choices=Vehicle, required=False)
    on = forms.DateField(
        label=_("On the day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    @property
    def chosen_vehicle(self) -> str:
        self.is_valid()
        return self.cleaned_data.get("vehicle") or Vehicle.KEI_TRUCK

    @property
    def chosen_day(self) -> Any:
        self.is_valid()
        return self.cleaned_data.get("on") or legal_today()


class ProposalForm(forms.ModelForm):
    """A whole record as it is to be; the reason is for everybody to read."""

    conditions = SimpleArrayField(
        forms.CharField(max_length=300, required=False),
        delimiter="\n",
        required=False,
        label=_("Conditions, one on each line"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    source = forms.URLField(label=_("Address of the source"), max_length=500, assume_scheme="https")
    resolves = forms.BooleanField(
        label=_("The sources disagree, and the reason says why this one stands"), required=False
    )

    class Meta:
        model = StateRule
        fields = [
            "state",
            "vehicle",
            "status",
            "max_mph",
            "conditions",
            "summary",
            "note",
            "basis",
            "citation",
            "source",
            "quotation",
            "valid_from",
            "valid_to",
            "confidence",
            "checked_on",
            "reason",
        ]
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for name in ("valid_from", "valid_to", "checked_on")
        } | {name: forms.Textarea(attrs={"rows": 3}) for name in ("summary", "note", "quotation")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True

    def clean_conditions(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["conditions"] if line.strip()]

    def clean_checked_on(self) -> Any:
        day = self.cleaned_data["checked_on"]
        if day > legal_today():
            raise forms.ValidationError(_("This day is still to come."), code="future")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("It ends before it begins."))
        return cleaned


class VoiceForm(forms.ModelForm):
    """A source and what it says; the address of an old finding may be lost."""

    source = forms.URLField(
        label=_("Address of the source"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = RuleVoice
        fields = ["source", "says", "status", "read_on"]
        widgets = {"read_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


VoiceFormSet = forms.formset_factory(VoiceForm, extra=2, max_num=10, validate_max=True)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say why, in words. Nothing was done.")},
    )
