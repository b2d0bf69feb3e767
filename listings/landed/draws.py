"""The spread of a sum: many draws from the range of each part, always the same ones."""

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


@lru_cache(maxsize=1_000)
def total_of(parts: tuple[tuple[int, int, int], ...]) -> Total:
    """The sum of parts (low, likely, high in cents), each drawn by itself from a triangle.

    The same parts in the same order give the same total, and cost nothing the second time.
    """
    certain = sum(low for low, _likely, high in parts if low == high)
    ranges = [part for part in parts if part[0] < part[2]]
    if not ranges:
        return Total(certain, certain, certain)
    low, likely, high = np.array(ranges, dtype=float).T[..., np.newaxis]
    chance, root, root_of_rest = _chances(len(ranges))
    width, peak = high - low, (likely - low) / (high - low)
    rising = low + width * np.sqrt(peak) * root
    falling = high - width * np.sqrt(1 - peak) * root_of_rest
    sums = np.where(chance < peak, rising, falling).sum(axis=0) + certain
    return Total(*(round(float(cents)) for cents in np.quantile(sums, QUANTILES)))


@lru_cache(maxsize=32)
def _chances(parts: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Chances with their roots and those of what is left to one: the dear part of each draw."""
    # RandomState alone promises the same stream in every version of numpy.
    chance = np.random.RandomState(SEED).random_sample((parts, DRAWS))
    return chance, np.sqrt(chance), np.sqrt(1 - chance)
