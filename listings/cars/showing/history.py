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
    changes = list(listing.events.filter(kind=ListingEvent.Kind.PRICE_CHANGED).order_by("at", "pk"))
    if not changes or listing.listed_at is None:
        return []
    first = _asked(listing, changes[0].data["before"])
    return [
        AskedPrice(listing.listed_at, first),
        *(AskedPrice(change.at, _asked(listing, change.data["after"])) for change in changes),
    ]


def _asked(listing: Listing, side: dict[str, object]) -> str:
    """An event names only what changed; what it leaves out stayed as it is."""
    price = side.get("price", listing.price)
    return money(int(str(price)), str(side.get("currency", listing.currency)))
