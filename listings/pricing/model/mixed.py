"""The fit: a log-linear model whose groups of effects are shrunk as far as the data say.

y = X b + e, b of group g ~ N(0, v_g), e ~ t with four degrees of freedom and scale s. Given the
variances the effects solve Henderson's mixed-model equations; variances and scale are learnt by EM
(Dempster, Laird and Rubin 1977) sped up as MacKay (1992) does; the t noise by reweighting.
"""

from dataclasses import dataclass

import numpy as np

from .blocks import PRIOR_WEIGHT
from .rows import Group, Rows

FREEDOM = 4.0
# All groups begin at least this wide, so that none is written off before it is heard.
WIDE = 0.14
LEAST_VARIANCE, MOST_VARIANCE = 1e-9, 4.0

# What the noise is taken for, and of how many cars, before there are any.
PRIOR_NOISE, PRIOR_NOISE_CARS = 0.15, 3.0


@dataclass
class Fit:
    """What was learnt: effects with their covariance, variance of each group and of the noise.

    `trust` is the weight that each car ended with, from 0 (cannot be true) to (v + 1) / v.
    """

    effects: np.ndarray
    covariance: np.ndarray
    variances: np.ndarray
    noise: float
    trust: np.ndarray


@dataclass(frozen=True)
class Equations:
    """Sums of squares and products of the weighted cars: all that the effects depend on."""

    squares: np.ndarray
    products: np.ndarray

    @classmethod
    def of(cls, rows: Rows, y: np.ndarray, weight: np.ndarray) -> "Equations":
        size = rows.size
        at, by = _seen(rows)
        squares = np.zeros(size * size)
        products = np.zeros(size)
        weighted = by * weight[:, None]
        for slot in range(at.shape[1]):
            place, much = at[:, slot], weighted[:, slot]
            np.add.at(products, place, much * y)
            np.add.at(squares, place * size + place, 0.5 * much * by[:, slot])
            rest = slice(slot + 1, None)
            np.add.at(squares, place[:, None] * size + at[:, rest], much[:, None] * by[:, rest])
        half = squares.reshape(size, size)
        return cls(half + half.T, products)

    def solve(self, precision: np.ndarray, noise: float) -> tuple[np.ndarray, np.ndarray]:
        """The effects, shrunk by the precision of each, and their covariance."""
        system = self.squares / noise
        system[np.diag_indices(len(system))] += precision
        covariance = np.linalg.inv(system)
        return covariance @ (self.products / noise), covariance


class Fitter:
    """One fit under way: a round solves for the effects, then learns variances and weights.

    `weight` is how much each car counts; with `start` the rounds go on from an earlier fit, which
    may have seen other cars.
    """

    def __init__(
        self,
        groups: tuple[Group, ...],
        rows: Rows,
        y: np.ndarray,
        weight: np.ndarray,
        start: Fit | None = None,
    ) -> None:
        self.rows, self.y, self.weight = rows, y, weight
        self.of = np.repeat(np.arange(len(groups)), [group.count for group in groups])
        self.count = np.array([group.count for group in groups], dtype=float)
        self.learnt = np.array([group.learnt for group in groups])
        self.prior = np.array([group.scale for group in groups]) ** 2
        if start:
            self.variances, self.noise = start.variances, start.noise
            self.trust = trust(y - explained(start.effects, rows), self.noise)
        else:
            self.variances = np.where(self.learnt, np.maximum(self.prior, WIDE**2), self.prior)
            self.noise = max(float(np.average(y * y, weights=weight)) / 5, PRIOR_NOISE**2 / 4)
            self.trust = np.ones(len(y))

    def run(self, rounds: int) -> Fit:
        """Solve so many times, learning from each solution but the last."""
        for _round in range(rounds - 1):
            self._learn(*self._solve())
        effects, covariance = self._solve()
        return Fit(effects, covariance, self.variances, self.noise, self.trust)

    def _solve(self) -> tuple[np.ndarray, np.ndarray]:
        equations = Equations.of(self.rows, self.y, self.weight * self.trust)
        return equations.solve(1 / self.variances[self.of], self.noise)

    def _learn(self, effects: np.ndarray, covariance: np.ndarray) -> None:
        groups = len(self.count)
        uncertain = np.bincount(self.of, np.diag(covariance), groups)
        square = np.bincount(self.of, effects**2, groups)
        known = np.maximum(self.count - uncertain / self.variances, 1e-9)
        imagined = PRIOR_WEIGHT * self.prior
        by_em = (square + uncertain + imagined) / (self.count + PRIOR_WEIGHT)
        by_mackay = (square + imagined) / (known + PRIOR_WEIGHT)
        found = np.clip(np.sqrt(by_em * by_mackay), LEAST_VARIANCE, MOST_VARIANCE)
        self.variances = np.where(self.learnt, found, self.variances)
        residual = self.y - explained(effects, self.rows)
        spread = float(np.sum(self.weight * self.trust * residual**2))
        free = max(self.weight.sum() - known.sum(), 0.15 * self.weight.sum())
        imagined_noise = PRIOR_NOISE_CARS * PRIOR_NOISE**2
        self.noise = (spread + imagined_noise) / (free + PRIOR_NOISE_CARS)
        self.trust = trust(residual, self.noise)


def trust(residual: np.ndarray, noise: float) -> np.ndarray:
    """The weight of a car under t noise: little for one far off, never more than 1.25."""
    return (FREEDOM + 1) / (FREEDOM + residual**2 / noise)


def explained(effects: np.ndarray, rows: Rows) -> np.ndarray:
    """The sum of each car's effects; one never seen adds nothing."""
    at, by = _seen(rows)
    return np.einsum("ij,ij->i", effects[at], by)


def variance_of(fit: Fit, rows: Rows, portion: int = 2_000) -> np.ndarray:
    """How uncertain the sum of each car's effects is; an unseen one by the size of its group."""
    at, by = _seen(rows)
    found = np.empty(len(rows))
    for start in range(0, len(rows), portion):
        some = slice(start, start + portion)
        among = fit.covariance[at[some, :, None], at[some, None, :]]
        found[some] = np.einsum("ij,ijk,ik->i", by[some], among, by[some])
    unseen = np.where(rows.at >= rows.size, rows.by**2, 0.0) @ fit.variances[rows.group]
    return np.maximum(found, 0.0) + unseen


def _seen(rows: Rows) -> tuple[np.ndarray, np.ndarray]:
    seen = rows.at < rows.size
    return np.where(seen, rows.at, 0), np.where(seen, rows.by, 0.0)
