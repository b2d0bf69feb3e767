"""How good were estimates of sales that the model had not seen? The field's own figures."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .cars import Car
from .estimates import Scores
from .grading import Grade
from .model import Model, train
from .reposts import not_among
from .vocabulary import Twins


@dataclass(frozen=True)
class Backtest:
    """Figures of a test; all but counts and times in per cent.

    Errors are of the price paid or asked; `n_abstained` estimates a site would not show, though
    they count here like all others. `median_width` is of the range over the middle.
    """

    n_train: int
    n_test: int
    n_abstained: int
    mdape: float
    mape: float
    within_10: float
    within_20: float
    coverage_80: float
    median_width: float
    train_seconds: float
    microseconds_per_estimate: float


@dataclass(frozen=True)
class Tested:
    """The figures, with what they were made from. `on_both_sides` sales of the training were left
    out because their cars are in the test."""

    figures: Backtest
    model: Model
    scores: Scores
    on_both_sides: int


def backtest(sales: Sequence[Car], test: Sequence[Car], twins: Twins | None = None) -> Tested:
    """Learn from sales, then estimate each car of the test without its price.

    Raises NoSalesError where no sale is left to learn from.
    """
    others = not_among(sales, test)
    started = time.perf_counter()
    model = train(others, twins)
    trained = time.perf_counter()
    scores = model.score([replace(car, price=None, key="") for car in test])
    low, mid, high, grades = scores.low, scores.mid, scores.high, scores.grades
    scored = time.perf_counter()
    price = np.array([car.price for car in test], dtype=float)
    off = np.abs(mid / price - 1)
    figures = Backtest(
        n_train=len(others) - model.joined,
        n_test=len(test),
        n_abstained=int((grades == Grade.ABSTAINED).sum()),
        mdape=_per_cent(np.median(off)),
        mape=_per_cent(off.mean()),
        within_10=_per_cent((off <= 0.1).mean()),
        within_20=_per_cent((off <= 0.2).mean()),
        coverage_80=_per_cent(((low <= price) & (price <= high)).mean()),
        median_width=_per_cent(np.median((high - low) / mid)),
        train_seconds=round(trained - started, 3),
        microseconds_per_estimate=round((scored - trained) / len(test) * 1e6, 1),
    )
    return Tested(figures, model, scores, len(sales) - len(others))


def _per_cent(share: float) -> float:
    return round(float(share) * 100, 2)
