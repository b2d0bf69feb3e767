"""All pictures of the demo market: a few dozen, shared by all cars that look alike."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from ..paints import COLOURS, Colour
from . import cabins, cargo, cars, details, faces, ink
from .parts import Paint
from .sheet import KEI_LENGTH, Sheet

_SIDES: dict[str, Callable[[Sheet, Paint], None]] = {
    "truck": cargo.truck,
    "dump": cargo.dump,
    "lift": cargo.lift,
    "van": cargo.van,
    "microvan": cargo.microvan,
    "hatch": cars.hatch,
    "sedan": cars.sedan,
    "wagon": cars.wagon,
    "roadster": cars.roadster,
    "coupe": cars.coupe,
    "offroad": cars.offroad,
}
_WORDS = {
    "truck": "Truck", "dump": "Dump truck", "lift": "Lift truck", "van": "Van",
    "microvan": "Microvan", "hatch": "Hatchback", "sedan": "Sedan", "wagon": "Tall wagon",
    "roadster": "Roadster", "coupe": "Coupe", "offroad": "Off-roader",
}  # fmt: skip
_TINTS = (ink.MIST, "#dfe7dc", "#dde4ea", "#ece1d6")


@dataclass(frozen=True)
class Picture:
    """A caption and how it is drawn."""

    caption: str
    draw: Callable[[], Image.Image]


def side(body: str, colour: Colour) -> str:
    """The name of a picture in the pool."""
    return f"side {body} {colour.name}"


def face(body: str) -> str:
    """A dump or a lift has the face of any truck."""
    return f"face {'truck' if body in ('dump', 'lift') else body}"


def cabin(kind: str) -> str:
    return f"cabin {kind}"


def plate(kind: str) -> str:
    return f"plate {kind}"


def underside(kind: str) -> str:
    return f"underside {kind}"


def pictures() -> dict[str, Picture]:
    """Every picture by its name."""
    pool = {}
    for body, colours in COLOURS.items():
        for number, colour in enumerate(colours):
            tint = _TINTS[(number + len(body)) % len(_TINTS)]
            caption = f"{_WORDS[body]}, {colour.name}, from the side"
            pool[side(body, colour)] = _of(caption, _side, body, colour, tint)
    for body in faces.FACES:
        pool[face(body)] = _of(f"{_WORDS[body]}, front and rear", _face, body)
    for kind in cabins.CABINS:
        pool[cabin(kind)] = _of("Dashboard, right-hand drive", _cabin, kind)
    for kind in details.PLATES:
        pool[plate(kind)] = _of("Build plate", _plate, kind)
    for kind in ("truck", "car"):
        pool[underside(kind)] = _of("Underside", _underside, kind)
    return pool


def _of(caption: str, draw: Callable[..., Sheet], *about: object) -> Picture:
    return Picture(caption, lambda: draw(*about).finished())


def _side(body: str, colour: Colour, tint: str) -> Sheet:
    sheet = Sheet(tint)
    sheet.rule(0, KEI_LENGTH, "3.40 m")
    _SIDES[body](sheet, Paint(colour.paint, colour.load, colour.lower))
    return sheet


def _face(body: str) -> Sheet:
    """On white: one sheet serves every colour of the body."""
    sheet = Sheet(ink.MIST)
    faces.front_and_rear(sheet, faces.FACES[body], Paint(ink.PAPER))
    return sheet


def _cabin(kind: str) -> Sheet:
    sheet = Sheet(ink.MIST, middle=104)
    cabins.dashboard(sheet, cabins.CABINS[kind])
    return sheet


def _plate(kind: str) -> Sheet:
    sheet = Sheet(ink.MIST, middle=100)
    details.plate(sheet, details.PLATES[kind], Paint("#b9c0c0"))
    return sheet


def _underside(kind: str) -> Sheet:
    sheet = Sheet(ink.MIST, middle=104)
    details.underside(sheet, truck=kind == "truck")
    return sheet
