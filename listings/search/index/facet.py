"""One facet: for each value the set of cars that hold it."""

from collections.abc import Iterable

import numpy as np
from pyroaring import BitMap

from .sets import Numbers, grouped, union

_NOBODY = BitMap()


class Facet:
    """Sets of cars by the code of a value. A car stands in one of them."""

    def __init__(self) -> None:
        self._sets: dict[int, BitMap] = {}

    @property
    def codes(self) -> list[int]:
        """The values that some car holds."""
        return list(self._sets)

    def add(self, cars: Numbers, codes: np.ndarray) -> None:
        for code, group in grouped(cars, codes):
            known = self._sets.get(code)
            if known is None:
                self._sets[code] = group
            else:
                known |= group

    def remove(self, cars: Numbers, codes: np.ndarray) -> None:
        for code, group in grouped(cars, codes):
            known = self._sets.get(code, _NOBODY)
            known -= group
            if not known:
                self._sets.pop(code, None)

    def holding(self, codes: Iterable[int]) -> BitMap:
        """Cars with one of the values. Not to be changed by the caller."""
        return union(self._sets[code] for code in codes if code in self._sets)

    def tally(self, among: BitMap | None) -> dict[int, int]:
        """How many of some cars hold each value; of all cars, where None is given."""
        if among is None:
            return {code: len(cars) for code, cars in self._sets.items()}
        counts = {code: cars.intersection_cardinality(among) for code, cars in self._sets.items()}
        return {code: count for code, count in counts.items() if count}
