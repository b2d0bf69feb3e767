"""What a price is made of, in money: the typical car of the family, and what makes this one differ."""

from dataclasses import dataclass

import numpy as np

from .hedonic import Hedonic
from .rows import Rows
from .vocabulary import UNSEEN

COMPARABLES = "comparables"


@dataclass(frozen=True)
class Factor:
    """What a fact of the car adds to the price of its family's typical car, in the currency."""

    name: str
    amount: float


@dataclass(frozen=True)
class Typical:
    """The mean log price of each family's sales by factor; the last row is of all sales."""

    names: tuple[str, ...]
    by_family: np.ndarray
    middle: float

    @classmethod
    def of(cls, hedonic: Hedonic, rows: Rows) -> "Typical":
        found = hedonic.contributions(rows)
        parts = np.stack(list(found.values()), axis=1)
        family = rows.coded["family"]
        count = np.bincount(family)
        sums = np.stack([np.bincount(family, part) for part in parts.T], axis=1)
        by_family = np.vstack([sums / count[:, None], parts.mean(axis=0)])
        return cls(tuple(found), by_family, hedonic.middle)

    def explain(
        self, hedonic: Hedonic, rows: Rows, log_price: np.ndarray
    ) -> list[tuple[float, tuple[Factor, ...]]]:
        """For each car the price of its typical one and the factors; they sum to the estimate.

        What the factors do not tell came from the comparables. A log difference counts in money as
        the logarithmic mean of both prices, which makes the sum exact.
        """
        told = hedonic.contributions(rows)
        parts = np.stack([told[name] for name in self.names], axis=1)
        base = self.by_family[np.where(rows.coded["family"] == UNSEEN, -1, rows.coded["family"])]
        start = self.middle + base.sum(axis=1)
        differ = np.column_stack([parts - base, log_price - self.middle - parts.sum(axis=1)])
        typical, price = np.exp(start), np.exp(log_price)
        apart = log_price - start
        small = np.abs(apart) < 1e-9
        each = np.where(small, price, (price - typical) / np.where(small, 1.0, apart))
        amounts = differ * each[:, None]
        names = (*self.names, COMPARABLES)
        return [
            (float(one), tuple(Factor(*pair) for pair in zip(names, row, strict=True)))
            for one, row in zip(typical, amounts.tolist(), strict=True)
        ]
