"""Intervals of days: what is meant by a date that is known only in part."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .sentences import Moment, Precision, Sentence, say

__all__ = ["DateError", "Interval", "Precision", "iso", "month_end"]


class DateError(ValueError):
    """The text is no usable date. `sentence` is for the person who typed it."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Interval:
    """All days that a partial date may mean, from `first` to `last`, both included.

    `warning` is a sentence about a date that is odd but readable; None as a rule.
    """

    first: date
    last: date
    precision: Precision = Precision.WINDOW
    warning: Sentence | None = None

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise DateError(
                say(
                    "The window ends (%(last)s) before it begins (%(first)s).",
                    last=self.last.isoformat(),
                    first=self.first.isoformat(),
                )
            )

    @property
    def text(self) -> str:
        """Canonical text, which `dates.read_date` reads back to the same days: 2001-11."""
        return _text(self.first, self.last)

    @property
    def said(self) -> Sentence | Moment:
        """For a sentence: November 2001."""
        coarseness = _coarseness(self.first, self.last)
        first, last = Moment(self.first, coarseness), Moment(self.last, coarseness)
        if iso(self.first, coarseness) == iso(self.last, coarseness):
            return first
        return say("%(first)s to %(last)s", first=first, last=last)

    @property
    def words(self) -> str:
        """The same in English."""
        return str(self.said)


# A million cars have a few thousand intervals between them, and each is part of a hash.
@lru_cache(maxsize=20_000)
def _text(first: date, last: date) -> str:
    coarseness = _coarseness(first, last)
    begins, ends = iso(first, coarseness), iso(last, coarseness)
    return begins if begins == ends else f"{begins}/{ends}"


def _coarseness(first: date, last: date) -> Precision:
    if first.day != 1 or last != month_end(last):
        return Precision.DAY
    is_one_year = (first.month, last) == (1, date(first.year, 12, 31))
    return Precision.YEAR if is_one_year else Precision.MONTH


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def iso(day: date, precision: Precision = Precision.DAY) -> str:
    """2001-11-05, 2001-11 or 2001."""
    kept = {Precision.YEAR: 4, Precision.MONTH: 7}
    return day.isoformat()[: kept.get(precision)]
