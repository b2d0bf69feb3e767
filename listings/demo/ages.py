"""When a car was built, and what its papers say of it."""

from bisect import bisect
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from listings.cars.models import Claim
from listings.eligibility.eras import HEISEI, SHOWA
from listings.eligibility.intervals import Interval, Precision, iso, month_end

from .chance import often

Kind = Claim.Kind

YEAR = timedelta(days=365.25)
# Kei papers of before may show the year alone: docs/rules.md.
MONTHS_ON_PAPERS_SINCE = date(2003, 10, 14)
# A car that is already here was old enough when its ship came, some weeks ago at the least.
SHIPPED_BEFORE = timedelta(days=75)

# Age in years, and which part of all cars is at most so old.
_AGES = (
    (22.6, 0.0),
    (24.5, 0.06),
    (25.0, 0.13),
    (25.6, 0.21),
    (27, 0.36),
    (31, 0.74),
    (34.5, 0.97),
    (37, 1.0),
)


@dataclass(frozen=True)
class Said:
    """A claim before it is a row: canonical value, as typed, and whether staff have seen it."""

    kind: str
    value: str
    typed: str = ""
    checked: bool = False


def built_on(rng: Random, day: date, *, in_us: bool) -> date:
    """A day of manufacture; what is in the US already is old enough."""
    latest = years_before(day, 25) - SHIPPED_BEFORE
    while True:
        built = day - _age(rng)
        if not in_us or built < latest:
            return built


def years_before(day: date, years: int) -> date:
    """The same day so many years ago; 28 February for a leap day."""
    leaps = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if leaps else day.day)


def papers(rng: Random, built: date, frame_number: str, *, seen: bool) -> list[Said]:
    """What the seller states of a car's age. `seen`: staff have had the listing before them."""
    said = []
    if frame_number:
        said.append(Said(Kind.FRAME_NUMBER, frame_number, frame_number, seen and often(rng, 0.6)))
    for kind, part in ((Kind.BUILD_PLATE, 0.3), (Kind.MAKER_RECORD, 0.05)):
        if often(rng, part):
            said.append(
                dated(rng, kind, built, exact=often(rng, 0.2), checked=seen and often(rng, 0.8))
            )
            break
    first = built + timedelta(days=rng.randrange(8, 130))
    if often(rng, 0.55):
        said.append(_inspected(rng, first, checked=seen and often(rng, 0.75)))
    elif often(rng, 0.2):
        said.append(dated(rng, Kind.FIRST_REGISTRATION, first, checked=seen and often(rng, 0.75)))
    if len(said) <= bool(frame_number):
        said.append(Said(Kind.SELLER_STATEMENT, str(first.year), str(first.year)))
    return said


def dated(rng: Random, kind: str, day: date, *, exact: bool = False, checked: bool = False) -> Said:
    """A claim of that day or of its month, typed in one of the usual spellings."""
    precision = Precision.DAY if exact else Precision.MONTH
    return Said(kind, iso(day, precision), _spelled(rng, day, precision), checked)


def of_year(kind: str, year: int, *, checked: bool = False) -> Said:
    """A paper that shows the year alone."""
    return Said(kind, str(year), f"{_era(date(year, 12, 31))}年", checked)


def of_months(kind: str, first: date, last: date, *, checked: bool = False) -> Said:
    """A window from the first month to the last."""
    window = Interval(first.replace(day=1), month_end(last)).text
    return Said(kind, window, window, checked)


def _inspected(rng: Random, first: date, *, checked: bool) -> Said:
    if first < MONTHS_ON_PAPERS_SINCE and often(rng, 0.55):
        return of_year(Kind.FIRST_INSPECTION, first.year, checked=checked)
    return dated(rng, Kind.FIRST_INSPECTION, first, checked=checked)


def _age(rng: Random) -> timedelta:
    draw = rng.random()
    at = bisect(_AGES, draw, key=lambda point: point[1])
    (low, below), (high, upto) = _AGES[at - 1], _AGES[at]
    return (low + (high - low) * (draw - below) / (upto - below)) * YEAR


def _spelled(rng: Random, day: date, precision: Precision) -> str:
    western = iso(day, precision)
    if precision == Precision.DAY:
        return rng.choice((western, f"{_era(day)}年{day.month}月{day.day}日"))
    return rng.choice(
        (western, f"{_era(day)}年{day.month}月", f"{_era(day, short=True)}.{day.month}")
    )


def _era(day: date, *, short: bool = False) -> str:
    era, sign, letter = (HEISEI, "平成", "H") if day >= HEISEI.first else (SHOWA, "昭和", "S")
    return f"{letter if short else sign}{day.year - era.first.year + 1}"
