"""Spans of days with open ends, and the few things that one does with two of them."""

from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both included; None is an end that is open or not known."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        return self._from <= day <= self._to

    def overlaps(self, other: "Period") -> bool:
        return self._from <= other._to and other._from <= self._to

    def touches(self, other: "Period") -> bool:
        """Whether one ends on the day before the other begins."""
        return _follows(self.first, other.last) or _follows(other.first, self.last)

    def within(self, other: "Period") -> "Period | None":
        """The days that both have."""
        if not self.overlaps(other):
            return None
        return Period(_max(self.first, other.first), _min(self.last, other.last))

    def without(self, other: "Period") -> list["Period"]:
        """What is left of these days when those of `other` are taken away."""
        if not self.overlaps(other):
            return [self]
        left = []
        if other.first and self._from < other.first:
            left.append(Period(self.first, other.first - DAY))
        if other.last and other.last < self._to:
            left.append(Period(other.last + DAY, self.last))
        return left

    def joined(self, other: "Period") -> "Period":
        """From the first day of either to the last day of either."""
        first = self.first and other.first and min(self.first, other.first)
        last = self.last and other.last and max(self.last, other.last)
        return Period(first, last)

    @property
    def _from(self) -> date:
        return self.first or date.min

    @property
    def _to(self) -> date:
        return self.last or date.max


def _follows(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and last + DAY == first


def _max(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _min(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)
