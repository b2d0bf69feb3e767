"""The short answer on what a car is worth."""

from django.utils.translation import gettext as _

from listings.pricing.models import Estimate

from ..models import Listing
from ..wording import money
from .tiles import Tile
from .worth import State, Worth, stored


def price_tile(car: Listing, worth: Worth | None = None) -> Tile:
    """By what the panel shows; without it by the stored estimate alone."""
    worth = worth or stored(car)
    if worth.state == State.SOLD:
        return _sold(worth)
    if worth.estimate is None:
        return _coming(worth)
    if worth.state == State.RENEWED:
        return _tile("unknown", worth.estimate, _("is being worked out anew"))
    if worth.state == State.SUPPORTED:
        return _tile("good", worth.estimate, _("the usual range"))
    if worth.state == State.WIDE:
        return _tile(
            "unknown", worth.estimate, _("a wide range: too little is known for one price")
        )
    return _tile("unknown", worth.estimate, worth.estimate.reason_text)


def _coming(worth: Worth) -> Tile:
    state = "waiting" if worth.comes else "unknown"
    return Tile(state, _question(), _("Being worked out"), href="#price")


def _sold(worth: Worth) -> Tile:
    story = worth.sold
    if story is None or not (story.paid or story.asked):
        return Tile("unknown", _question(), _("Sold"), href="#price")
    detail = _("what it sold for") if story.paid else _("what was asked last")
    return Tile("unknown", _question(), story.paid or story.asked, detail, href="#price")


def _tile(state: str, estimate: Estimate, detail: str) -> Tile:
    answer = _("No estimate")
    if estimate.low is not None and estimate.high is not None:
        answer = _("%(low)s – %(high)s") % {
            "low": money(estimate.low, estimate.currency),
            "high": money(estimate.high, estimate.currency),
        }
    return Tile(state, _question(), answer, detail, estimate.on, "#price")


def _question() -> str:
    return _("What is it worth?")
