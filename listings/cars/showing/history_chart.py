"""The price history as a drawing: steps in lengths that need no script and no scaled letters."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from listings.pricing.models import ExchangeRate
from listings.pricing.models.rate import MINOR_UNITS

from .history import History, Moment

# Pixels from the top of the drawing: the highest and the lowest price.
TOP, BOTTOM = 28, 118


@dataclass(frozen=True)
class Level:
    """A price that stood from one day to another: a level line. `x` are percentages as SVG lengths,
    `y` pixels; `rise` is where the level before lay, None where nothing stands before it."""

    x1: str
    x2: str
    y: int
    rise: int | None
    moment: Moment


@dataclass(frozen=True)
class Chart:
    """`at_rate_of` says of which day the rate is by which several currencies came on one scale."""

    levels: tuple[Level, ...]
    start: datetime
    end: datetime
    at_rate_of: Any = None

    @property
    def first(self) -> Level:
        return self.levels[0]

    @property
    def last(self) -> Level:
        return self.levels[-1]


def price_chart(history: History | None) -> Chart | None:
    """Steps of what was asked; None for a single price, or where no rate brings two together.

    One statement where several currencies were asked in, else none.
    """
    if history is None or len(history.prices) < 2:
        return None
    currencies = {moment.currency for moment in history.moments}
    rate = None
    if len(currencies) > 1:
        rate = ExchangeRate.objects.in_force("JPY", history.until.date())
        if rate is None:
            return None
    start = history.moments[0].on
    place = _across(start, history.until)
    down = _down([_amount(moment, rate) for moment in history.moments if moment.price])
    levels = [
        level
        for one in history.listings
        for level in _levels(one, history.until, place, down, rate)
    ]
    return Chart(tuple(levels), start, history.until, rate.on if rate else None)


def _levels(
    moments: tuple[Moment, ...],
    until: datetime,
    place: Callable[[datetime], str],
    down: Callable[[float], int],
    rate: ExchangeRate | None,
) -> list[Level]:
    """Of one listing; its last moment lasts until today unless it ended then."""
    found: list[Level] = []
    for at, moment in enumerate(moments):
        if moment.price is None:
            continue
        ends = moments[at + 1].on if at + 1 < len(moments) else until
        y = down(_amount(moment, rate))
        rise = found[-1].y if found else None
        end = moment.on if moment.ends else ends
        found.append(Level(place(moment.on), place(end), y, rise, moment))
    return found


def _amount(moment: Moment, rate: ExchangeRate | None) -> float:
    units = (moment.price or 0) / MINOR_UNITS[moment.currency]
    return units * float(rate.usd) if rate and moment.currency == rate.currency else units


def _across(start: datetime, end: datetime) -> Callable[[datetime], str]:
    whole = max((end - start).total_seconds(), 1)
    return lambda on: f"{100 * min(max((on - start).total_seconds() / whole, 0), 1):.1f}%"


def _down(amounts: list[float]) -> Callable[[float], int]:
    least, most = min(amounts), max(amounts)
    span = max(most - least, 1e-9)
    return lambda amount: round(BOTTOM - (BOTTOM - TOP) * (amount - least) / span)
