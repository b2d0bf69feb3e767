"""Recording prices of our own market. Takes plain values: this room does not know the cars."""

from dataclasses import asdict, dataclass
from datetime import date

from .models import Sale

OUR_MARKET = "Asked on this site"


@dataclass(frozen=True)
class Offer:
    """What a listing asks and for what; one sale row follows it.

    `price_usd_cents` is None where no exchange rate is known. `source` says so when the listing
    is invented.
    """

    listing_id: int
    family_id: int
    frame_code_id: int | None
    year: int | None
    mileage_km: int | None
    drive: str
    side: str
    price_usd_cents: int | None
    seller_key: str
    title: str = ""
    source: str = OUR_MARKET


def record_asking(offer: Offer, on: date) -> None:
    """Know the price that a listing asks on the day; it takes the place of the one before.

    Without a price in dollars the old one goes too, because it is no longer asked.
    """
    if offer.price_usd_cents is None:
        Sale.objects.filter(listing_id=offer.listing_id, kind=Sale.Kind.ASKING).delete()
    else:
        _record(offer, Sale.Kind.ASKING, offer.price_usd_cents, on)


def record_sale(offer: Offer, told_usd_cents: int | None, on: date) -> None:
    """A listing's car was sold. Only a price that the seller tells becomes the price of a sale.

    Told nothing, the last asking price stays what it is: asked, not paid.
    """
    if told_usd_cents is not None:
        _record(offer, Sale.Kind.TOLD, told_usd_cents, on)


def set_aside(listing_id: int) -> None:
    """Let no estimate rest on the price of a listing, as when staff removed it."""
    Sale.objects.filter(listing_id=listing_id).update(set_aside=True)


def _record(offer: Offer, kind: str, price_usd_cents: int, on: date) -> None:
    facts = asdict(offer) | {"kind": kind, "price_usd_cents": price_usd_cents, "on": on}
    Sale.objects.update_or_create(listing_id=facts.pop("listing_id"), defaults=facts)
