"""Days out of dates that are written as a year, a month or a day."""

import calendar
from dataclasses import dataclass
from datetime import date

_PRECISIONS = ("year", "month", "day")


@dataclass(frozen=True)
class Stated:
    """A date as a source states it: the first and the last day it can mean."""

    first: date
    last: date
    precision: str


def parse(text: str) -> Stated | None:
    """`1999`, `1999-01` or `1999-01-20`; None for an empty text or `present` (still built).

    Raises ValueError for anything else.
    """
    text = text.strip()
    if text in {"", "present"}:
        return None
    numbers = [int(part) for part in text.split("-")]
    match numbers:
        case [year]:
            return Stated(date(year, 1, 1), date(year, 12, 31), "year")
        case [year, month]:
            first = date(year, month, 1)
            return Stated(first, months_after(first, 0), "month")
        case [year, month, day]:
            return Stated(date(year, month, day), date(year, month, day), "day")
    raise ValueError(f"not a year, month or day: {text}")


def coarser(*precisions: str) -> str:
    """The least exact of several; empty ones (no date at all) do not count."""
    stated = [precision for precision in precisions if precision]
    return min(stated, key=_PRECISIONS.index, default="")


def months_before(day: date, months: int) -> date:
    """The first of the month so many months before the month of `day`."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def months_after(day: date, months: int) -> date:
    """The last of the month so many months after the month of `day`."""
    first = months_before(day, -months)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
