"""Front and rear views, side by side, from a few measures of each body."""

from dataclasses import dataclass

from . import ink
from .parts import Paint, ground
from .paths import ellipse
from .sheet import ROAD, RULED, Sheet

_FRONT, _REAR = 82, 258


@dataclass(frozen=True)
class Face:
    """Heights from the top of the sheet and half widths, in centimetres.

    `lamps` is round, square or slanted; `gate` is what the rear shows: a truck's bed, a tall
    tailgate, a hatch, or a boot.
    """

    roof: float
    belt: float
    nose: float
    roof_half: float
    lamps: str = "square"
    gate: str = "tall"
    half: float = 72
    sill: float = 174
    wheel: float = 27


FACES = {
    "truck": Face(25, 101, 116, 60, gate="bed"),
    "sambar": Face(24, 100, 116, 60, lamps="round", gate="bed"),
    "van": Face(12, 104, 120, 61),
    "microvan": Face(24, 107, 116, 60, lamps="slanted"),
    "hatch": Face(59, 113, 125, 54, lamps="slanted", gate="hatch"),
    "sedan": Face(62, 116, 128, 52, lamps="slanted", gate="boot"),
    "wagon": Face(30, 110, 121, 58, lamps="slanted"),
    "roadster": Face(82, 121, 134, 50, lamps="slanted", gate="open", sill=174, wheel=27),
    "low": Face(80, 119, 134, 48, lamps="slanted", gate="boot", sill=174, wheel=27),
    "round": Face(75, 119, 128, 49, lamps="round", gate="boot", sill=174, wheel=27),
    "offroad": Face(31, 100, 110, 60, lamps="round", gate="spare", half=70, sill=160, wheel=33),
    "raked": Face(34, 104, 114, 58, lamps="slanted", gate="spare", half=71, sill=162, wheel=32),
}
_FACE_OF = {
    "dump": "truck", "lift": "truck", "carry": "truck", "hijet": "truck", "acty": "truck",
    "minicab": "truck", "scrum": "truck", "every": "van", "cappuccino": "low", "beat": "low",
    "copen": "round", "coupe": "round", "az-1": "round", "jimny": "offroad",
    "pajero-mini": "raked",
}  # fmt: skip


def face_of(symbol: str) -> str:
    """The name of the face that a side view has; many share one."""
    return _FACE_OF.get(symbol, symbol)


def front_and_rear(sheet: Sheet, face: Face, paint: Paint) -> None:
    for middle in (_FRONT, _REAR):
        ground(sheet, middle - 78, middle + 78)
        sheet.rule(middle - 74, middle + 74, "1.48 m")
        _wheels(sheet, middle, face)
    _front(sheet, _FRONT, face, paint)
    _rear(sheet, _REAR, face, paint)


def _wheels(sheet: Sheet, middle: float, face: Face) -> None:
    for side in (-1, 1):
        inner, outer = sorted((middle + side * (face.half - 22), middle + side * (face.half - 1)))
        sheet.box(inner, ROAD - 2 * face.wheel, outer, ROAD, ink.RUBBER, corner=5)
    sheet.box(
        middle - face.half + 20, face.sill - 6, middle + face.half - 20, face.sill + 6, ink.DARK
    )


def _body(sheet: Sheet, middle: float, face: Face, colour: str, top: float) -> None:
    """From `top` down to the sill, the flanks a little round."""
    left, right = middle - face.half, middle + face.half
    sheet.shape(
        f"M{left + 5} {face.sill}Q{left} {face.sill} {left} {face.sill - 6}V{top + 22}"
        f"Q{left} {top + 4} {left + 9} {top}H{right - 9}Q{right} {top + 4} {right} {top + 22}"
        f"V{face.sill - 6}Q{right} {face.sill} {right - 5} {face.sill}Z",
        colour,
    )


def _cabin(sheet: Sheet, middle: float, face: Face, colour: str) -> None:
    roof, belt, foot = face.roof_half, face.belt + 4, face.half - 8
    sheet.shape(
        f"M{middle - foot} {belt}L{middle - roof - 3} {face.roof + 14}Q{middle - roof} {face.roof} {middle - roof + 14} {face.roof}"
        f"H{middle + roof - 14}Q{middle + roof} {face.roof} {middle + roof + 3} {face.roof + 14}L{middle + foot} {belt}Z",
        colour,
    )


