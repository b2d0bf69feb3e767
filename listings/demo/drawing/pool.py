"""All pictures of the demo market: about a hundred, shared by all cars that look alike."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from ..paints import COLOURS, Colour
from . import backs, cabins, details, elevation, faces, ink, scenes
from .parts import Paint
from .sheet import KEI_LENGTH, Sheet

_WORDS = {
    "truck": "truck", "dump": "dump truck", "lift": "lift truck", "van": "van",
    "microvan": "microvan", "hatch": "hatchback", "sedan": "sedan", "wagon": "tall wagon",
    "roadster": "roadster", "coupe": "coupe", "offroad": "off-roader", "carry": "Suzuki Carry",
    "hijet": "Daihatsu Hijet", "acty": "Honda Acty", "sambar": "Subaru Sambar",
    "minicab": "Mitsubishi Minicab", "scrum": "Mazda Scrum", "every": "Suzuki Every",
    "jimny": "Suzuki Jimny", "pajero-mini": "Mitsubishi Pajero Mini",
    "cappuccino": "Suzuki Cappuccino", "beat": "Honda Beat", "copen": "Daihatsu Copen",
    "az-1": "Mazda AZ-1",
}  # fmt: skip
_FACES = {
    "sambar": "truck with round lamps", "low": "two-seater", "round": "small car with round lamps",
    "raked": "off-roader",
}  # fmt: skip
_ALSO = {"scrum": "with a canvas over its bed", "az-1": "its gullwing door open"}
_TINTS = (ink.MIST, "#dfe7dc", "#dde4ea", "#ece1d6")


@dataclass(frozen=True)
class Picture:
    """A caption and how it is drawn."""

    caption: str
    draw: Callable[[], Image.Image]


def side(symbol: str, colour: Colour) -> str:
    """The name of a picture in the pool."""
    return f"side {symbol} {colour.name}"


def face(symbol: str, colour: Colour) -> str:
    """Cars with the same face and colour share a picture."""
    return f"face {faces.face_of(symbol)} {colour.name}"


def cabin(kind: str) -> str:
    return f"cabin {kind}"


def back(kind: str) -> str:
    """What a bed or a boot looks like: of a truck, of a van, of a car."""
    return f"back {kind}"


def plate(kind: str) -> str:
    return f"plate {kind}"


def underside(kind: str) -> str:
    return f"underside {kind}"


PAPER = "paper"


def pictures() -> dict[str, Picture]:
    """Every picture by its name."""
    pool = _of_cars()
    for kind in cabins.CABINS:
        pool[cabin(kind)] = _of("Drawing of a dashboard, right-hand drive", _inside, kind)
    for kind, (caption, draw) in backs.BACKS.items():
        pool[back(kind)] = _of(f"Drawing of {caption}", _back, draw)
    for kind in details.PLATES:
        pool[plate(kind)] = _of("Drawing of a build plate without a real number", _plate, kind)
    for kind in ("truck", "car"):
        pool[underside(kind)] = _of(
            "Drawing of the underside with notes on rust and stone chips", _underside, kind
        )
    pool[PAPER] = _of("Drawing of an export certificate without real numbers", _paper)
    return pool


def _of_cars() -> dict[str, Picture]:
    pool = {}
    for number, (symbol, colours) in enumerate(COLOURS.items()):
        for place, colour in enumerate(colours, start=number):
            kind = faces.face_of(symbol)
            words = f"Drawing of a {colour.name}"
            pool[side(symbol, colour)] = _of(
                f"{words} {_WORDS[symbol]} from the side{_doing(symbol, colour)}",
                _side, symbol, colour, place,
            )  # fmt: skip
            pool[face(symbol, colour)] = _of(
                f"{words} {_FACES.get(kind) or _WORDS[kind]} from before and behind",
                _face, kind, colour, place,
            )  # fmt: skip
    return pool


def _doing(symbol: str, colour: Colour) -> str:
    also = f"{colour.load} in its bed" if colour.load else _ALSO.get(symbol, "")
    return also and f", {also}"


def _of(caption: str, draw: Callable[..., Sheet], *about: object) -> Picture:
    return Picture(caption, lambda: draw(*about).finished())


def _placed(place: int) -> Sheet:
    """A sheet with a place to stand on; its number decides which."""
    sheet = Sheet(_TINTS[place % len(_TINTS)])
    scenes.draw(sheet, place)
    sheet.road()
    return sheet


def _side(symbol: str, colour: Colour, place: int) -> Sheet:
    sheet = _placed(place)
    sheet.rule(0, KEI_LENGTH, "3.40 m")
    elevation.side(sheet, symbol, _paint(colour))
    return sheet


def _face(kind: str, colour: Colour, place: int) -> Sheet:
    sheet = _placed(place)
    faces.front_and_rear(sheet, faces.FACES[kind], _paint(colour))
    return sheet


def _inside(kind: str) -> Sheet:
    sheet = Sheet(ink.MIST, middle=104)
    cabins.dashboard(sheet, cabins.CABINS[kind])
    return sheet


def _back(draw: Callable[[Sheet], None]) -> Sheet:
    sheet = Sheet(ink.MIST, middle=100)
    draw(sheet)
    return sheet


def _plate(kind: str) -> Sheet:
    sheet = Sheet(ink.MIST, middle=100)
    details.plate(sheet, details.PLATES[kind], Paint("#b9c0c0"))
    return sheet


def _underside(kind: str) -> Sheet:
    sheet = Sheet(ink.MIST, middle=104)
    details.underside(sheet, truck=kind == "truck")
    return sheet


def _paper() -> Sheet:
    sheet = Sheet(ink.MIST, middle=100)
    details.paper(sheet)
    return sheet


def _paint(colour: Colour) -> Paint:
    return Paint(colour.paint, colour.load, colour.lower)
