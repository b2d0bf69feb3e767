"""Intervals of days: what is meant by a date that is known only in part."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DateError(ValueError):
    """The text is no usable date. The message is a sentence for the person who typed it."""


class Precision(StrEnum):
    """How exactly a date names the day."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Interval:
    """All days that a partial date may mean, from `first` to `last`, both included.

    `warning` is a sentence about a date that is odd but readable; empty as a rule.
    """

    first: date
    last: date
    precision: Precision = Precision.WINDOW
    warning: str = ""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise DateError(f"The window ends ({self.last}) before it begins ({self.first}).")

    @property
    def text(self) -> str:
        """Canonical text, which `dates.read_date` reads back to the same days: 2001-11."""
        return self._spelled(iso, "/")

    @property
    def words(self) -> str:
        """For a sentence: November 2001."""
        return self._spelled(named, " to ")

    def _spelled(self, spell: Callable[[date, Precision], str], joint: str) -> str:
        coarseness = self._coarseness()
        ends = (spell(self.first, coarseness), spell(self.last, coarseness))
        return ends[0] if ends[0] == ends[1] else joint.join(ends)

    def _coarseness(self) -> Precision:
        if self.first.day != 1 or self.last != month_end(self.last):
            return Precision.DAY
        is_one_year = (self.first.month, self.last) == (1, date(self.first.year, 12, 31))
        return Precision.YEAR if is_one_year else Precision.MONTH


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def iso(day: date, precision: Precision = Precision.DAY) -> str:
    """2001-11-05, 2001-11 or 2001."""
    kept = {Precision.YEAR: 4, Precision.MONTH: 7}
    return day.isoformat()[: kept.get(precision)]


def named(day: date, precision: Precision = Precision.DAY) -> str:
    """5 November 2001, November 2001 or 2001; English whatever the locale of the machine."""
    if precision == Precision.YEAR:
        return f"{day.year}"
    if precision == Precision.MONTH:
        return f"{MONTHS[day.month - 1]} {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
