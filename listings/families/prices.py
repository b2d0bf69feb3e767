"""What cars of a family were asked and sold for, as far as it was recorded."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import DateTimeField, OuterRef, Subquery

from listings.cars.models import Listing, ListingEvent
from listings.cars.models.querysets import ListingQuerySet
from listings.cars.rules import SOLD
from listings.cars.wording import money
from listings.catalogue.models import Family
from listings.pricing.models import Sale

# Fewer say nothing about the next one.
ENOUGH = 3
# Newer prices say more; the cap keeps the largest family as quick as the smallest.
MOST = 500
SOLD_SHOWN = 24


@dataclass(frozen=True)
class KnownPrices:
    """Prices of one kind; low, middle and high are empty where too few are known."""

    kind: str
    count: int
    low: str = ""
    middle: str = ""
    high: str = ""
    since: date | None = None


@dataclass(frozen=True)
class SoldCar:
    """A sold car with what it was last asked for, and what it brought where somebody told."""

    car: Listing
    told: str
    kind: str


def known_prices(family: Family, today: date) -> list[KnownPrices]:
    """By kind, the surest first; one statement."""
    rows = Sale.objects.usable(today).filter(family=family).order_by("-on", "-pk")
    found = defaultdict(list)
    for kind, cents, on in rows.values_list("kind", "price_usd_cents", "on")[:MOST]:
        found[kind].append((cents, on))
    kinds = reversed(Sale.Kind.choices)
    return [_known(str(label), found[kind]) for kind, label in kinds if kind in found]


def sold_cars(family: Family) -> list[SoldCar]:
    """The last ones that were sold here, the newest first, with `sold_at`; two statements."""
    sold = ListingEvent.objects.filter(listing=OuterRef("pk"), kind=ListingEvent.Kind.SOLD)
    when = Subquery(sold.order_by("-at").values("at")[:1], output_field=DateTimeField())
    cars = list(
        _sold(family).with_names().annotate(sold_at=when).order_by("-sold_at", "-pk")[:SOLD_SHOWN]
    )
    told = _told([car.pk for car in cars])
    return [SoldCar(car, *told.get(car.pk, ("", ""))) for car in cars]


def _sold(family: Family) -> ListingQuerySet:
    sold: ListingQuerySet = Listing.objects.filter(family=family, status=SOLD)
    return sold


def _told(cars: Collection[int]) -> dict[int, tuple[str, str]]:
    """Price and kind by listing, where a sale was told or confirmed."""
    rows = Sale.objects.filter(listing_id__in=cars, set_aside=False).exclude(kind=Sale.Kind.ASKING)
    return {
        row.listing_id: (money(row.price_usd_cents, "USD"), row.get_kind_display())
        for row in rows
        if row.listing_id is not None
    }


def _known(kind: str, prices: list[tuple[int, date]]) -> KnownPrices:
    since = min(on for _cents, on in prices)
    if len(prices) < ENOUGH:
        return KnownPrices(kind, len(prices), since=since)
    cents = [amount for amount, _on in prices]
    low, middle, high = (_dollars(amount) for amount in (min(cents), median(cents), max(cents)))
    return KnownPrices(kind, len(prices), low, middle, high, since)


def _dollars(cents: float) -> str:
    """To ten dollars: a middle of two prices has no cents to show."""
    return money(round(cents / 1_000) * 1_000, "USD")
