"""That no one seller decides: at most three of his cars, at most 30 % of the weight."""

from collections.abc import Mapping, Sequence

import numpy as np

MOST_OF_A_SELLER = 3
MOST_SHARE = 0.3
OTHERS = 3.0
UNNAMED = -1


def numbered(names: Sequence[str], known: Mapping[str, int]) -> np.ndarray:
    """Sellers as numbers; those not known and those not named are -1."""
    return np.array([known.get(name, UNNAMED) if name else UNNAMED for name in names])


def thinned(seller: np.ndarray, year: np.ndarray) -> np.ndarray:
    """Which of these sales to look at: the first three of a seller in each model year."""
    named = seller >= 0
    if not named.any():
        return np.ones(len(seller), dtype=bool)
    same = (seller[:, None] == seller[None, :]) & (year[:, None] == year[None, :])
    before = np.tril(same, -1).sum(axis=1)
    return ~named | (before < MOST_OF_A_SELLER)


def capped(weights: np.ndarray, seller: np.ndarray, others: float) -> np.ndarray:
    """Weights of comparables, a row for each car, with the sellers held down.

    Of one seller the three heaviest stay, and together at most 30 % of all weight; `others` is the
    weight of what is no comparable.
    """
    named = seller >= 0
    if not named.any():
        return weights
    same = (seller[:, :, None] == seller[:, None, :]) & named[:, :, None]
    heavier = weights[:, None, :] > weights[:, :, None]
    earlier = np.tri(weights.shape[1], k=-1, dtype=bool)[None]
    heavier |= (weights[:, None, :] == weights[:, :, None]) & earlier
    weights = np.where((same & heavier).sum(axis=2) < MOST_OF_A_SELLER, weights, 0.0)
    totals = np.where(named, (same * weights[:, None, :]).sum(axis=2), 0.0)
    over = totals.max(axis=1) > MOST_SHARE * (weights.sum(axis=1) + others)
    for car in np.flatnonzero(over):
        weights[car] *= _cuts(weights[car], seller[car], totals[car], others)
    return weights


def shares_held(family: np.ndarray, year: np.ndarray, seller: np.ndarray) -> np.ndarray:
    """The weight of each sale in the fit: a seller's cars of a family and model year weigh as one
    together, and all of his in a family at most 30 %.

    Three sales count as others in every family, so that nobody's only car is held down.
    """
    weight = np.ones(len(family))
    named = np.flatnonzero(seller >= 0)
    if not len(named):
        return weight
    same = np.stack([family[named], year[named].astype(int), seller[named]], axis=1)
    _unique, places, counts = np.unique(same, axis=0, return_inverse=True, return_counts=True)
    weight[named] = 1 / counts[places.reshape(-1)]
    for one in np.unique(family[named]):
        of = np.flatnonzero(family == one)
        totals = _totals(weight[of], seller[of])
        weight[of] *= _cuts(weight[of], seller[of], totals, OTHERS)
    return weight


def _totals(weight: np.ndarray, seller: np.ndarray) -> np.ndarray:
    """The weight of all sales of each sale's seller; of an unnamed one nothing."""
    _names, places = np.unique(seller, return_inverse=True)
    return np.where(seller >= 0, np.bincount(places, weight)[places], 0.0)


def _cuts(weights: np.ndarray, seller: np.ndarray, totals: np.ndarray, others: float) -> np.ndarray:
    """By how much each weight is multiplied, so that no seller has over 30 % of what remains."""
    named = seller >= 0
    sellers, first = np.unique(seller[named], return_index=True)
    large = np.sort(totals[named][first])[::-1]
    everything = float(weights.sum()) + others
    most = np.inf
    for cut in range(min(len(sellers), int(1 / MOST_SHARE)) + 1):
        rest = everything - large[:cut].sum()
        most = MOST_SHARE * rest / (1 - MOST_SHARE * cut)
        if cut == len(large) or large[cut] <= most:
            break
    return np.where(named & (totals > most), most / np.maximum(totals, 1e-300), 1.0)
