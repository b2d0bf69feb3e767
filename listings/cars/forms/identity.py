"""Step 1: which car is it?"""

import re
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from listings.accounts.lines import LineField
from listings.catalogue.decoding import Decoded, belongs_to, decode
from listings.catalogue.models import Family, FrameCode
from listings.catalogue.problems import LOOK_ALIKE
from listings.catalogue.rules import MAX_SERIAL, MIN_SERIAL

from ..choices import Body
from ..models import Listing
from .steps import StepForm

_SERIAL = re.compile(rf"[0-9]{{{MIN_SERIAL},{MAX_SERIAL}}}")


def families_by_make() -> list[tuple[str, list[tuple[int, str]]]]:
    """Choices for a select, grouped by make."""
    groups: dict[str, list[tuple[int, str]]] = {}
    rows = Family.objects.select_related("make").order_by("make__name", "name")
    for family in rows:
        groups.setdefault(family.make.label, []).append((family.pk, family.label))
    return list(groups.items())


class IdentityForm(StepForm):
    columns = (
        "frame_number",
        "frame_missing_reason",
        "family",
        "frame_code",
        "body",
        "grade",
        "grade_ja",
        "colour",
        "colour_ja",
        "stock_number",
    )

    frame_number = forms.CharField(
        label=_("Frame number"),
        help_text=_("As stamped on the car, such as DA63T-123456. Buyers see only a part of it."),
        max_length=40,
        required=False,
    )
    frame_missing_reason = LineField(
        label=_("Why is there no frame number?"),
        help_text=_("Only if you cannot give it: for example, the plate is unreadable."),
        max_length=200,
        required=False,
    )
    family = forms.TypedChoiceField(
        label=_("Model"),
        help_text=_("Leave it open if the frame number names it."),
        coerce=int,
        empty_value=None,
        required=False,
    )
    body = forms.ChoiceField(label=_("Body"), choices=Body)
    grade = LineField(
        label=_("Grade"), help_text=_("Such as KU, SDX or Jumbo."), max_length=60, required=False
    )
    grade_ja = LineField(label=_("Grade in Japanese"), max_length=60, required=False)
    colour = LineField(label=_("Colour"), max_length=30)
    colour_ja = LineField(
        label=_("Colour in Japanese"),
        help_text=_("As on the papers, such as ホワイト."),
        max_length=30,
        required=False,
    )
    stock_number = LineField(
        label=_("Your stock number"),
        help_text=_("Only for you; visitors do not see it."),
        max_length=40,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        family = cast("forms.ChoiceField", self.fields["family"])
        family.choices = [("", _("From the frame number")), *families_by_make()]

    def initial_of(self, listing: Listing) -> dict[str, Any]:
        return {**super().initial_of(listing), "family": str(listing.family_id)}

    def clean_frame_number(self) -> str:
        text = self.cleaned_data["frame_number"]
        if not text:
            return ""
        decoded = decode(text)
        if not _SERIAL.fullmatch(decoded.serial):
            raise ValidationError(_not_whole(decoded), code="no_serial")
        return decoded.normalised

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        number = data["frame_number"]
        if not number and not data["frame_missing_reason"]:
            self.add_error("frame_number", _("Give the frame number, or say below why not."))
        data["family"] = self._family(number, data["family"])
        data["frame_code"] = self._frame_code(number, data["family"])
        return data

    def _family(self, number: str, chosen: int | None) -> Family | None:
        """The chosen model, checked against the number; or the one that the number names."""
        if chosen:
            family = Family.objects.select_related("make").get(pk=chosen)
            if number and (problem := belongs_to(number, family)):
                self.add_error("frame_number", problem.message)
            return family
        found = {code.family for code in _codes(number)}
        if len(found) == 1:
            return found.pop()
        self.add_error("family", _no_family(number, several=bool(found)))
        return None

    @staticmethod
    def _frame_code(number: str, family: Family | None) -> FrameCode | None:
        fitting = [code for code in _codes(number) if code.family == family]
        return fitting[0] if len(fitting) == 1 else None


def _no_family(number: str, *, several: bool) -> Any:
    """Why the model must be chosen."""
    if several:
        return _("The frame number fits several models; choose one.")
    if number:
        return _("We do not know this frame number; choose the model.")
    return _("Choose the model.")


def _not_whole(decoded: Decoded) -> Any:
    """What is wrong with the serial number: letters taken for digits are the usual slip."""
    guesses = (problem.message for problem in decoded.problems if problem.code == LOOK_ALIKE)
    return next(guesses, _("This is not a whole frame number: a code, a dash and 5 to 7 digits."))


def _codes(number: str) -> list[FrameCode]:
    """Catalogue rows that the number can belong to, with their families."""
    return [candidate.frame_code for candidate in decode(number).candidates]
