"""A report as the accuracy page shows it: words for its names, and where bars and dots stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .accuracy import LEAST_COVERAGE, LEAST_TO_JUDGE, MOST_COVERAGE

TARGETS = {
    "final_asking": _("Last asking price"),
    "told_sale": _("Price paid, as told"),
    "confirmed_sale": _("Price paid, confirmed by both"),
}
GRADES = {
    "supported": _("Range and one price"),
    "wide": _("Range without one price"),
    "abstained": _("No estimate shown"),
}
REASONS = {
    "suspicious": _("the price looks like a slip of the pen"),
    "rare_family": _("a rare family: few prices were known"),
    "not_shown": _("no estimate would have been shown"),
    "wide": _("too uncertain to name one price"),
    "in_range": _("yet within the range"),
}
UNKNOWN = _("not known")

# The sheet of a chart, in units of its own; month by month from left to right.
WIDE, STEP, FOOT, TOP = 360, 30, 100, 85
LOWEST_COVERAGE = 40


@dataclass(frozen=True)
class Row:
    """One line of a table of figures."""

    name: str | Promise | date
    figures: dict[str, Any]


@dataclass(frozen=True)
class Mark:
    """A month's bar or dot; `value` stands above it, `first` below."""

    first: date
    value: float
    x: float
    y: float

    @property
    def height(self) -> float:
        return round(FOOT - self.y, 1)

    @property
    def month(self) -> str:
        """Short, in the reader's language."""
        return date_format(self.first, "M")


@dataclass(frozen=True)
class Chart:
    """Marks of the months, with a level for the whole year or a band in which they should lie."""

    marks: tuple[Mark, ...]
    top: float
    bottom: float

    @property
    def band(self) -> float:
        return round(self.bottom - self.top, 1)


@dataclass(frozen=True)
class Miss:
    on: date
    facts: dict[str, Any]
    target: str | Promise
    why: tuple[str | Promise, ...]


@dataclass(frozen=True)
class IndexRow:
    """A family's index by month, 100 being what the model says today; None for too few sales."""

    family: str
    typical_usd: int
    values: tuple[int | None, ...]


@dataclass(frozen=True)
class Market:
    """Real prices, or invented ones, with all that the page tells of them."""

    invented: bool
    counts: dict[str, int]
    all: dict[str, Any]
    kinds: tuple[Row, ...]
    families: tuple[Row, ...]
    months: tuple[Row, ...]
    errors: Chart
    coverage: Chart
    misses: tuple[Miss, ...]
    index_months: tuple[str, ...]
    index: tuple[IndexRow, ...]

    @property
    def is_thin(self) -> bool:
        """So few that chance decides the figures."""
        return self.all["n"] < LEAST_TO_JUDGE


def markets(report: dict[str, Any]) -> list[Market]:
    """Those of which something was foretold; real prices first."""
    return [_market(found) for found in report["markets"] if found["all"]["n"]]


def _market(found: dict[str, Any]) -> Market:
    months = tuple(Row(_month(row["month"]), row) for row in found["by_month"])
    index_months = sorted({row["month"] for one in found["index"] for row in one["months"]})
    kinds = _named(found["by_target"], "target", TARGETS)
    kinds += _named(found["by_grade"], "grade", GRADES)
    return Market(
        invented=found["invented"],
        counts={name: found[name] for name in _COUNTS},
        all=found["all"],
        kinds=tuple(kinds),
        families=tuple(Row(row["family"], row) for row in found["by_family"]),
        months=months,
        errors=_bars(months, found["all"]["mdape"]),
        coverage=_dots(months),
        misses=tuple(_miss(row) for row in found["misses"]),
        index_months=tuple(index_months),
        index=tuple(_index_row(one, index_months) for one in found["index"]),
    )


_COUNTS = ("n_sales", "n_without_forecast", "n_set_aside", "n_misses")


def _named(rows: Sequence[dict[str, Any]], key: str, words: dict[str, Any]) -> list[Row]:
    """In the order of the words, whatever the order of the figures."""
    told = {row[key]: row for row in rows}
    return [Row(words[name], told[name]) for name in words if name in told]


def _bars(months: Sequence[Row], level: float) -> Chart:
    unit = TOP / (max((row.figures["mdape"] for row in months), default=0) or 1)
    line = round(FOOT - level * unit, 1)
    return Chart(_marks(months, "mdape", lambda share: share * unit), line, line)


def _dots(months: Sequence[Row]) -> Chart:
    band = (_height(share) for share in (MOST_COVERAGE, LEAST_COVERAGE))
    top, bottom = (round(FOOT - height, 1) for height in band)
    return Chart(_marks(months, "coverage_80", _height), top, bottom)


def _height(coverage: float) -> float:
    """Above the foot of the sheet, which stands for what no range should hold so little as."""
    return max(coverage - LOWEST_COVERAGE, 0) / (100 - LOWEST_COVERAGE) * TOP


def _marks(months: Sequence[Row], name: str, height: Callable[[float], float]) -> tuple[Mark, ...]:
    """Each in the place of its month; a month without sales leaves its place empty."""
    last = max((_number(row.name) for row in months), default=0)
    return tuple(
        Mark(
            first=row.name,
            value=row.figures[name],
            x=WIDE - STEP * (last - _number(row.name)) - STEP / 2,
            y=round(FOOT - height(row.figures[name]), 1),
        )
        for row in months
        if isinstance(row.name, date)
    )


def _number(first: Any) -> int:
    return first.year * 12 + first.month


def _miss(row: dict[str, Any]) -> Miss:
    why = tuple(REASONS[name] for name in row["reasons"]) or (UNKNOWN,)
    return Miss(date.fromisoformat(row["on"]), row, TARGETS[row["target"]], why)


def _index_row(one: dict[str, Any], months: Sequence[str]) -> IndexRow:
    told = {row["month"]: round(100 * row["ratio"]) for row in one["months"]}
    return IndexRow(one["family"], one["typical_usd"], tuple(told.get(name) for name in months))


def _month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")