def _pane(
    sheet: Sheet, middle: float, top: float, bottom: float, upper: float, lower: float
) -> None:
    sheet.shape(
        f"M{middle - lower} {bottom}L{middle - upper} {top + 5}Q{middle - upper + 1} {top} {middle - upper + 7} {top}"
        f"H{middle + upper - 7}Q{middle + upper - 1} {top} {middle + upper} {top + 5}L{middle + lower} {bottom}Z",
        ink.GLASS,
    )
    shine = (bottom - top) * 0.45
    sheet.shape(
        f"M{middle - shine - 6} {bottom - 2}L{middle - 4} {top + 2}H{middle + 16}L{middle - shine + 14} {bottom - 2}Z",
        ink.GLASS_LIT,
        ink_of=None,
    )


def _front(sheet: Sheet, middle: float, face: Face, paint: Paint) -> None:
    if face.gate == "open":
        _pane(sheet, middle, face.roof, face.belt, face.roof_half, face.half - 12)
        for side in (-1, 1):
            sheet.points(ellipse(middle + side * 28, face.belt - 4, 15, 16), ink.SEAT)
    else:
        _cabin(sheet, middle, face, paint.body)
        _pane(sheet, middle, face.roof + 12, face.belt, face.roof_half - 6, face.half - 16)
    for side in (-1, 1):
        at = middle + side * (face.half + 4)
        sheet.line(f"M{at} {face.belt - 12}H{middle + side * (face.half - 14)}", ink.DARK, 18)
        sheet.box(at - 6, face.belt - 22, at + 6, face.belt - 4, ink.DARK, corner=4)
    _body(sheet, middle, face, paint.body, face.belt)
    sheet.line(
        f"M{middle - face.half + 16} {face.belt - 2}L{middle + 12} {face.belt - 12}M{middle - 10} {face.belt - 2}L{middle + 40} {face.belt - 10}",
        width=10,
    )
    _nose(sheet, middle, face, paint)


def _nose(sheet: Sheet, middle: float, face: Face, paint: Paint) -> None:
    y, reach = face.nose, face.half - 6
    sheet.box(middle - 30, y + 4, middle + 30, y + 14, ink.DARK, corner=3)
    for side in (-1, 1):
        inner, outer = middle + side * (reach - 30), middle + side * reach
        if face.lamps == "round":
            sheet.disc(middle + side * (reach - 15), y + 10, 13, ink.LAMP)
        elif face.lamps == "slanted":
            sheet.shape(
                f"M{inner} {y + 10}Q{(inner + outer) / 2} {y - 2} {outer} {y - 4}V{y + 16}H{inner + side * 4}Z",
                ink.LAMP,
            )
        else:
            left, right = sorted((inner, outer))
            sheet.box(left, y, right, y + 18, ink.LAMP, corner=3)
    _bumper(sheet, middle, face, paint, ink.AMBER)
    _number(sheet, middle, face.sill - 19)


def _bumper(sheet: Sheet, middle: float, face: Face, paint: Paint, lamp: str) -> None:
    top = face.sill - 26
    sheet.box(
        middle - face.half - 3, top, middle + face.half + 3, face.sill, paint.bumper, corner=6
    )
    for side in (-1, 1):
        left, right = sorted((middle + side * (face.half - 6), middle + side * (face.half - 26)))
        sheet.box(left, top + 7, right, top + 14, lamp, corner=2)


def _number(sheet: Sheet, middle: float, y: float) -> None:
    """A blank for a number plate, so that nobody takes it for a real one."""
    sheet.box(middle - 17, y, middle + 17, y + 17, ink.PAPER, corner=2)
    sheet.words(middle, y + 8.5, "DEMO", 16, anchor="mm", round_face=True)


def _rear(sheet: Sheet, middle: float, face: Face, paint: Paint) -> None:
    _REARS[face.gate](sheet, middle, face, paint)


