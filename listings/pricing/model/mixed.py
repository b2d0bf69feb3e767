"""The fit: a log-linear model whose groups of effects are shrunk as far as the data say.

y = X b + e, b of group g ~ N(0, v_g), e ~ t with four degrees of freedom and scale s. Given the
variances the effects solve Henderson's mixed-model equations; variances and scale are learnt by EM
(Dempster, Laird and Rubin 1977) sped up as MacKay (1992) does; the t noise by reweighting.
"""

from dataclasses import dataclass

import numpy as np

from .blocks import PRIOR_WEIGHT
from .products import Equations, explained, spread
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
        missed = float(np.sum(self.weight * self.trust * residual**2))
        free = max(self.weight.sum() - known.sum(), 0.15 * self.weight.sum())
        imagined_noise = PRIOR_NOISE_CARS * PRIOR_NOISE**2
        self.noise = (missed + imagined_noise) / (free + PRIOR_NOISE_CARS)
        self.trust = trust(residual, self.noise)


def trust(residual: np.ndarray, noise: float) -> np.ndarray:
    """The weight of a car under t noise: little for one far off, never more than 1.25."""
    return (FREEDOM + 1) / (FREEDOM + residual**2 / noise)


def variance_of(fit: Fit, rows: Rows) -> np.ndarray:
    """How uncertain the sum of each car's effects is; an unseen one by the size of its group."""
    return spread(fit.covariance, rows) + rows.unseen @ fit.variances[rows.group]
