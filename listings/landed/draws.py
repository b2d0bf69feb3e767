"""The spread of a sum: many draws from the range of each part, always the same ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

DRAWS = 10_000
SEED = 340
QUANTILES = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True)
class Total:
    """US cents: one in ten totals lies under `p10`, half under `p50`, one in ten over `p90`."""

    p10: int
    p50: int
    p90: int


def total_of(parts: Sequence[tuple[int, int, int]]) -> Total:
    """The sum of parts (low, likely, high in cents), each drawn by itself from a triangle.

    The same parts in the same order give the same total.
    """
    certain = sum(low for low, _likely, high in parts if low == high)
    ranges = [part for part in parts if part[0] < part[2]]
    if not ranges:
        return Total(certain, certain, certain)
    low, likely, high = np.array(ranges, dtype=float).T[..., np.newaxis]
    chance = _chances(len(ranges))
    width, peak = high - low, (likely - low) / (high - low)
    rising = low + width * np.sqrt(chance * peak)
    falling = high - width * np.sqrt((1 - chance) * (1 - peak))
    sums = np.where(chance < peak, rising, falling).sum(axis=0) + certain
    return Total(*(round(float(cents)) for cents in np.quantile(sums, QUANTILES)))


@lru_cache(maxsize=32)
def _chances(parts: int) -> np.ndarray:
    # RandomState alone promises the same stream in every version of numpy.
    return np.random.RandomState(SEED).random_sample((parts, DRAWS))
