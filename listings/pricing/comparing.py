"""How much a known price says about another car: likeness as a number from 0 to 1.

The distances below are chosen, not learnt: there are too few sales yet to learn from.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

# A paid price says more than a hoped-for one.
OF_KIND = {"confirmed": 1.0, "told": 0.9, "asking": 0.6}
ASKING = "asking"

# The likeness halves with each of these distances.
HALF_YEARS = 3
HALF_KM = 50_000
HALF_MONTHS_AGO = 24

UNKNOWN = 0.5
OTHER_FRAME_CODE = 0.6
OTHER_DRIVE = 0.5

# Below this a car is no comparable at all: thirteen years older and alike in all else.
LEAST = 0.05

MOST_OF_A_SELLER = 3
MOST_SHARE_OF_A_SELLER = 0.3


@dataclass(frozen=True)
class Subject:
    """The car whose price is asked for.

    `family` is its name for a sentence ("Suzuki Cappuccino"), `side` is "us" or "jp", and `month`
    the first day of the present month: estimates of one month from the same sales are the same.
    Empty texts and None are facts that are not known.
    """

    family: str
    month: date
    year: int | None
    mileage_km: int | None
    drive: str
    side: str
    frame_code_id: int | None = None
    listing_id: int | None = None
    seller_key: str = ""


@dataclass(frozen=True)
class Comparable:
    """A known price of a car of the same family."""

    sale_id: int
    price_usd_cents: int
    kind: str
    on: date
    year: int | None
    mileage_km: int | None
    drive: str
    side: str
    frame_code_id: int | None = None
    listing_id: int | None = None
    seller_key: str = ""

    @property
    def seller(self) -> str:
        """Who sold it; a price from a file names nobody and has a seller of its own."""
        return self.seller_key or f"sale {self.sale_id}"


@dataclass(frozen=True)
class Weighed:
    """A comparable with its share of the answer; all shares together are 1."""

    comparable: Comparable
    share: float


def is_own(subject: Subject, other: Comparable) -> bool:
    """The car itself, or a car of its seller: nobody's cars support the price of his own."""
    if subject.seller_key and subject.seller_key == other.seller_key:
        return True
    return subject.listing_id is not None and subject.listing_id == other.listing_id


def likeness(subject: Subject, other: Comparable) -> float:
    """1 for a sale, confirmed this month, of the same car in all that we know of it."""
    return math.prod(
        (
            OF_KIND[other.kind],
            _by_side(subject.side, other.side),
            _by_distance(subject.year, other.year, HALF_YEARS),
            _by_distance(subject.mileage_km, other.mileage_km, HALF_KM),
            _by_drive(subject.drive, other.drive),
            _by_frame_code(subject.frame_code_id, other.frame_code_id),
            0.5 ** (_months_ago(subject.month, other.on) / HALF_MONTHS_AGO),
        )
    )


def most_alike(subject: Subject, others: Iterable[Comparable]) -> list[tuple[float, Comparable]]:
    """Those that can be compared, most alike first, at most three of a seller."""
    rated = ((likeness(subject, other), other) for other in others)
    usable = sorted(
        ((rate, other) for rate, other in rated if rate >= LEAST),
        key=lambda pair: (-pair[0], pair[1].sale_id),
    )
    taken: defaultdict[str, int] = defaultdict(int)
    chosen = []
    for rate, other in usable:
        taken[other.seller] += 1
        if taken[other.seller] <= MOST_OF_A_SELLER:
            chosen.append((rate, other))
    return chosen


def share_out(rated: list[tuple[float, Comparable]]) -> tuple[Weighed, ...]:
    """Shares by likeness, largest first; no seller over 30 % where there are four or more."""
    totals: defaultdict[str, float] = defaultdict(float)
    for rate, other in rated:
        totals[other.seller] += rate
    most = _most_for_a_seller(sorted(totals.values(), reverse=True))
    cut = {seller: min(1.0, most / total) for seller, total in totals.items()}
    cut_rates = [(rate * cut[other.seller], other) for rate, other in rated]
    whole = math.fsum(rate for rate, _other in cut_rates)
    shares = (Weighed(other, rate / whole) for rate, other in cut_rates)
    return tuple(sorted(shares, key=lambda row: (-row.share, row.comparable.sale_id)))


def _most_for_a_seller(totals: list[float]) -> float:
    """The total that is 30 % of the sum once all larger ones are cut down to it."""
    for cut in range(len(totals)):
        most = MOST_SHARE_OF_A_SELLER * sum(totals[cut:]) / (1 - MOST_SHARE_OF_A_SELLER * cut)
        if totals[cut] <= most:
            return most
    return math.inf


def _by_side(side: str, other: str) -> float:
    """Japan and the US are two markets: a sea passage lies between their prices."""
    if side and other:
        return float(side == other)
    return UNKNOWN


def _by_distance(value: int | None, other: int | None, half: int) -> float:
    if value is None or other is None:
        return UNKNOWN
    return 0.5 ** (abs(value - other) / half)


def _by_frame_code(code: int | None, other: int | None) -> float:
    return 1.0 if code is not None and code == other else OTHER_FRAME_CODE


def _by_drive(drive: str, other: str) -> float:
    if drive and other:
        return 1.0 if drive.endswith("4wd") == other.endswith("4wd") else OTHER_DRIVE
    return UNKNOWN


def _months_ago(month: date, on: date) -> int:
    return max(0, (month.year - on.year) * 12 + month.month - on.month)
