"""One scale (year, price, mileage, date): sets of cars by steps, and exact at both ends."""

import numpy as np
from pyroaring import BitMap

from .facet import Facet
from .sets import Numbers, bitmap, numbers

STEPS = 64


class Scale:
    """Cars by the step that their value lies on. `values` is the whole column, kept by the index.

    A range is the union of the steps inside it, and of those cars on the two outer steps whose
    values are looked at one by one.
    """

    def __init__(self, values: np.ndarray) -> None:
        known = np.unique(values) if len(values) < STEPS else _cuts(values)
        self._cuts = known
        self._steps = Facet()

    def add(self, cars: Numbers, values: np.ndarray) -> None:
        self._steps.add(cars, self._step(values))

    def remove(self, cars: Numbers, values: np.ndarray) -> None:
        self._steps.remove(cars, self._step(values))

    def between(self, low: int, high: int, values: np.ndarray) -> BitMap:
        """Cars whose value lies between two, both included."""
        first, last = (int(step) for step in self._step(np.array([low, high])))
        inside = self._steps.holding(range(first + 1, last))
        ends = numbers(self._steps.holding({first, last}))
        exact = values[ends]
        return inside | bitmap(ends[(exact >= low) & (exact <= high)])

    def _step(self, values: np.ndarray) -> np.ndarray:
        return np.searchsorted(self._cuts, values, side="right").astype(np.int16)


def _cuts(values: np.ndarray) -> np.ndarray:
    """Values that part the column into steps of about as many cars each."""
    ranked = np.sort(values)
    return np.unique(ranked[:: max(1, len(ranked) // STEPS)])
