"""What sellers say in their own words: the cars behind each text, each text looked at once."""

from collections.abc import Mapping

import numpy as np
from pyroaring import BitMap

from .sets import Numbers, grouped, union

_NOBODY = BitMap()


class Texts:
    """Texts in capitals by their hash. A car may say several; one text may stand in two fields."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._sets: dict[int, BitMap] = {}

    def learn(self, texts: Mapping[int, str]) -> None:
        self._texts |= texts

    def add(self, cars: Numbers, hashes: np.ndarray) -> None:
        for code, group in grouped(cars, hashes):
            if code in self._texts:
                self._sets.setdefault(code, BitMap()).update(group)

    def remove(self, cars: Numbers, hashes: np.ndarray) -> None:
        """A car that says the same in two fields stands in the set once: removed, it says neither."""
        for code, group in grouped(cars, hashes):
            known = self._sets.get(code, _NOBODY)
            known -= group
            if not known:
                self._sets.pop(code, None)
                self._texts.pop(code, None)

    def saying(self, word: str) -> BitMap:
        """Cars of which a text holds the word."""
        return union(cars for code, cars in self._sets.items() if word in self._texts[code])
