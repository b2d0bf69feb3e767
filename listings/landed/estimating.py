"""Landed costs from the rates in the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from time import monotonic
from typing import Any
from urllib.parse import urlencode

from listings.eligibility.sentences import Moment, Sentence, say
from listings.pricing.models import MINOR_UNITS, Currency, ExchangeRate

from .amounts import Exchange, Range
from .book import Book, NoRateError
from .headings import BODIES
from .models import Rate
from .reading import InputError, read
from .rules import Estimate, Inputs, NoExchangeRateError, estimate

ONE = Decimal(1)
# How long a process may show an amount after somebody has changed its rate.
KEPT_SECONDS = 5


@dataclass(frozen=True)
class Told:
    """What some fields come to: an estimate, or what is wrong in which field."""

    estimate: Estimate | None
    errors: dict[str, Sentence]


def estimate_for(inputs: Inputs, today: date) -> Estimate:
    """Raises `InputError` for an arrival before the first rates, and for yen without a rate."""
    return _estimate(inputs, *_rates_on(min(inputs.arrival, today)))


def estimates_for(inputs: Inputs, today: date) -> tuple[Estimate, Estimate | None]:
    """The estimate, and the same under the other heading; None for a car that is here already.

    Raises `InputError` as `estimate_for` does.
    """
    book, yen = _rates_on(min(inputs.arrival, today))
    first = _estimate(inputs, book, yen)
    if first.heading is None:
        return first, None
    return first, _estimate(inputs.under(first.heading.other), book, yen)


def _rates_on(day: date) -> tuple[Book, Exchange | None]:
    book = Rate.objects.as_book()
    return book, yen_on(day, book)


def _estimate(inputs: Inputs, book: Book, yen: Exchange | None) -> Estimate:
    """The rules' answer, or what they miss as a sentence at its field."""
    try:
        return estimate(inputs, book, yen)
    except NoRateError as error:
        unknown = say("No duty and fees are known for %(day)s.", day=Moment(inputs.arrival))
        raise InputError(unknown, "arrival") from error
    except NoExchangeRateError as error:
        unknown = say(
            "No exchange rate for the yen is known for %(day)s. Give the price in US dollars.",
            day=Moment(inputs.arrival),
        )
        raise InputError(unknown, "currency") from error


def yen_on(day: date, book: Book) -> Exchange | None:
    """The exchange rate that prices are shown by, else the one among the rates."""
    if rate := ExchangeRate.objects.in_force(Currency.JPY, day):
        return Exchange(
            dollars=Range.of(rate.usd),
            source=rate.source,
            citation="",
            is_confirmed=True,
            valid_from=rate.on,
        )
    found = book.known("exchange", day)
    if found is None:
        return None
    row = found.row
    return Exchange(
        dollars=Range(ONE / row.high, ONE / row.likely, ONE / row.low),
        source=row.source,
        citation=row.citation,
        is_confirmed=row.is_confirmed,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        expired_on=found.expired_on,
    )


def inputs_for(
    *,
    price: int | None,
    currency: str,
    body: str,
    built: str,
    side: str,
    port: str = "",
    car_zip: str = "",
    zip: str = "",  # noqa: A002 - the name in the address
) -> dict[str, str]:
    """A car as the fields of the page's address; what is not known is left out.

    `price` in minor units, `built` in a spelling that `read_date` takes, `port` a UN/LOCODE for a
    car in Japan, `car_zip` five or three digits for one in the United States, `zip` the buyer's.
    """
    units = "" if price is None else f"{Decimal(price) / MINOR_UNITS[currency]:f}"
    told = {
        "price": units,
        "currency": currency,
        "side": side,
        "body": BODIES[body].value if body in BODIES else "",
        "built": built,
        "port": port if side == "jp" else "",
        "car_zip": car_zip if side == "us" else "",
        "zip": zip,
    }
    return {name: text for name, text in told.items() if text}


def query_for(**car: Any) -> str:
    """The same as the query of an address."""
    return urlencode(inputs_for(**car))


def estimate_told(told: Mapping[str, str], today: date) -> Told:
    """The estimate for these fields (`inputs_for`), or what they lack.

    For a part of another page: its rates are some seconds old at most, so that it costs no more
    statements than looking up its places.
    """
    found = read(told, today)
    if found.inputs is None:
        return Told(None, found.errors)
    day = min(found.inputs.arrival, today)
    try:
        rates = _kept_rates(day, int(monotonic() // KEPT_SECONDS))
        return Told(_estimate(found.inputs, *rates), {})
    except InputError as error:
        return Told(None, {error.argument: error.sentence})


def forget() -> None:
    """Read the rates anew at the next question, in this process."""
    _kept_rates.cache_clear()


@lru_cache(maxsize=1)
def _kept_rates(day: date, _now: int) -> tuple[Book, Exchange | None]:
    return _rates_on(day)
