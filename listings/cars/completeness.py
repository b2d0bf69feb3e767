"""What a listing still lacks before buyers may see it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from listings.eligibility.reasons import explain
from listings.eligibility.rules import Entry, Status
from listings.eligibility.speaking import told

from .age import assess_listing
from .choices import Side
from .models import Claim, Listing, Photo
from .moving import ENTERED_TOO_YOUNG


@dataclass(frozen=True)
class Problem:
    """Something that stands in the way, and the step of the form that cures it."""

    step: str
    text: str


def problems(listing: Listing) -> list[Problem]:
    """Everything that must be cured before the listing goes to staff, in the form's order."""
    return [*_of_date(listing), *_of_specs(listing), *_of_photos(listing), *_of_price(listing)]


def stoppers(listing: Listing) -> list[Problem]:
    """What the seller may send to staff, but staff do not put on the market before it is solved."""
    if assess_listing(listing).entry == Entry.WAS_NOT:
        return [Problem("dates", _(ENTERED_TOO_YOUNG))]
    return []


def _of_date(listing: Listing) -> list[Problem]:
    verdict = assess_listing(listing).verdict
    if verdict.status == Status.CONFLICT:
        return [Problem("dates", told(explain(verdict)[0].sentence))]
    if listing.year is None and verdict.safe is None:
        return [Problem("dates", _("Say when the car was built, or at least the year you know."))]
    return []


def _of_specs(listing: Listing) -> list[Problem]:
    wanted = {
        "drive": _("Say which wheels are driven."),
        "gearbox": _("Say which gearbox it has."),
    }
    return [Problem("specs", text) for name, text in wanted.items() if not getattr(listing, name)]


def _of_photos(listing: Listing) -> list[Problem]:
    if listing.photos.exclude(state=Photo.State.FAILED).exists():
        return []
    return [Problem("photos", _("Add at least one photo."))]


def _of_price(listing: Listing) -> list[Problem]:
    if listing.price is None or not listing.side:
        return [Problem("price", _("Give a price and say where the car is."))]
    entered = listing.claims.standing().filter(kind=Claim.Kind.ENTRY)
    if listing.side == Side.JAPAN and entered.exists():
        text = _("The car is in Japan, yet a day of entry into the United States is given.")
        return [Problem("price", text)]
    return []
