"""One order of all cars, sorted once; a page takes from its front the cars that fit."""

import numpy as np
from pyroaring import BitMap

from .sets import Numbers, bitmap, numbers

# With fewer cars it is quicker to sort those that fit than to walk along all.
FEW = 20_000
STRETCH = 32_768


def ranked(cars: Numbers, values: np.ndarray, ids: np.ndarray, falling: bool = False) -> Numbers:
    """Cars by their values and then by id; the greatest means "unknown" and is last both ways.

    `values` stand beside `cars`; `ids` are those of all cars.
    """
    keys, ties = values.astype(np.int64), ids[cars]
    if falling:
        unknown = values == np.iinfo(values.dtype).max
        keys = np.where(unknown, np.iinfo(np.int64).max, -keys)
        ties = -ties
    return cars[np.lexsort((ties, keys))]


def front(cars: Numbers, most: int, values: np.ndarray, ids: np.ndarray) -> Numbers:
    """The first cars by rising values, without sorting those that cannot be among them."""
    if len(cars) > most:
        is_near = values <= np.partition(values, most)[most]
        cars, values = cars[is_near], values[is_near]
    return ranked(cars, values, ids)[:most]


class Order:
    """Every car at the place that it had when this was sorted."""

    def __init__(self, keys: np.ndarray, ids: np.ndarray, falling: bool) -> None:
        self._falling = falling
        self._ranked = ranked(np.arange(len(keys), dtype=np.uint32), keys, ids, falling)

    def first(
        self, fitting: BitMap, moved: BitMap, most: int, keys: np.ndarray, ids: np.ndarray
    ) -> Numbers:
        """The first of the cars that fit, in order; `moved` are those changed since it was sorted."""
        if len(fitting) > FEW:
            front = self._front(fitting - moved, most)
            fitting = bitmap(np.sort(front)) | (fitting & moved)
        cars = numbers(fitting)
        return ranked(cars, keys[cars], ids, self._falling)[:most]

    def _front(self, fitting: BitMap, most: int) -> Numbers:
        """The first ones among those that have not moved, stretch by stretch."""
        is_asked = np.zeros(max(len(self._ranked), fitting.max() + 1 if fitting else 0), bool)
        is_asked[numbers(fitting)] = True
        found: list[Numbers] = []
        left = most
        for start in range(0, len(self._ranked), STRETCH):
            stretch = self._ranked[start : start + STRETCH]
            hits = stretch[is_asked[stretch]][:left]
            found.append(hits)
            left -= len(hits)
            if left <= 0:
                break
        return np.concatenate(found) if found else np.empty(0, np.uint32)