def _rear_bed(sheet: Sheet, middle: float, face: Face, paint: Paint) -> None:
    _cabin(sheet, middle, face, paint.body)
    _pane(sheet, middle, face.roof + 14, face.belt - 14, face.roof_half - 10, face.roof_half - 4)
    sheet.line(
        f"M{middle - 62} 100V42H{middle + 62}V100M{middle - 20} 42V100M{middle + 20} 42V100",
        ink.DARK,
        16,
    )
    sheet.box(middle - face.half, 98, middle + face.half, 138, paint.body, corner=2)
    sheet.line(
        f"M{middle - face.half + 8} 106H{middle + face.half - 8}M{middle - 24} 98V138M{middle + 24} 98V138",
        width=8,
    )
    for x in (middle - face.half + 8, middle + face.half - 14):
        sheet.box(x, 112, x + 6, 124, ink.DARK, corner=1, ink_of=None)
    sheet.box(middle - face.half + 6, 141, middle + face.half - 6, 156, ink.DARK, corner=2)
    for side in (-1, 1):
        left, right = sorted((middle + side * 64, middle + side * 40))
        sheet.box(left, 143, right, 154, ink.RED, corner=2)
    _number(sheet, middle, 148)


def _rear_tall(sheet: Sheet, middle: float, face: Face, paint: Paint) -> None:
    _cabin(sheet, middle, face, paint.body)
    _body(sheet, middle, face, paint.body, face.belt)
    sheet.shape(
        f"M{middle - face.half + 9} {face.belt - 1}H{middle + face.half - 9}V{face.belt + 6}H{middle - face.half + 9}Z",
        paint.body,
        ink_of=None,
    )
    _pane(sheet, middle, face.roof + 12, face.belt - 6, face.roof_half - 8, face.half - 20)
    sheet.line(
        f"M{middle - face.half + 14} {face.sill - 30}V{face.belt}L{middle - face.roof_half + 4} {face.roof + 5}H{middle + face.roof_half - 4}L{middle + face.half - 14} {face.belt}V{face.sill - 30}",
        width=RULED,
    )
    sheet.line(f"M{middle - 10} {face.belt + 8}H{middle + 10}", width=10)
    for side in (-1, 1):
        left, right = sorted((middle + side * (face.half - 2), middle + side * (face.half - 12)))
        sheet.box(left, face.belt + 8, right, face.sill - 32, ink.RED, corner=3)
    _bumper(sheet, middle, face, paint, ink.RED)
    _number(sheet, middle, face.belt + 16)


def _rear_low(sheet: Sheet, middle: float, face: Face, paint: Paint) -> None:
    _cabin(sheet, middle, face, paint.body)
    _pane(sheet, middle, face.roof + 10, face.belt, face.roof_half - 6, face.half - 18)
    _tail(sheet, middle, face, paint)


def _rear_open(sheet: Sheet, middle: float, face: Face, paint: Paint) -> None:
    _pane(sheet, middle, face.roof, face.belt, face.roof_half, face.half - 12)
    for side in (-1, 1):
        sheet.points(ellipse(middle + side * 28, face.belt - 4, 15, 16), ink.SEAT)
    sheet.shape(
        f"M{middle - 56} {face.belt + 4}Q{middle - 50} {face.belt - 13} {middle} {face.belt - 13}Q{middle + 50} {face.belt - 13} {middle + 56} {face.belt + 4}Z",
        ink.DARK,
    )
    _tail(sheet, middle, face, paint)


def _tail(sheet: Sheet, middle: float, face: Face, paint: Paint) -> None:
    _body(sheet, middle, face, paint.body, face.belt)
    sheet.line(
        f"M{middle - face.half + 18} {face.belt}Q{middle - face.half + 20} {face.nose + 6} {middle - face.half + 26} {face.nose + 6}H{middle + face.half - 26}Q{middle + face.half - 20} {face.nose + 6} {middle + face.half - 18} {face.belt}",
        width=RULED,
    )
    for side in (-1, 1):
        left, right = sorted((middle + side * (face.half - 4), middle + side * (face.half - 32)))
        sheet.box(left, face.nose - 2, right, face.nose + 12, ink.RED, corner=4)
    _bumper(sheet, middle, face, paint, ink.RED)
    _number(sheet, middle, face.sill - 24)


def _rear_spare(sheet: Sheet, middle: float, face: Face, paint: Paint) -> None:
    _rear_tall(sheet, middle, face, paint)
    sheet.disc(middle + 12, face.belt + 20, 33, ink.RUBBER)
    sheet.disc(middle + 12, face.belt + 20, 20, ink.STEEL)
    sheet.disc(middle + 12, face.belt + 20, 7, ink.DARK)


_REARS = {
    "bed": _rear_bed,
    "tall": _rear_tall,
    "hatch": _rear_low,
    "boot": _rear_low,
    "open": _rear_open,
    "spare": _rear_spare,
}
