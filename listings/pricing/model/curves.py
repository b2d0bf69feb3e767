"""Age, mileage and time as numbers: straight lines with bends, and what is typical."""

from dataclasses import dataclass

import numpy as np

from .cars import Columns

AGE_UNIT = 5.0  # years
KM_UNIT = 50_000.0
MOST_KM = 400_000.0
# A car older than a year and a half with fewer kilometres has an odometer nobody filled in.
LEAST_KM = 100.0
IMPOSSIBLE_KM = 900_000.0

AGE_KNOTS, KM_KNOTS = 7, 6
SEASON_FROM_MONTHS = 18


@dataclass(frozen=True)
class Measures:
    """Age and mileage of each car; `mileage` is the typical one of its age where not known."""

    year: np.ndarray
    when: np.ndarray
    age: np.ndarray
    mileage: np.ndarray
    mileage_unknown: np.ndarray

    def take(self, some: np.ndarray) -> "Measures":
        return Measures(**{name: values[some] for name, values in vars(self).items()})


@dataclass(frozen=True)
class Scales:
    """What is typical of the cars learnt from: the middle, and where the lines may bend."""

    newest: float
    middle_age: float
    middle_mileage: float
    km_a_year: float
    tells_mileage: bool
    age_knots: np.ndarray
    mileage_knots: np.ndarray
    months: np.ndarray

    @classmethod
    def of(cls, columns: Columns) -> "Scales":
        when, year = columns.numbers("on"), columns.numbers("year")
        dated = when[np.isfinite(when)]
        newest = float(dated.max()) if dated.size else float(year.max()) + 0.5
        age = np.maximum(np.where(np.isfinite(when), when, newest) - year, 0.0)
        km = columns.numbers("mileage_km")
        known = _plausible(km, age)
        a_year = float(np.median(km[known] / np.maximum(age[known], 0.5))) if known.any() else 1e4
        units = np.minimum(km[known], MOST_KM) / KM_UNIT
        return cls(
            newest=newest,
            middle_age=float(np.median(age)),
            middle_mileage=float(np.median(units)) if known.any() else 1.0,
            km_a_year=a_year,
            tells_mileage=bool(known.any()),
            age_knots=_knots(age, AGE_KNOTS),
            mileage_knots=_knots(units, KM_KNOTS),
            months=np.unique(np.floor(dated * 12)),
        )

    def measure(self, columns: Columns) -> Measures:
        year, on = columns.numbers("year"), columns.numbers("on")
        when = np.where(np.isfinite(on), on, self.newest)
        age = np.maximum(when - year, 0.0)
        km = columns.numbers("mileage_km")
        # Of what no sale told, no car is judged.
        unknown = ~(_plausible(km, age) & self.tells_mileage)
        km = np.where(unknown, np.maximum(age, 0.5) * self.km_a_year, km)
        return Measures(year, when, age, np.minimum(km, MOST_KM) / KM_UNIT, unknown)

    def curves(self, cars: Measures) -> dict[str, np.ndarray]:
        """Columns of numbers by part, each a matrix with a row for each car."""
        ones = np.ones((len(cars.age), 1))
        return {
            "level": ones,
            "age_line": self.aged(cars)[:, None],
            "age_bends": ramps(cars.age, self.age_knots) / AGE_UNIT,
            "mileage_line": self.driven(cars)[:, None],
            "mileage_bends": ramps(cars.mileage, self.mileage_knots),
            "mileage_unknown": cars.mileage_unknown[:, None].astype(float),
            "trend": self._trend(cars.when),
            "season": self._season(cars.when),
        }

    def aged(self, cars: Measures) -> np.ndarray:
        """Age from the middle, in five years."""
        return (cars.age - self.middle_age) / AGE_UNIT

    def driven(self, cars: Measures) -> np.ndarray:
        """Mileage from the middle, in 50,000 km."""
        return cars.mileage - self.middle_mileage

    def _trend(self, when: np.ndarray) -> np.ndarray:
        """A step at each month seen, so that after the last the market stays where it was."""
        return (np.floor(when * 12)[:, None] >= self.months[None, 1:]).astype(float)

    def _season(self, when: np.ndarray) -> np.ndarray:
        if not self.months.size or np.ptp(self.months) < SEASON_FROM_MONTHS:
            return np.zeros((len(when), 0))
        return (np.floor(when * 12)[:, None] % 12 == np.arange(12)).astype(float)


def ramps(values: np.ndarray, knots: np.ndarray) -> np.ndarray:
    """How far each value has come along each stretch between two knots."""
    return np.clip(values[:, None] - knots[None, :-1], 0.0, np.diff(knots)[None, :])


def _knots(values: np.ndarray, most: int) -> np.ndarray:
    if not values.size:
        return np.zeros(1)
    return np.unique(np.round(np.quantile(values, np.linspace(0, 1, most)), 3))


def _plausible(km: np.ndarray, age: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore"):
        return (km >= 0) & (km <= IMPOSSIBLE_KM) & ((km >= LEAST_KM) | (age <= 1.5))
