"""Side views in colour: the lines of the site's own drawings, filled with what they are made of."""

from functools import partial

from . import ink, loads
from .parts import Paint, ground, wheel
from .paths import below
from .plan import Outline, measure, plan
from .sheet import RULED, Sheet

# Cast wheels by their spokes; all others are of steel.
_SPOKES = {
    "microvan": 7, "wagon": 6, "roadster": 5, "cappuccino": 7, "beat": 5, "copen": 8, "az-1": 3,
    "coupe": 4, "pajero-mini": 6, "offroad": 5,
}  # fmt: skip
_CLOTH = {"scrum": "#b9bfae", "az-1": ink.DARK, "roadster": ink.SEAT}
_MIDDLE = 170
_HEAP = "M148 58Q176 20 214 44Q262 44 330 116Z"
# Glass shines between two slanting lines, so far apart and so steep.
_SHINE, _STEEP = 46, -1.9


def side(sheet: Sheet, symbol: str, paint: Paint) -> None:
    """A car from the side, standing on the road, with what lies in its bed."""
    parts = {part.stuff: part.outlines for part in plan(symbol)}
    tyres = [measure(outline) for outline in parts["w"][::2]]
    left, right = min(x for x, *_ in tyres), max(tyre[2] for tyre in tyres)
    ground(sheet, left - 26, right + 26)
    for x, y, to_x, to_y in tyres:
        sheet.box(x - 6, y - 10, to_x + 6, (y + to_y) / 2, ink.SUMI, corner=12, ink_of=None)
    _load(sheet, symbol, parts["b"], paint)
    strokes = {
        "m": partial(sheet.points, fill=ink.NEZUMI),
        "b": partial(_panel, sheet, paint),
        "c": partial(sheet.points, fill=_CLOTH.get(symbol, ink.DARK)),
        "g": partial(_glass, sheet),
        "s": partial(sheet.points, fill=None, width=RULED),
        "l": partial(_lamp, sheet),
        "d": partial(sheet.points, fill=ink.DARK),
    }
    for part in plan(symbol):
        if part.stuff in strokes:
            for outline in part.outlines:
                strokes[part.stuff](outline)
    for x, y, to_x, to_y in tyres:
        wheel(sheet, (x + to_x) / 2, (to_y - y) / 2, spokes=_SPOKES.get(symbol, 0))


def _load(sheet: Sheet, symbol: str, bodies: tuple[Outline, ...], paint: Paint) -> None:
    if symbol == "dump":
        sheet.shape(_HEAP, "#a98f6a")
    if paint.load:
        left, top, right, _bottom = measure(bodies[-1])
        loads.draw(sheet, paint.load, left, right, top)


def _panel(sheet: Sheet, paint: Paint, outline: Outline) -> None:
    """Light from above: bright at the top, the lower side in its second colour or its shade."""
    _left, top, _right, bottom = measure(outline)
    sheet.points(outline, ink.lit(paint.body), None)
    sheet.points(below(outline, top + 5), paint.body, None)
    sheet.points(below(outline, bottom - min(26, (bottom - top) * 0.3)), paint.second, None)
    sheet.points(outline, None)


def _glass(sheet: Sheet, outline: Outline) -> None:
    left, top, right, _bottom = measure(outline)
    start = top - _STEEP * (left + (right - left) * 0.34)
    sheet.points(outline, ink.GLASS, None)
    sheet.points(below(outline, start, _STEEP), ink.GLASS_LIT, None)
    sheet.points(below(outline, start + _SHINE, _STEEP), ink.GLASS, None)
    sheet.points(outline, None)


def _lamp(sheet: Sheet, outline: Outline) -> None:
    """White ones look ahead from above, the small ones blink, behind they are red."""
    left, top, right, bottom = measure(outline)
    if left > _MIDDLE:
        colour = ink.RED
    else:
        colour = ink.LAMP if (right - left) * (bottom - top) > 130 else ink.AMBER
    sheet.points(outline, colour)
