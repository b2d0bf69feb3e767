"""The side views of `static/img/kei.svg`, read as outlines with what each is made of."""

from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree

from django.contrib.staticfiles import finders

from .paths import Point, lines

_SVG = "{http://www.w3.org/2000/svg}"

Outline = tuple[Point, ...]


@dataclass(frozen=True)
class Part:
    """All outlines of one stuff; `stuff` is a letter that the file itself explains."""

    stuff: str
    outlines: tuple[Outline, ...]


@cache
def plan(symbol: str) -> tuple[Part, ...]:
    """The parts of a drawing, those behind first."""
    return _plans()[symbol]


def measure(outline: Outline) -> tuple[float, float, float, float]:
    """Left, top, right and bottom."""
    across, down = [x for x, _y in outline], [y for _x, y in outline]
    return min(across), min(down), max(across), max(down)


@cache
def _plans() -> dict[str, tuple[Part, ...]]:
    path = finders.find("img/kei.svg")
    if path is None:
        raise FileNotFoundError("static/img/kei.svg")
    root = ElementTree.parse(path).getroot()  # noqa: S314 - our own file
    return {
        symbol.attrib["id"]: tuple(
            Part(part.attrib["class"], lines(part.attrib["d"]))
            for part in symbol.iter(f"{_SVG}path")
        )
        for symbol in root.iter(f"{_SVG}symbol")
    }
