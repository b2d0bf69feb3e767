"""The lines of a landed cost: what each is called, what it comes to, and by which rates."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from listings.eligibility.sentences import Sentence, say

from .amounts import Exchange, Range
from .book import Book, Found

NAMES: dict[str, Sentence] = {
    "car": say("The car"),
    "inland_japan": say("Transport in Japan"),
    "agent": say("Export agent"),
    "export_handling": say("Export customs and handling"),
    "packing": say("Packing into a container"),
    "export_certificate": say("Export certificate"),
    "freight": say("Ocean freight"),
    "insurance": say("Marine insurance"),
    "duty": say("Duty"),
    "mpf": say("Merchandise processing fee (MPF)"),
    "hmf": say("Harbor maintenance fee (HMF)"),
    "isf": say("Security filing (ISF)"),
    "bond": say("Customs bond"),
    "broker": say("Customs broker"),
    "translation": say("Certified translation"),
    "release": say("Release at the terminal"),
    "handling": say("Terminal handling"),
    "inland_us": say("Transport in the United States"),
    "tax": say("Sales tax"),
    "title": say("Title and plates"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line in US cents, with the rates that it rests on.

    The car itself rests on none, only on what it is offered for; `exchange` is there where yen
    were turned into dollars.
    """

    code: str
    cents: tuple[int, int, int]
    rates: tuple[Found, ...] = ()
    exchange: Exchange | None = None

    @property
    def name(self) -> Sentence:
        return NAMES[self.code]

    @property
    def expired_on(self) -> date | None:
        """The last day of the first of its rates to have expired; the yen's is told apart."""
        return min((rate.expired_on for rate in self.rates if rate.expired_on), default=None)

    @property
    def is_expired(self) -> bool:
        return bool(self.expired_on or (self.exchange and self.exchange.expired_on))

    @property
    def is_confirmed(self) -> bool:
        return all(rate.row.is_confirmed for rate in self.rates) and (
            self.exchange is None or self.exchange.is_confirmed
        )

    @property
    def valid_from(self) -> date | None:
        """From when all of its rates hold; None is not known."""
        return max((day for day, _to in self._validity if day), default=None)

    @property
    def valid_to(self) -> date | None:
        """Until when all of its rates hold; None is no known end."""
        return min((day for _from, day in self._validity if day), default=None)

    @property
    def _validity(self) -> list[tuple[date | None, date | None]]:
        rates = [(rate.row.valid_from, rate.row.valid_to) for rate in self.rates]
        yen = self.exchange
        return [*rates, (yen.valid_from, yen.valid_to)] if yen else rates


@dataclass(frozen=True, slots=True)
class Basis:
    """What the rates are applied to: where and when, on which value, over how many miles.

    `value` is the price in dollars, which is also the entered value: what is paid for export,
    without freight and insurance over the ocean. `miles` are as the crow flies, None where there
    is no road. `yen` is None where no exchange rate is known.
    """

    book: Book
    day: date
    scope: dict[str, str]
    value: Range
    yen: Exchange | None
    miles: Decimal | None

    def known(self, kind: str) -> Found | None:
        return self.book.known(kind, self.day, **self.scope)

    def need(self, kind: str) -> Found:
        return self.book.need(kind, self.day, **self.scope)

    def line(self, code: str, found: Found) -> Line | None:
        """What a single rate comes to; None for yen that cannot be turned into dollars."""
        row, amount = found.row, Range(found.row.low, found.row.likely, found.row.high)
        if row.unit == "jpy":
            if self.yen is None:
                return None
            return Line(code, (amount * self.yen.dollars).in_cents(), (found,), self.yen)
        if row.unit in ("share", "price_share"):
            amount = amount * self.value
        return Line(code, amount.within(row.minimum, row.maximum).in_cents(), (found,))


def range_of(found: Found) -> Range:
    return Range(found.row.low, found.row.likely, found.row.high)
