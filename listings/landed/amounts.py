"""Ranges of money: low, likely and high, and the yen in dollars."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

CENTS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Range:
    """Three amounts in order, in whatever unit."""

    low: Decimal
    likely: Decimal
    high: Decimal

    @classmethod
    def of(cls, amount: Decimal) -> "Range":
        return cls(amount, amount, amount)

    def __add__(self, other: "Range") -> "Range":
        return Range(self.low + other.low, self.likely + other.likely, self.high + other.high)

    def __mul__(self, other: "Range") -> "Range":
        return Range(self.low * other.low, self.likely * other.likely, self.high * other.high)

    def within(self, least: Decimal | None, most: Decimal | None) -> "Range":
        """Raised to `least` and cut at `most`, where there are any."""

        def bounded(amount: Decimal) -> Decimal:
            amount = amount if least is None else max(amount, least)
            return amount if most is None else min(amount, most)

        return Range(bounded(self.low), bounded(self.likely), bounded(self.high))

    def in_cents(self) -> tuple[int, int, int]:
        """From dollars, half a cent up."""
        low, likely, high = (
            int((amount * CENTS).to_integral_value(ROUND_HALF_UP))
            for amount in (self.low, self.likely, self.high)
        )
        return low, likely, high


NOTHING = Range.of(Decimal(0))


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a yen is worth in dollars, from when, until when that was known, and who says so."""

    dollars: Range
    source: str
    citation: str
    is_confirmed: bool
    valid_from: date | None
    valid_to: date | None = None
    expired_on: date | None = None
    checked_on: date | None = None
