"""The public report of a day: what forecasts said beside what came, real and invented apart."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Count, F, OuterRef, Q, Subquery

from listings.catalogue.vocabulary import Precision
from listings.eligibility.sentences import Sentence, say
from listings.work.staff_tasks import close_task, open_task

from . import accuracy
from .accuracy import Judged
from .forecasting import months
from .learning import as_cars, as_year, sale_id
from .models import INVENTED, AccuracyReport, Forecast, Sale
from .models.sale import SaleQuerySet
from .price_index import Told, price_index
from .standing import standing

REPORT = "report"
# There is one report, of everything.
SUBJECT = 1
TASK = "accuracy:coverage"
PAGE = "/accuracy/"

TARGETS = {
    Sale.Kind.ASKING.value: "final_asking",
    Sale.Kind.TOLD.value: "told_sale",
    Sale.Kind.CONFIRMED.value: "confirmed_sale",
}
_REAL, _INVENTED = ~Q(source=INVENTED), Q(source=INVENTED)
_COLUMNS = (
    "sale_id", "sale__on", "sale__kind", "sale__family__make__name", "sale__family__name",
    "sale__year", "sale__price_usd_cents", "low_usd_cents", "mid_usd_cents", "high_usd_cents",
    "grade", "sale__suspicion",
)  # fmt: skip

_BANNER, _BANNER_SECONDS = "pricing.banner", 60


def report(today: date) -> dict[str, Any]:
    """Figures of the last twelve months, as the page shows and the JSON gives them."""
    found = standing()
    markets = [
        _market(today, invented=False, model=found.model if found else None),
        _market(today, invented=True, model=found.model if found else None),
    ]
    return {
        "on": today.isoformat(),
        "from": months(today)[0].isoformat(),
        "model_version": found.version if found else None,
        "learnt_from_invented": Sale.objects.usable(today).filter(_INVENTED).exists(),
        "banner": _banner_of(markets),
        "markets": [market for market in markets if market["n_sales"]],
    }


@transaction.atomic
def keep(figures: dict[str, Any], today: date) -> None:
    """Store the day's report, in the place of an earlier one of the day; tell staff of ranges that
    do not hold what they should, and take that back when they do."""
    AccuracyReport.objects.update_or_create(on=today, defaults={"figures": figures})
    if figures["banner"]:
        open_task(TASK, str(_sentence(figures["banner"])), PAGE)
    else:
        close_task(TASK)
    transaction.on_commit(partial(cache.delete, _BANNER), robust=True)


def latest() -> AccuracyReport | None:
    return AccuracyReport.objects.first()


def banner() -> Sentence | None:
    """What readers of an estimate should know of all ranges at present; None while they hold.

    One statement, and none for a minute after.
    """
    told = cache.get(_BANNER)
    if told is None:
        told = AccuracyReport.objects.values_list("figures__banner", flat=True).first() or {}
        cache.set(_BANNER, told, _BANNER_SECONDS)
    return _sentence(told) if told else None


def banner_of(figures: dict[str, Any]) -> Sentence | None:
    """The same of one report."""
    return _sentence(figures["banner"]) if figures["banner"] else None


def _sentence(told: dict[str, Any]) -> Sentence:
    if told["code"] == "narrow":
        return say(
            "Our ranges are too narrow at present: %(coverage)s %% of the last %(n)s prices lay in "
            "them, and 80 %% should.",
            coverage=told["coverage_80"],
            n=told["n"],
        )
    return say(
        "Our ranges are too wide at present: %(coverage)s %% of the last %(n)s prices lay in them, "
        "and 80 %% should.",
        coverage=told["coverage_80"],
        n=told["n"],
    )


def _banner_of(markets: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """By real prices where there are enough of them, else by invented ones."""
    for market in markets:
        told = market["all"]
        if told["n"] >= accuracy.LEAST_TO_JUDGE:
            code = accuracy.too_narrow_or_wide(told)
            figures = {"n": told["n"], "coverage_80": told["coverage_80"]}
            return {"code": code, "invented": market["invented"], **figures} if code else None
    return None


def _market(today: date, *, invented: bool, model: Any) -> dict[str, Any]:
    first = months(today)[0]
    mine = Sale.objects.filter(
        _INVENTED if invented else _REAL, on__gte=first, on__lte=today, repost_of=None
    )
    rows = _judged(mine.filter(set_aside=False))
    counted = mine.aggregate(used=Count("pk", filter=Q(set_aside=False)), all=Count("pk"))
    return {
        "invented": invented,
        "n_sales": counted["used"],
        "n_without_forecast": counted["used"] - len(rows),
        "n_set_aside": counted["all"] - counted["used"],
        "all": accuracy.figures(rows),
        "by_grade": accuracy.by(rows, lambda row: row.grade, "grade"),
        "by_target": accuracy.by(rows, lambda row: row.kind, "target"),
        "by_family": accuracy.by(
            rows, lambda row: row.family, "family", accuracy.LEAST_OF_A_FAMILY
        ),
        "by_month": accuracy.by(rows, lambda row: f"{row.on:%Y-%m}", "month"),
        "n_misses": sum(row.is_miss for row in rows),
        "misses": accuracy.misses(_with_family_counts(rows)),
        "index": _index(mine.filter(set_aside=False), model, today) if model else [],
    }


def _judged(sales: SaleQuerySet) -> list[Judged]:
    """Forecasts that were made before their sale."""
    found = Forecast.objects.filter(sale__in=sales, known_until__lt=F("sale__on"))
    return [
        Judged(sale, on, TARGETS[kind], f"{make} {family}", *others)
        for sale, on, kind, make, family, *others in found.order_by("sale").values_list(*_COLUMNS)
    ]


def _with_family_counts(rows: Sequence[Judged]) -> list[Judged]:
    """The misses, with how many prices of the family were known when something was said of them."""
    missed = {row.sale: row for row in rows if row.is_miss}
    known = Sale.objects.filter(
        family=OuterRef("sale__family"),
        on__lte=OuterRef("known_until"),
        set_aside=False,
        repost_of=None,
    )
    count = known.order_by().values("family").annotate(n=Count("pk")).values("n")
    counts = Forecast.objects.filter(sale__in=missed).annotate(known=Subquery(count))
    return [
        replace(missed[sale], known_of_family=known or 0)
        for sale, known in counts.values_list("sale", "known")
    ]


def _index(sales: SaleQuerySet, model: Any, today: date) -> list[dict[str, Any]]:
    dated = sales.filter(year__isnull=False).exclude(on_precision=Precision.YEAR)
    cars = as_cars(dated)
    if not cars:
        return []
    days = dict(dated.values_list("pk", "on"))
    fixed = [replace(car, price=None, on=as_year(today)) for car in cars]
    said = model.score(fixed).mid.tolist()
    return price_index(
        [
            Told(f"{car.make} {car.model}", f"{days[sale_id(car.key)]:%Y-%m}", car.price, at)
            for car, at in zip(cars, said, strict=True)
            if car.price
        ]
    )
