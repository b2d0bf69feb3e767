"""Where things lie on a sheet with the grid of the earth: no tiles, no server, only geometry."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, cos, floor, radians
from typing import Any

from django import template

register = template.Library()

SHEET = 3 / 2  # width to height, as in components/map.css
MARGIN = 0.15  # air around the outermost places, as a share of the sheet
SMALLEST = 2.0  # degrees of latitude: a sheet never shows whose yard it is
STEPS = (0.5, 1, 2, 5, 10, 15, 30)
MOST_LINES = 6
# A line nearer to the edge than this share has no room for its degrees: west, east; north, south.
ROOM = ((0.0, 0.88), (0.08, 0.9))
# Pins nearer than this share of the sheet's sides cannot be pressed apart: they become one.
REACH = (0.06, 0.09)


@dataclass(frozen=True)
class Line:
    """A meridian or parallel: its place as an SVG length, and its degrees where there is room."""

    at: str
    label: str


@dataclass
class Pin:
    """One or more places near each other; `numbers` are those of the list."""

    across: float
    down: float
    label: str
    href: str
    numbers: str

    @property
    def x(self) -> str:
        return _length(self.across)

    @property
    def y(self) -> str:
        return _length(self.down)


@dataclass(frozen=True)
class Place:
    """One line of the list, numbered from 1."""

    number: int
    label: str
    detail: str
    href: str


@dataclass(frozen=True)
class Frame:
    """Everything a map draws."""

    pins: list[Pin]
    places: list[Place]
    meridians: list[Line]
    parallels: list[Line]


@dataclass(frozen=True)
class _Sheet:
    """The part of the earth that is shown, in degrees."""

    west: float
    north: float
    width: float
    height: float

    def across(self, longitude: float) -> float:
        return (longitude - self.west) / self.width

    def down(self, latitude: float) -> float:
        return (self.north - latitude) / self.height


@register.simple_tag
def map_frame(places: Iterable[Any] | None) -> Frame:
    """A map of places with `latitude`, `longitude` (degrees), `label`, `href` and perhaps `detail`.

    Equal distances east and north are equal on the sheet's middle parallel.
    """
    found = list(places or ())
    listed = [
        Place(number, str(place.label), str(getattr(place, "detail", "")), place.href)
        for number, place in enumerate(found, 1)
    ]
    if not found:
        return Frame([], [], [], [])
    sheet = _sheet([place.latitude for place in found], [place.longitude for place in found])
    return Frame(_pins(sheet, found, listed), listed, _lines(sheet, "EW"), _lines(sheet, "NS"))


def _sheet(latitudes: list[float], longitudes: list[float]) -> _Sheet:
    north, south = max(latitudes), min(latitudes)
    west, east = min(longitudes), max(longitudes)
    middle = (north + south) / 2
    narrower = max(cos(radians(middle)), 0.1)
    air = 1 + 2 * MARGIN
    height = max((north - south) * air, (east - west) * air * narrower / SHEET, SMALLEST)
    width = height * SHEET / narrower
    return _Sheet((west + east) / 2 - width / 2, middle + height / 2, width, height)


def _pins(sheet: _Sheet, found: list[Any], listed: list[Place]) -> list[Pin]:
    pins: list[Pin] = []
    for place, line in zip(found, listed, strict=True):
        across, down = sheet.across(place.longitude), sheet.down(place.latitude)
        near = next((pin for pin in pins if _touch(pin, across, down)), None)
        if near:
            near.label += f"; {line.number}: {line.label}"
            near.numbers = f"{near.numbers.removesuffix('+')}+"
        else:
            label = f"{line.number}: {line.label}"
            pins.append(Pin(across, down, label, line.href, str(line.number)))
    return pins


def _touch(pin: Pin, across: float, down: float) -> bool:
    return abs(pin.across - across) < REACH[0] and abs(pin.down - down) < REACH[1]


def _lines(sheet: _Sheet, signs: str) -> list[Line]:
    """Every round degree on the sheet; `signs` are the letters for above and below zero."""
    upright = signs == "EW"
    first = sheet.west if upright else sheet.north - sheet.height
    span = sheet.width if upright else sheet.height
    step = next((step for step in STEPS if span / step <= MOST_LINES), STEPS[-1])
    place = sheet.across if upright else sheet.down
    degrees = [n * step for n in range(ceil(first / step), floor((first + span) / step) + 1)]
    near, far = ROOM[0] if upright else ROOM[1]
    return [
        Line(
            _length(place(degree)),
            _degree(degree, signs) if near <= place(degree) <= far else "",
        )
        for degree in degrees
    ]


def _degree(degree: float, signs: str) -> str:
    sign = "" if degree == 0 else signs[degree < 0]
    return f"{abs(degree):g}° {sign}".strip()


def _length(share: float) -> str:
    return f"{share * 100:.1f}%"
