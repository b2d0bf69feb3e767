"""Cars and their prices as the model sees them: plain rows, and the same as columns of numbers."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache

import numpy as np

# What is compared as words, spelling aside.
TEXTS = (
    "make", "model", "trim", "frame_code", "transmission", "fuel", "body", "drivetrain",
    "aspiration", "side", "location", "kind",
)  # fmt: skip
NUMBERS = ("year", "mileage_km", "displacement_cc", "on", "price")

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Car:
    """A car, with a price where one is known.

    `price` is in whole units of one currency, the same for all cars that meet. `on` is the day of
    the price as a year with decimals (2022.58). `kind` is the kind of price: "asking", "told",
    "confirmed", "sold". `side` is "us" or "jp". Empty texts and None are facts not known. `key`
    names the car and `seller` who offers it, both only to tell cars and sellers apart.
    """

    make: str
    model: str
    year: int
    price: float | None = None
    trim: str = ""
    mileage_km: float | None = None
    displacement_cc: float | None = None
    transmission: str = ""
    fuel: str = ""
    body: str = ""
    drivetrain: str = ""
    aspiration: str = ""
    frame_code: str = ""
    side: str = ""
    location: str = ""
    kind: str = ""
    on: float | None = None
    seller: str = ""
    key: str = ""

    def without_price(self) -> "Car":
        return replace(self, price=None)


@dataclass(frozen=True)
class Columns:
    """Cars field by field, for arithmetic on all of them at once; NaN is a number not known."""

    cars: Sequence[Car]

    def __len__(self) -> int:
        return len(self.cars)

    def texts(self, field: str) -> list[str]:
        """The field of each car in plain letters, so that spellings of one word meet."""
        return [plain(getattr(car, field)) for car in self.cars]

    def numbers(self, field: str) -> np.ndarray:
        found = (getattr(car, field) for car in self.cars)
        return np.array([np.nan if value is None else value for value in found], dtype=float)

    @cached_property
    def log_price(self) -> np.ndarray:
        return np.log(self.numbers("price"))


def in_fixed_order(cars: Sequence[Car]) -> list[Car]:
    """The same cars always in the same order, whatever order they come in."""
    names = [field.name for field in fields(Car)]
    return sorted(cars, key=lambda car: [str(getattr(car, name)) for name in names])


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """Small letters and digits, words apart by one space: "Wagon-R  (FX)" is "wagon r fx"."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))
