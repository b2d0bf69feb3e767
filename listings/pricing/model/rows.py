"""Cars as effects: which effects each car has, and how much each counts."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from .curves import Measures
from .vocabulary import Coded


@dataclass(frozen=True)
class Group:
    """Effects drawn from one distribution; `learnt` where its width is, not only its values."""

    name: str
    factor: str
    count: int
    scale: float
    learnt: bool = True


@dataclass(frozen=True)
class Levels:
    """Sorted levels of a block with an effect, and those without because others say the same."""

    telling: np.ndarray
    repeating: np.ndarray


@dataclass(frozen=True)
class Rows:
    """Cars as effects.

    `lines` are the curves: column j is how much the effect j counts for each car. `at` are the
    levels of each car, `by` how much each counts, and `group` the group of each column of both. A
    level that was never seen has the place `size + its group`: nothing is known of it but how large
    such effects are.
    """

    lines: np.ndarray
    at: np.ndarray
    by: np.ndarray
    group: np.ndarray
    size: int
    measures: Measures
    coded: Coded

    def __len__(self) -> int:
        return len(self.at)

    @cached_property
    def seen(self) -> tuple[np.ndarray, np.ndarray]:
        """`at` and `by` of the levels that were seen; the others count nothing."""
        seen = self.at < self.size
        at, by = np.where(seen, self.at, 0), np.where(seen, self.by, 0.0)
        used = by.any(axis=0)
        return at[:, used], by[:, used]

    @cached_property
    def unseen(self) -> np.ndarray:
        """The square of how much each level counts that was never seen, else 0."""
        return np.where(self.at < self.size, 0.0, self.by**2)

    def take(self, some: np.ndarray) -> "Rows":
        """The cars at these places."""
        return replace(
            self,
            lines=self.lines[some],
            at=self.at[some],
            by=self.by[some],
            measures=self.measures.take(some),
            coded={name: codes[some] for name, codes in self.coded.items()},
        )
