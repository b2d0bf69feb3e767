"""How far a car stands from the visitor's door: whole miles as the crow flies, ZIP code to ZIP code."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from listings.places.models import Zip

EARTH_RADIUS_MILES = 3958.8
LENGTH = 5
FAR = np.iinfo(np.int32).max


@dataclass(frozen=True, eq=False)
class Door:
    """The miles from one ZIP code to every other: `codes` rise, `miles` stand beside them."""

    code: str
    codes: np.ndarray
    miles: np.ndarray

    def within(self, miles: int) -> list[str]:
        """The ZIP codes that lie no further away."""
        return [f"{code:05}" for code in self.codes[self.miles <= miles].tolist()]

    @cached_property
    def by_code(self) -> np.ndarray:
        """Miles at the place of each ZIP code; "far" for one that is unknown, and at -1."""
        table = np.full(100_001, FAR, np.int32)
        table[self.codes] = self.miles
        return table

    def table(self) -> dict[str, int]:
        """Miles by ZIP code, as PostgreSQL is told them."""
        return {f"{code:05}": int(far) for code, far in zip(self.codes, self.miles, strict=True)}


def as_number(code: str) -> int:
    """A ZIP code as the index keeps it; -1 for what is none."""
    return int(code) if len(code) == LENGTH and code.isascii() and code.isdigit() else -1


@lru_cache(maxsize=16)
def door(code: str) -> Door | None:
    """Where the visitor lives; None for a ZIP code that nobody knows."""
    codes, north, east = _spots()
    here = int(np.searchsorted(codes, as_number(code)))
    if here == len(codes) or codes[here] != as_number(code):
        return None
    up = np.sin((north - north[here]) / 2) ** 2
    across = np.sin((east - east[here]) / 2) ** 2
    way = np.sqrt(np.clip(up + np.cos(north) * np.cos(north[here]) * across, 0, 1))
    return Door(code, codes, np.rint(2 * EARTH_RADIUS_MILES * np.arcsin(way)).astype(np.int32))


@lru_cache(maxsize=1)
def _spots() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """All ZIP codes there are with the middle of their areas in radians, read once a process."""
    rows = Zip.objects.order_by("code").values_list("code", "latitude", "longitude")
    table = np.array([(as_number(code), north, east) for code, north, east in rows]).reshape(-1, 3)
    return table[:, 0].astype(np.int32), np.radians(table[:, 1]), np.radians(table[:, 2])


def forget() -> None:
    """Read anew at the next question."""
    door.cache_clear()
    _spots.cache_clear()
