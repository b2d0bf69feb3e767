"""Estimates: the same answer as arrays for many cars, and as one object for one car."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from listings.eligibility.sentences import Sentence

from .factors import Factor
from .grading import LEAST_EFFECTIVE, LEAST_IN_FAMILY, MOST_SHOWN, MOST_SUPPORTED, Grade
from .peers import Compared


@dataclass(frozen=True)
class Scores:
    """Prices of many cars. A number stands here for every car; `grades` says what may be shown.

    `fitted` is the log price by the model alone, `added` what the comparables add to it, and
    `error` the standard error of both together.
    """

    fitted: np.ndarray
    added: np.ndarray
    error: np.ndarray
    half_width: float
    compared: Compared

    def __len__(self) -> int:
        return len(self.fitted)

    @cached_property
    def log_mid(self) -> np.ndarray:
        return self.fitted + self.added

    @cached_property
    def effective(self) -> np.ndarray:
        return self.compared.effective()

    @cached_property
    def mid(self) -> np.ndarray:
        return np.exp(self.log_mid)

    @cached_property
    def low(self) -> np.ndarray:
        return np.exp(self.log_mid - self.half_width * self.error)

    @cached_property
    def high(self) -> np.ndarray:
        return np.exp(self.log_mid + self.half_width * self.error)

    @cached_property
    def width(self) -> np.ndarray:
        """The range over the middle."""
        return 2 * np.sinh(self.half_width * self.error)

    @cached_property
    def grades(self) -> np.ndarray:
        """The rule of `grading.grade` for all cars at once."""
        hidden = (self.compared.in_family < LEAST_IN_FAMILY) | (self.width > MOST_SHOWN)
        sure = (self.effective >= LEAST_EFFECTIVE) & (self.width <= MOST_SUPPORTED)
        return np.where(hidden, Grade.ABSTAINED, np.where(sure, Grade.SUPPORTED, Grade.WIDE))


@dataclass(frozen=True)
class Used:
    """A sale that an estimate rests on, by its key. `adjusted` is its price brought to the car's
    own year, mileage and other facts; `share` is of all weight, the rest is the model's."""

    key: str
    share: float
    price: float
    adjusted: float


@dataclass(frozen=True)
class Estimate:
    """What a car is worth, in the currency of the sales. low, mid, high: an 80 % range; None where
    it abstains. The factors sum to `mid - typical`."""

    grade: Grade
    code: str
    reason: Sentence
    effective_comparables: float
    known_of_family: int
    model_version: str
    low: float | None = None
    mid: float | None = None
    high: float | None = None
    typical: float | None = None
    factors: tuple[Factor, ...] = ()
    comparables: tuple[Used, ...] = ()

    @property
    def abstained(self) -> bool:
        return self.grade == Grade.ABSTAINED
