"""How a sale compares with what was estimated before it."""

from dataclasses import dataclass

from listings.pricing.models import Estimate, Sale

from ..models import Listing, ListingEvent
from .worth_comparables import price_of


@dataclass(frozen=True)
class Sold:
    """`paid` is the price told in public, else empty; `cents` is it, or what was asked last.

    `place` is where that lies to the range estimated before the sale (below, in, above; empty where
    there was none), and `off` how far from its middle in whole per cent.
    """

    asked: str
    paid: str
    confirmed: bool
    cents: int | None
    before: Estimate | None
    place: str
    off: int

    @property
    def under(self) -> int:
        return -self.off


def sold(car: Listing) -> Sold:
    """Of a car that is sold. Three statements."""
    sale = Sale.objects.filter(listing_id=car.pk).exclude(kind=Sale.Kind.ASKING).first()
    cents, before = sale.price_usd_cents if sale else car.price_usd_cents, _estimated_before(car)
    return Sold(
        asked=car.price_text,
        paid=price_of(sale) if sale else "",
        confirmed=bool(sale and sale.kind == Sale.Kind.CONFIRMED),
        cents=cents,
        before=before,
        place=_place(before, cents),
        off=_off(before, cents),
    )


def _estimated_before(car: Listing) -> Estimate | None:
    """What the page said when the car was sold; a later estimate would know more."""
    at = (
        car.events.filter(kind=ListingEvent.Kind.SOLD)
        .order_by("-at")
        .values_list("at", flat=True)
        .first()
    )
    if at is None:
        return car.estimate
    return car.estimates.filter(made_at__lte=at).order_by("-made_at", "-pk").first()


def _place(before: Estimate | None, cents: int | None) -> str:
    if before is None or cents is None or not before.low_usd_cents or not before.high_usd_cents:
        return ""
    if cents < before.low_usd_cents:
        return "below"
    return "above" if cents > before.high_usd_cents else "in"


def _off(before: Estimate | None, cents: int | None) -> int:
    """Per cent above the middle, negative below it; 0 where no middle was named."""
    if before is None or cents is None or not before.is_supported or not before.mid_usd_cents:
        return 0
    return round(100 * (cents - before.mid_usd_cents) / before.mid_usd_cents)
