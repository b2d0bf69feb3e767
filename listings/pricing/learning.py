"""Recorded sales as the model learns from them."""

from collections import defaultdict
from datetime import date

from django.db.models import Case, F, IntegerField, Value, When, Window
from django.db.models.functions import RowNumber

from .model import Car
from .models import Sale
from .models.sale import SaleQuerySet

CURRENCY = "USD"

# What a kind of price says beside the others is learnt from nobody alone: of three sellers, one
# would have more than 30 % of it.
LEAST_SELLERS_OF_A_KIND = 4

_TEXTS = {
    "make": "family__make__name",
    "model": "family__name",
    "trim": "trim",
    "transmission": "gearbox",
    "body": "body",
    "drivetrain": "drive",
    "aspiration": "aspiration",
    "frame_code": "frame_code__code",
    "side": "side",
    "location": "location",
    "kind": "kind",
    "seller": "seller_key",
}
_OTHERS = ("pk", "year", "mileage_km", "displacement_cc", "price_usd_cents", "on")


def recorded_sales(day: date, most: int = 20_000) -> list[Car]:
    """Prices known by the day that may be learnt from, in US dollars, of cars with a known year.

    Where there are more than `most`, paid prices go before asked ones, and of both the newest of
    each family. Always the same, in the order of their keys. Prices of a kind that fewer than four
    sellers named are left out where another kind has more.
    """
    is_asked = Case(
        When(kind=Sale.Kind.ASKING, then=Value(1)), default=Value(0), output_field=IntegerField()
    )
    sales = Sale.objects.usable(day).filter(year__isnull=False).annotate(is_asked=is_asked)
    newest = Window(
        RowNumber(), partition_by=[F("family"), F("is_asked")], order_by=[F("on").desc(), "-pk"]
    )
    chosen = sales.annotate(place=newest).order_by("is_asked", "place", "pk")
    return _of_many_sellers(as_cars(chosen[:most]))


def _of_many_sellers(cars: list[Car]) -> list[Car]:
    """Without the kinds of price of few; a price that names no seller has one of its own."""
    sellers = defaultdict(set)
    for car in cars:
        sellers[car.kind].add(car.seller or car.key)
    kept = [car for car in cars if len(sellers[car.kind]) >= LEAST_SELLERS_OF_A_KIND]
    return kept or cars


def as_cars(sales: SaleQuerySet) -> list[Car]:
    """The sales as the model sees them, in the order of their keys; each needs a known year."""
    rows = sales.values_list(*_OTHERS, *_TEXTS.values())
    return [_car(*row) for row in sorted(rows, key=lambda row: row[0])]


def _car(
    pk: int, year: int, km: int | None, cc: int | None, cents: int, on: date, *texts: str | None
) -> Car:
    told = {name: text or "" for name, text in zip(_TEXTS, texts, strict=True)}
    return Car(
        year=year,
        mileage_km=km,
        displacement_cc=cc,
        price=cents / 100,
        on=as_year(on),
        key=sale_key(pk),
        **told,
    )


def sale_key(sale_id: int) -> str:
    """How the model names a recorded sale."""
    return f"sale {sale_id}"


def sale_id(key: str) -> int:
    """The recorded sale that the model names so."""
    return int(key.removeprefix("sale "))


def as_year(day: date) -> float:
    """A day as a year with decimals."""
    return day.year + (day.timetuple().tm_yday - 1) / 366
