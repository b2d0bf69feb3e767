"""Recorded sales as the rules compare them."""

from datetime import date

from .comparing import Comparable
from .models import Sale

# More would not move a median; the cap keeps the largest family as quick as the smallest.
MOST = 500

_COLUMNS = (
    "pk",
    "price_usd_cents",
    "kind",
    "on",
    "year",
    "mileage_km",
    "drive",
    "side",
    "frame_code_id",
    "listing_id",
    "seller_key",
)


def comparables(family_id: int, day: date) -> list[Comparable]:
    """The newest known prices of a family on a day, at most 500, in one statement."""
    rows = Sale.objects.known_of(family_id, day).values_list(*_COLUMNS)[:MOST]
    return [Comparable(*row) for row in rows]
