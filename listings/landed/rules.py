"""Landed cost: what a kei costs at its buyer's door, line by line and as a range.

Plain Python: no Django, no clock, no rate. The rates come in as a `Book`, the day as the day of
arrival. The tariff's clock is its own: it counts calendar years, unlike the 25-year rule, which
only gives a warning here. Method and sources: docs/landed.md.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from listings.eligibility.intervals import Interval
from listings.eligibility.rulebook import Reason
from listings.eligibility.sentences import Sentence

from . import cautions
from .amounts import Exchange, Range
from .book import Book
from .customs import duty_line, entry_for
from .distances import Landing
from .draws import Total, total_of
from .headings import Heading, Shape, heading_for, why
from .lines import Basis, Line, range_of

# Raised when the arithmetic changes its answers; the rates carry their own version.
METHOD = 1
DIGITS = 8

IN_JAPAN = ("inland_japan", "agent", "export_handling", "packing", "export_certificate")
AT_THE_PORT = ("mpf", "hmf", "isf", "bond", "broker", "translation", "release", "handling")


class NoExchangeRateError(LookupError):
    """The price is in yen and nobody said what a yen is worth on that day."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is asked. `price` is in whole dollars or yen, `miles` are as the crow flies.

    `state` is where it goes, by its two letters and as the reader calls it. A car in Japan (`side`
    "jp") has a build date and lands at `landing`, None where no freight is known; one that is in
    the United States has neither. `miles` is None where there is no road.
    """

    price: Decimal
    currency: str
    shape: Shape
    side: str
    arrival: date
    state: str
    state_name: str = ""
    built: Interval | None = None
    origin: str = ""
    landing: Landing | None = None
    miles: Decimal | None = None
    method: str = "roro"
    is_fob: bool = False
    heading: Heading | None = None

    def under(self, heading: Heading) -> "Inputs":
        """The same under the heading that somebody chose."""
        return replace(self, heading=heading)


@dataclass(frozen=True, slots=True)
class Estimate:
    """The answer. A car that is in the United States has no heading and no entry.

    `age` says that the car is, or may be, too young on arrival; None when it is old enough.
    """

    inputs: Inputs
    lines: tuple[Line, ...]
    total: Total
    heading: Heading | None
    reason: Reason | None
    entry: str
    warnings: tuple[Sentence, ...]
    left_out: tuple[Sentence, ...]
    rule_version: str
    age: Sentence | None = None


def estimate(inputs: Inputs, book: Book, yen: Exchange | None) -> Estimate:
    """Raises `NoRateError` for a day before the first rates, `NoExchangeRateError` for a price in
    yen without an exchange rate."""
    if inputs.side == "us":
        return _domestic(inputs, book, yen)
    return _imported(inputs, book, yen)


def _domestic(inputs: Inputs, book: Book, yen: Exchange | None) -> Estimate:
    """Transport, tax and title only: duty and fees were paid by whoever brought it in."""
    car = _car(inputs, yen)
    scope, value = {"state": inputs.state}, _value(inputs, yen)
    lines = [car, *_door(Basis(book, inputs.arrival, scope, value, yen, inputs.miles))]
    left_out = [] if inputs.miles is not None else [cautions.NO_FREIGHT]
    return _answer(inputs, lines, cautions.on_expiry(lines, yen), left_out)


def _imported(inputs: Inputs, book: Book, yen: Exchange | None) -> Estimate:
    if inputs.built is None:
        msg = "A car from Japan needs its build date."
        raise ValueError(msg)
    heading = inputs.heading or heading_for(inputs.shape)
    value = _value(inputs, yen)
    entry = entry_for(value, book, inputs.arrival)
    coast = inputs.landing.coast if inputs.landing else ""
    scope = {
        "heading": heading,
        "entry": entry,
        "method": inputs.method,
        "origin": inputs.origin,
        "coast": coast,
        "state": inputs.state,
    }
    basis = Basis(book, inputs.arrival, scope, value, yen, inputs.miles)
    left_out = _without(inputs, yen)
    lines = [
        _car(inputs, yen),
        *_simple(basis, () if inputs.is_fob else IN_JAPAN),
        *_simple(basis, ("freight", "insurance") if inputs.landing else ("insurance",)),
        duty_line(basis, inputs.built),
        *_simple(basis, AT_THE_PORT),
        *_door(basis),
    ]
    warnings = [
        *cautions.on_lines(lines, inputs.shape, entry),
        *cautions.on_expiry(lines, yen),
        *([] if inputs.is_fob else [cautions.FOB]),
    ]
    answer = _answer(inputs, lines, warnings, [*left_out, *cautions.LEFT_OUT_OF_IMPORT])
    age = cautions.on_age(inputs.built, inputs.arrival)
    reason = why(inputs.shape, heading)
    return replace(answer, heading=heading, reason=reason, entry=entry, age=age)


def _answer(
    inputs: Inputs, lines: list[Line], warnings: list[Sentence], left_out: list[Sentence]
) -> Estimate:
    return Estimate(
        inputs=inputs,
        lines=tuple(lines),
        total=total_of(tuple(line.cents for line in lines)),
        heading=None,
        reason=None,
        entry="",
        warnings=tuple(warnings),
        left_out=(*cautions.left_out_everywhere(inputs.state_name, lines), *left_out),
        rule_version=_version(lines),
    )


def _without(inputs: Inputs, yen: Exchange | None) -> list[Sentence]:
    said = [(cautions.NO_FREIGHT, inputs.landing is None), (cautions.NO_EXCHANGE, yen is None)]
    return [sentence for sentence, applies in said if applies]


def _value(inputs: Inputs, yen: Exchange | None) -> Range:
    price = Range.of(inputs.price)
    if inputs.currency == "USD":
        return price
    if yen is None:
        raise NoExchangeRateError
    return price * yen.dollars


def _car(inputs: Inputs, yen: Exchange | None) -> Line:
    in_yen = inputs.currency != "USD"
    return Line("car", _value(inputs, yen).in_cents(), exchange=yen if in_yen else None)


def _simple(basis: Basis, kinds: tuple[str, ...]) -> list[Line]:
    """The lines that are one rate each; a rate that does not fit makes none.

    The two fees of customs always are: `NoRateError` says that the day is before the first rates.
    """
    found = {
        kind: basis.need(kind) if kind in ("mpf", "hmf") else basis.known(kind) for kind in kinds
    }
    lines = [basis.line(kind, rate) for kind, rate in found.items() if rate]
    return [line for line in lines if line]


def _door(basis: Basis) -> list[Line]:
    """Transport to the door by distance, then tax and title where the state's are known."""
    after = _simple(basis, ("tax", "title"))
    if basis.miles is None:
        return after
    rates = [basis.need(f"inland_{part}") for part in ("fixed", "mile", "most")]
    road = basis.need("road_factor")
    fixed, mile, most = map(range_of, rates)
    amount = fixed + mile * range_of(road) * Range.of(basis.miles)
    cents = amount.within(None, most.likely).in_cents()
    return [Line("inland_us", cents, (*rates, road)), *after]


def _version(lines: list[Line]) -> str:
    """Changes with every rate that the lines rest on, and with the method."""
    rates = [rate for line in lines for rate in line.rates]
    yen = next((line.exchange for line in lines if line.exchange), None)
    content = "\n".join([f"method {METHOD}", *(repr(rate.row) for rate in rates), repr(yen)])
    checked = max((rate.row.checked_on for rate in rates), default=None)
    digest = hashlib.sha256(content.encode()).hexdigest()
    return f"{checked or 'none'}.{digest[:DIGITS]}.{METHOD}"
