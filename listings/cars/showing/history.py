"""What the car was asked for, day by day."""

from dataclasses import dataclass
from datetime import datetime

from ..models import Listing, ListingEvent
from ..wording import money


@dataclass(frozen=True)
class AskedPrice:
    on: datetime
    price_text: str


def price_history(listing: Listing) -> list[AskedPrice]:
    """Prices asked since the car went live, oldest first; empty while there was only one."""
    changes = listing.events.filter(kind=ListingEvent.Kind.PRICE_CHANGED).order_by("-at", "-pk")
    if not changes or listing.listed_at is None:
        return []
    # An event names only what changed, so the way leads back from today.
    price, currency = listing.price or 0, listing.currency
    history = []
    for change in changes:
        history.append(AskedPrice(change.at, money(price, currency)))
        before = change.data["before"]
        price, currency = before.get("price", price), before.get("currency", currency)
    return [AskedPrice(listing.listed_at, money(price, currency)), *reversed(history)]
