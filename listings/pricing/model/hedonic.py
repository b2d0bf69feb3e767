"""The fitted model without comparables: log price, its uncertainty, and what it is made of."""

from dataclasses import dataclass

import numpy as np

from .cars import Columns
from .curves import ramps
from .design import Design
from .mixed import Fit, variance_of
from .products import explained
from .rows import Rows

DRIVEN = ("mileage_line", "family_mileage", "body_mileage")


@dataclass(frozen=True)
class Hedonic:
    """`middle` is the log price that all effects are counted from."""

    design: Design
    fit: Fit
    middle: float

    def rows(self, columns: Columns) -> Rows:
        return self.design.rows(columns)

    def predict(self, rows: Rows) -> np.ndarray:
        """Log prices. With all else equal, more kilometres never make a car dearer."""
        return self.middle + explained(self.fit.effects, rows) + self._held(rows)

    def uncertainty(self, rows: Rows) -> np.ndarray:
        """The variance of what is predicted, without the noise that every price has."""
        return variance_of(self.fit, rows)

    def contributions(self, rows: Rows) -> dict[str, np.ndarray]:
        """The log price of each car by factor; with `middle` they sum to what is predicted."""
        found = {group.factor: np.zeros(len(rows)) for group in self.design.groups}
        for number, group in enumerate(self.design.groups):
            found[group.factor] += self._part(number, rows)
        found["mileage"] = found["mileage"] + self._held(rows)
        return found

    def _held(self, rows: Rows) -> np.ndarray:
        """Takes back what a rising slope over mileage would add, from the middle mileage on."""
        scales, mileage = self.design.scales, rows.measures.mileage
        bends = self._effects_of("mileage_bends")
        knots = scales.mileage_knots if bends.size else scales.mileage_knots[:1]
        middle = np.array([scales.middle_mileage])
        along, start = ramps(mileage, knots), ramps(middle, knots)
        line = self._slope(rows)
        held = np.maximum(line[:, None] + bends[None, :], 0.0) * (along - start)
        outside = (mileage - along.sum(axis=1)) - (middle - start.sum(axis=1))
        return -held.sum(axis=1) - np.maximum(line, 0.0) * outside

    def _slope(self, rows: Rows) -> np.ndarray:
        """Each car's straight slope over mileage, in log price for 50,000 km."""
        driven = (at for at, group in enumerate(self.design.groups) if group.name in DRIVEN)
        total = sum((self._part(number, rows) for number in driven), np.zeros(len(rows)))
        away = self.design.scales.driven(rows.measures)
        return np.divide(total, away, out=np.zeros(len(rows)), where=away != 0)

    def _part(self, number: int, rows: Rows) -> np.ndarray:
        """What one group adds to the log price of each car."""
        groups = self.design.groups
        start = sum(group.count for group in groups[:number])
        stop = start + groups[number].count
        if stop <= rows.lines.shape[1]:
            return rows.lines[:, start:stop] @ self.fit.effects[start:stop]
        effects = np.append(self.fit.effects, np.zeros(len(groups)))
        slots = rows.group == number
        return np.einsum("ij,ij->i", effects[rows.at[:, slots]], rows.by[:, slots])

    def _effects_of(self, name: str) -> np.ndarray:
        of = self.design.group_of()
        numbers = [at for at, group in enumerate(self.design.groups) if group.name == name]
        return self.fit.effects[np.isin(of, numbers)]
