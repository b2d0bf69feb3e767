"""The width of the 80 % range: as wide as it had to be for sales that the model had not seen."""

import math

import numpy as np

COVERAGE = 0.8
# An 80 % range is so many standard errors either way where errors are normal.
NORMAL = 1.2816
# Counted as if so many sales had shown a normal spread, and somewhat more.
IMAGINED, CAUTION = 4, 1.25


def half_width(surprise: np.ndarray) -> float:
    """Standard errors to either side that hold 80 % of new prices (split conformal, Lei 2018).

    `surprise` is how many standard errors each sale lay off when it was left out. With a handful of sales the normal value, widened, takes the place of what is not yet known.
    """
    if len(surprise) < 2:
        return NORMAL * CAUTION
    missed = np.sort(np.abs(surprise))
    place = min(math.ceil((len(missed) + 1) * COVERAGE), len(missed)) - 1
    share = len(missed) / (len(missed) + IMAGINED)
    return float(share * missed[place] + (1 - share) * NORMAL * CAUTION)


def folds(count: int, many: int) -> np.ndarray:
    """Which part each of `count` sales belongs to; always the same, and evenly."""
    return np.random.default_rng(20).permutation(count) % many
