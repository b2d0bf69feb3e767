"""How far off were the estimates? Figures of forecasts beside the prices that came; no Django."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from .model.grading import Grade

# Fewer of a family say nothing of it.
LEAST_OF_A_FAMILY = 5
MISS = 30  # per cent
# A page of misses is for reading; how many there are is said.
MOST_MISSES = 200
# Of a family with fewer known prices one asks why it was judged at all.
RARE = 8

# The 80 % range holds so many of a hundred; the rest is chance.
LEAST_COVERAGE, MOST_COVERAGE = 72.0, 88.0
LEAST_TO_JUDGE = 50


@dataclass(frozen=True)
class Judged:
    """A sale and what was said of it before it was known; amounts in US cents.

    `known_of_family` are the prices of its family that were known when it was said; asked only of
    misses, None otherwise.
    """

    sale: int
    on: date
    kind: str
    family: str
    year: int
    price: int
    low: int
    mid: int
    high: int
    grade: str
    suspicion: str = ""
    known_of_family: int | None = None

    @property
    def error(self) -> float:
        """Above nothing where too much was said."""
        return self.mid / self.price - 1

    @property
    def is_covered(self) -> bool:
        return self.low <= self.price <= self.high

    @property
    def is_miss(self) -> bool:
        return abs(self.mid - self.price) * 100 > self.price * MISS


def figures(rows: Sequence[Judged]) -> dict[str, Any]:
    """The field's own figures, in per cent of the price; None for all where there is no sale.

    `median_error` has a sign: above nothing, more was said than was asked or paid. `hit_rate` is the
    share of which the site would have shown a range; the others count in all figures as well.
    """
    if not rows:
        return {"n": 0} | dict.fromkeys(_NAMES)
    off = [abs(row.error) for row in rows]
    return {
        "n": len(rows),
        "mdape": _per_cent(median(off)),
        "median_error": _per_cent(median(row.error for row in rows)),
        "mape": _per_cent(sum(off) / len(off)),
        "within_5": _share(one <= 0.05 for one in off),
        "within_10": _share(one <= 0.10 for one in off),
        "within_20": _share(one <= 0.20 for one in off),
        "coverage_80": _share(row.is_covered for row in rows),
        "median_width": _per_cent(median((row.high - row.low) / row.mid for row in rows)),
        "hit_rate": _share(row.grade != Grade.ABSTAINED for row in rows),
    }


_NAMES = (
    "mdape", "median_error", "mape", "within_5", "within_10", "within_20", "coverage_80",
    "median_width", "hit_rate",
)  # fmt: skip


def by(
    rows: Iterable[Judged], key: Callable[[Judged], str], name: str, least: int = 1
) -> list[dict[str, Any]]:
    """The same figures for each value of the key that has so many sales, in its order."""
    groups: dict[str, list[Judged]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return [
        {name: value, **figures(groups[value])}
        for value in sorted(groups)
        if len(groups[value]) >= least
    ]


def misses(rows: Iterable[Judged]) -> list[dict[str, Any]]:
    """Sales of which something was said that lay over 30 % off, the newest first, with the reason."""
    found = sorted((row for row in rows if row.is_miss), key=lambda row: (row.on, row.sale))
    return [_miss(row) for row in reversed(found[-MOST_MISSES:])]


def too_narrow_or_wide(told: dict[str, Any]) -> str:
    """ "narrow" or "wide" where the ranges do not hold what they should; else empty.

    Fewer than 50 sales decide nothing.
    """
    if told["n"] < LEAST_TO_JUDGE:
        return ""
    if told["coverage_80"] < LEAST_COVERAGE:
        return "narrow"
    return "wide" if told["coverage_80"] > MOST_COVERAGE else ""


def _miss(row: Judged) -> dict[str, Any]:
    return {
        "sale": row.sale,
        "on": row.on.isoformat(),
        "family": row.family,
        "year": row.year,
        "target": row.kind,
        "price_usd": _dollars(row.price),
        "low_usd": _dollars(row.low),
        "mid_usd": _dollars(row.mid),
        "high_usd": _dollars(row.high),
        "error": _per_cent(row.error),
        "grade": row.grade,
        "reasons": _reasons(row),
    }


def _reasons(row: Judged) -> list[str]:
    """Words for programs; empty where nobody knows why."""
    known = row.known_of_family
    found = {
        "suspicious": bool(row.suspicion),
        "rare_family": known is not None and known < RARE,
        "not_shown": row.grade == Grade.ABSTAINED,
        "wide": row.grade == Grade.WIDE,
        "in_range": row.is_covered,
    }
    return [name for name, holds in found.items() if holds]


def _dollars(cents: int) -> int:
    return round(cents / 100)


def _share(holds: Iterable[bool]) -> float:
    told = list(holds)
    return _per_cent(sum(told) / len(told))


def _per_cent(share: float) -> float:
    return round(share * 100, 1) + 0.0
