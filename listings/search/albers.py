"""Where a place lies on our map of the states: `static/img/us.svg`, 975 by 610 units.

The outlines come projected by d3's `geoAlbersUsa` (us-atlas 3.0.1, scale 1300, middle 487.5, 305):
an equal-area cone for the 48 states, Alaska at 0.35 of the scale and Hawaii set beside them.
"""

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

WIDTH, HEIGHT = 975, 610
SCALE, MIDDLE_X, MIDDLE_Y = 1300.0, 487.5, 305.0


@dataclass(frozen=True)
class Cone:
    """An equal-area cone: its meridian, its two parallels, what lies at its middle, and where."""

    meridian: float
    parallels: tuple[float, float]
    centre: tuple[float, float]
    share: float = 1.0
    aside: tuple[float, float] = (0.0, 0.0)

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """In the units of the sheet, from its upper left corner."""
        x, y = self._on_the_cone(latitude, longitude - self.meridian)
        x0, y0 = self._on_the_cone(self.centre[1], self.centre[0])
        scale = SCALE * self.share
        right, down = self.aside
        return (
            MIDDLE_X + SCALE * right + scale * (x - x0),
            MIDDLE_Y + SCALE * down - scale * (y - y0),
        )

    def _on_the_cone(self, latitude: float, east: float) -> tuple[float, float]:
        low, high = (sin(radians(parallel)) for parallel in self.parallels)
        n = (low + high) / 2
        c = 1 + low * (2 * n - low)
        r = sqrt(c - 2 * n * sin(radians(latitude))) / n
        angle = radians(east) * n
        return r * sin(angle), sqrt(c) / n - r * cos(angle)


LOWER_48 = Cone(-96, (29.5, 45.5), (-0.6, 38.7))
INSETS = {
    "AK": Cone(-154, (55, 65), (-2, 58.5), 0.35, (-0.307, 0.201)),
    "HI": Cone(-157, (8, 18), (-3, 19.9), 1.0, (-0.205, 0.212)),
}


def place(state: str, latitude: float, longitude: float) -> tuple[float, float] | None:
    """The point of a place in a state; None for one that the sheet does not show."""
    x, y = INSETS.get(state, LOWER_48).place(latitude, longitude)
    return (x, y) if 0 <= x <= WIDTH and 0 <= y <= HEIGHT else None
