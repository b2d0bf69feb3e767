"""Dated rates, and which of them counts on a day. Plain Python: no Django, no clock."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

SOURCED = "sourced"
# Where a rate applies; a blank fits everything.
SCOPE = ("heading", "entry", "method", "origin", "coast", "state")
# What was laid on top of the base duty. Unlike a fee's rate, which expires and has a successor, a
# surcharge ends: after its last day nothing is left of it.
SURCHARGES = ("section_232", "ieepa", "section_122", "section_301")


@dataclass(frozen=True, slots=True)
class Row:
    """One rate as it stands in the table; see `models.Rate`. An open end of validity is None."""

    kind: str
    name: str
    heading: str
    entry: str
    method: str
    origin: str
    coast: str
    state: str
    low: Decimal
    likely: Decimal
    high: Decimal
    unit: str
    minimum: Decimal | None
    maximum: Decimal | None
    note: str
    citation: str
    source: str
    confidence: str
    valid_from: date | None
    valid_to: date | None
    checked_on: date

    @property
    def is_confirmed(self) -> bool:
        return self.confidence == SOURCED

    @property
    def begins(self) -> date:
        return self.valid_from or date.min

    @property
    def ends(self) -> date:
        return self.valid_to or date.max

    @property
    def narrowness(self) -> int:
        """How many conditions it names."""
        return sum(bool(getattr(self, name)) for name in SCOPE)

    def fits(self, scope: dict[str, str]) -> bool:
        """Whether it applies there: blank, or the very value."""
        return all(getattr(self, name) in ("", scope.get(name, "")) for name in SCOPE)

    def holds_on(self, day: date) -> bool:
        return self.begins <= day <= self.ends


COLUMNS = tuple(field.name for field in fields(Row))


@dataclass(frozen=True, slots=True)
class Found:
    """A rate as it counts on a day; `expired_on` is its last day where none holds any more."""

    row: Row
    expired_on: date | None = None


class NoRateError(LookupError):
    """No rate of a kind reaches that day, not even one that has expired."""

    def __init__(self, kind: str, day: date) -> None:
        super().__init__(f"No rate {kind} is known for {day}.")


@dataclass(frozen=True, slots=True)
class Book:
    """All rates that are current."""

    rows: tuple[Row, ...]

    def in_force(self, kind: str, day: date, **scope: str) -> Row | None:
        """The narrowest rate that holds on the day; of equals the one that began last."""
        holding = [row for row in self._fitting(kind, scope) if row.holds_on(day)]
        return max(holding, key=lambda row: (row.narrowness, row.begins), default=None)

    def known(self, kind: str, day: date, **scope: str) -> Found | None:
        """The rate in force, else the one that expired last; None when all begin later."""
        if row := self.in_force(kind, day, **scope):
            return Found(row)
        ended = [row for row in self._fitting(kind, scope) if row.ends < day]
        last = max(ended, key=lambda row: (row.ends, row.narrowness), default=None)
        return Found(last, last.valid_to) if last else None

    def need(self, kind: str, day: date, **scope: str) -> Found:
        """The same. Raises `NoRateError` where there is none."""
        found = self.known(kind, day, **scope)
        if found is None:
            raise NoRateError(kind, day)
        return found

    def _fitting(self, kind: str, scope: dict[str, str]) -> list[Row]:
        return [row for row in self.rows if row.kind == kind and row.fits(scope)]
