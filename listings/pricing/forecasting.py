"""What would have been said of each sale by somebody who knew only earlier prices.

For each month the model learns from the prices of before its first day and is then asked about the
cars of that month, their prices unseen: the public test of the estimates.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from django.db.models import F, Q
from django.db.models.functions import TruncMonth

from listings.catalogue.vocabulary import Precision

from . import kin
from .learning import as_cars, recorded_sales, sale_id, sale_key
from .model import Car, Scores, train
from .model.reposts import not_among
from .models import Forecast, Sale
from .models.sale import SaleQuerySet

FORECAST = "forecast"
MONTHS = 12
# With fewer the width of a range is mostly assumed.
LEAST_KNOWN = 20
PORTION = 1_000


def months(today: date) -> list[date]:
    """The first days of this month and the eleven before it, oldest first."""
    count = today.year * 12 + today.month - 1
    return [_first_of(number) for number in range(count - MONTHS + 1, count + 1)]


def as_subject(first: date) -> int:
    """How the work queue names a month: 202611."""
    return first.year * 100 + first.month


def as_month(subject: int) -> date:
    """The first day of the month that the work queue names so. ValueError for what is no month."""
    return date(subject // 100, subject % 100, 1)


def due_months(today: date) -> list[date]:
    """The months to look at anew: this one and the last, and those with sales not yet foretold.

    An older month is done again when a sale came to it, as from a file; what was said of the others
    of the year stays, as it was said.
    """
    told = months(today)
    new = Q(forecast=None) | Q(forecast__known_until__gte=F("on"))
    found = _testable(told[0], today + timedelta(days=1)).filter(new)
    with_new = set(found.annotate(month=TruncMonth("on")).values_list("month", flat=True))
    return [first for first in told if first in {*with_new, *told[-2:]}]


def foretell(first: date) -> list[Forecast]:
    """What is said of each sale of the month by the prices known before it; writes nothing.

    Empty where nothing was sold, or fewer than 20 prices were known.
    """
    sold = as_cars(_testable(first, _next(first)))
    known = not_among(_known_before(first), sold) if sold else []
    if len(known) < LEAST_KNOWN:
        return []
    model = train(known, kin.twins())
    scores = model.score([car.without_price() for car in sold])
    return _rows(sold, scores, model.version, first - timedelta(days=1))


def keep(forecasts: Sequence[Forecast]) -> None:
    """Store them, in the place of what was said of the same sales before."""
    columns = [field.name for field in Forecast._meta.concrete_fields]
    Forecast.objects.bulk_create(
        forecasts,
        batch_size=PORTION,
        update_conflicts=True,
        unique_fields=["sale"],
        update_fields=[name for name in columns if name not in ("id", "sale")],
    )


def _testable(first: date, until: date) -> SaleQuerySet:
    """Prices from a day until before another of which the month is known, and the car's year."""
    sales = Sale.objects.usable(until - timedelta(days=1)).filter(on__gte=first)
    return sales.filter(year__isnull=False).exclude(on_precision=Precision.YEAR)


def _known_before(first: date) -> list[Car]:
    """What could be learnt from on the eve. A price dated by its year alone counts from the year's
    first day, yet may be of its last: until the year is over nobody knew it for certain."""
    of_this_year = Sale.objects.filter(on_precision=Precision.YEAR, on__year=first.year)
    not_yet = {sale_key(pk) for pk in of_this_year.values_list("pk", flat=True)}
    known = recorded_sales(first - timedelta(days=1))
    return [car for car in known if car.key not in not_yet]


def _rows(sold: Sequence[Car], scores: Scores, version: str, known_until: date) -> list[Forecast]:
    said = zip(sold, scores.grades, scores.low, scores.mid, scores.high, strict=True)
    of = partial(Forecast, known_until=known_until, model_version=version)
    return [
        of(
            sale_id=sale_id(car.key),
            grade=str(grade),
            low_usd_cents=_cents(low),
            mid_usd_cents=_cents(mid),
            high_usd_cents=_cents(high),
        )
        for car, grade, low, mid, high in said
    ]


def _cents(dollars: float) -> int:
    return max(round(dollars * 100), 1)


def _next(first: date) -> date:
    return _first_of(first.year * 12 + first.month)


def _first_of(number: int) -> date:
    """The first day of a month counted from the year 0."""
    return date(number // 12, number % 12 + 1, 1)
