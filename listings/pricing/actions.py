"""Recording prices of our own market. Takes plain values: this room does not know the cars."""

from dataclasses import asdict, dataclass, replace
from datetime import date

from django.db import transaction

from .doubts import settle
from .models import Currency, Sale
from .teaching import order_learning

OUR_MARKET = "Asked on this site"


@dataclass(frozen=True)
class Offer:
    """What a listing asks and for what; one sale row follows it.

    `amount` is in minor units of `currency`; `price_usd_cents` is None where no exchange rate is
    known. `location` is the state. `source` says so when the listing is invented.
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
    trim: str = ""
    gearbox: str = ""
    body: str = ""
    aspiration: str = ""
    displacement_cc: int | None = None
    location: str = ""
    amount: int | None = None
    currency: str = Currency.USD.value
    title: str = ""
    source: str = OUR_MARKET


@transaction.atomic
def record_asking(offer: Offer, on: date) -> None:
    """Know the price that a listing asks on the day; it takes the place of the one before.

    Without a price in dollars the old one goes too, because it is no longer asked.
    """
    if offer.price_usd_cents is None:
        Sale.objects.filter(listing_id=offer.listing_id, kind=Sale.Kind.ASKING).delete()
        order_learning()
    else:
        _record(offer, Sale.Kind.ASKING, offer.price_usd_cents, on)


@transaction.atomic
def record_sale(offer: Offer, told_usd_cents: int | None, on: date) -> None:
    """A listing's car was sold. Only a price that the seller tells becomes the price of a sale.

    Told nothing, the last asking price stays what it is: asked, not paid.
    """
    if told_usd_cents is not None:
        told = replace(offer, amount=told_usd_cents, currency=Currency.USD.value)
        _record(told, Sale.Kind.TOLD, told_usd_cents, on)


def set_aside(listing_id: int) -> None:
    """Let no estimate rest on the price of a listing, as when staff removed it."""
    if Sale.objects.filter(listing_id=listing_id).update(set_aside=True):
        order_learning()


def _record(offer: Offer, kind: str, price_usd_cents: int, on: date) -> None:
    """Have one row for the listing, and the models learn from it. A corrected price counts again."""
    facts = asdict(offer) | {
        "kind": kind,
        "price_usd_cents": price_usd_cents,
        "on": on,
        "certainty": Sale.Certainty.HIGH,
    }
    listing_id = facts.pop("listing_id")
    before = Sale.objects.filter(listing_id=listing_id).first()
    sale, _made = Sale.objects.update_or_create(listing_id=listing_id, defaults=facts)
    if before and before.suspicion and before.price_usd_cents != price_usd_cents:
        settle(sale.pk)
    order_learning()
