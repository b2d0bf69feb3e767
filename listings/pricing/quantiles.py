"""The middle and the ends of prices that count unequally."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from .comparing import Weighed

# Of the shares, at each end. A price that lies wholly within it never counts, however wild.
OUTER = 0.1

# The ends of few prices lie too near the middle. Measured on invented prices that scatter evenly
# in their logarithm: so widened, the range holds 79 to 82 % of new prices, for 8 as for 100.
WIDER_FOR_FEW = 3.0

_ROUNDING = 1e-9


def effective_size(shares: Iterable[float]) -> float:
    """How many equal shares are worth as much as these (Kish 1965); 0 for none."""
    squares = math.fsum(share * share for share in shares)
    return round(1 / squares, 6) if squares else 0.0


def interval(used: Sequence[Weighed], effective: float) -> tuple[int, int, int]:
    """Low, middle and high price in cents: the median, and about 80 % of prices around it."""
    points = _trimmed(used)
    low, middle, high = (_at(points, place) for place in (OUTER, 0.5, 1 - OUTER))
    wider = 1 + WIDER_FOR_FEW / effective
    return (
        round(math.exp(middle - wider * (middle - low))),
        round(math.exp(middle)),
        round(math.exp(middle + wider * (high - middle))),
    )


def _trimmed(used: Sequence[Weighed]) -> list[tuple[float, float]]:
    """Place (0 to 1, of the middle of each share) and log price, without the outer tenths."""
    points, before = [], 0.0
    for row in sorted(used, key=_by_price):
        after = before + row.share
        if after > OUTER - _ROUNDING and before < 1 - OUTER + _ROUNDING:
            price = math.log(row.comparable.price_usd_cents)
            points.append(((before + after) / 2, price))
        before = after
    return points


def _by_price(row: Weighed) -> tuple[int, int]:
    return row.comparable.price_usd_cents, row.comparable.sale_id


def _at(points: Sequence[tuple[float, float]], place: float) -> float:
    """The value at a place, on straight lines between the points and level beyond them."""
    after = bisect_left(points, (place,))
    if after == 0:
        return points[0][1]
    if after == len(points):
        return points[-1][1]
    (left, low), (right, high) = points[after - 1], points[after]
    return low + (high - low) * (place - left) / (right - left)
