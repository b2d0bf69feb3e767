"""Cars as effects: which effects each car has, and how much each counts."""

from dataclasses import dataclass, replace

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
    """Cars as effects: `at` are the effects of each car, `by` how much each counts.

    An effect that was never seen has the place `size + its group`: nothing is known of it but how
    large such effects are.
    """

    at: np.ndarray
    by: np.ndarray
    group: np.ndarray
    size: int
    measures: Measures
    coded: Coded

    def __len__(self) -> int:
        return len(self.at)

    def take(self, some: np.ndarray) -> "Rows":
        """The cars at these places."""
        coded = {name: codes[some] for name, codes in self.coded.items()}
        measures = self.measures.take(some)
        return replace(self, at=self.at[some], by=self.by[some], measures=measures, coded=coded)
