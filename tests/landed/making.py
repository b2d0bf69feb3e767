"""Inputs and rates for the tests of the landed cost."""

import csv
from datetime import date
from decimal import Decimal

from listings.eligibility.dates import read_date, read_day
from listings.landed.amounts import Exchange, Range
from listings.landed.book import COLUMNS, Book, Row
from listings.landed.distances import LANDINGS
from listings.landed.headings import Shape
from listings.landed.loading import FILE
from listings.landed.rules import Inputs, estimate

AMOUNTS = ("low", "likely", "high", "minimum", "maximum")
DAYS = ("valid_from", "valid_to", "checked_on")
TACOMA = LANDINGS[0]
YEN = Exchange(
    dollars=Range.of(Decimal("0.0066")),
    source="a test",
    citation="",
    is_confirmed=True,
    valid_from=date(2025, 1, 1),
)


def row(**values):
    """A rate; texts become amounts and days."""
    told = {
        **{name: Decimal(values[name]) if values.get(name) else None for name in AMOUNTS},
        **{name: date.fromisoformat(values[name]) if values.get(name) else None for name in DAYS},
    }
    return Row(**{name: told.get(name, values.get(name, "")) for name in COLUMNS})


def book():
    """The project's own rates."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return Book(tuple(row(**line) for line in csv.DictReader(file)))


BOOK = book()


def inputs(price="5000", shape="truck", built="2000-01-15", arrival="2026-01-15", **more):
    told = {
        "currency": "USD",
        "side": "jp",
        "state": "WA",
        "state_name": "Washington",
        "landing": TACOMA,
        "miles": Decimal(100),
        "built": read_date(built) if built else None,
    }
    return Inputs(
        price=Decimal(price), shape=Shape(shape), arrival=read_day(arrival), **{**told, **more}
    )


def cost(*, yen=YEN, rates=BOOK, **values):
    return estimate(inputs(**values), rates, yen)


def cents(answer, code):
    """The three amounts of a line; None where there is no such line."""
    return next((line.cents for line in answer.lines if line.code == code), None)


def words(sentences):
    return "\n".join(map(str, sentences))
