"""What we do not know about a car, said calmly, with the question to ask."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from listings.eligibility.proof import LEGAL_LEVELS

from ..models import Listing


@dataclass(frozen=True)
class Unknown:
    text: str
    question: str


def unknowns(listing: Listing) -> list[Unknown]:
    """Facts a careful buyer misses, most weighty first."""
    return [Unknown(text, question) for missing, text, question in _all(listing) if missing]


def _all(car: Listing) -> list[tuple[bool, str, str]]:
    return [
        (
            car.eligible_level not in LEGAL_LEVELS,
            _("No document for the build date has been checked."),
            _("Can you show a photo of the build plate or of the kei certificate?"),
        ),
        (
            True,
            _("Nobody has checked the underside."),
            _("Could you send photos of the underside?"),
        ),
        (
            car.mileage_km is None,
            _("The mileage is not given."),
            _("What does the odometer show?"),
        ),
        (
            car.engine_replaced is None,
            _("The seller does not say whether the engine is the original one."),
            _("Is the engine the one it was built with?"),
        ),
        (
            car.timing_belt_on is None,
            _("The timing belt's age is not known."),
            _("When was the timing belt changed?"),
        ),
        (
            not car.frame_number,
            _("There is no frame number: %s") % car.frame_missing_reason,
            _("Can you read the frame number on the frame itself?"),
        ),
    ]
