"""Where a car stands: a few flat shapes behind it, paler than any paint."""

from collections.abc import Callable

from . import ink
from .sheet import Sheet

_ROAD = 198


def draw(sheet: Sheet, number: int) -> None:
    """One of the scenes; every number has one."""
    _SCENES[number % len(_SCENES)](sheet)


def _far(sheet: Sheet, depth: float) -> str:
    return ink.mixed(ink.mixed(sheet.tint, ink.KINARI, 0.35), ink.NEZUMI, depth)


def _flat(sheet: Sheet, path: str, colour: str) -> None:
    sheet.shape(path, colour, ink_of=None)


def _hills(sheet: Sheet) -> None:
    far, near = _far(sheet, 0.06), _far(sheet, 0.13)
    _flat(sheet, f"M-60 {_ROAD}V112Q20 60 96 104Q150 58 236 108Q320 66 420 122V{_ROAD}Z", far)
    _flat(sheet, f"M-60 {_ROAD}V160Q60 126 180 156Q300 130 420 164V{_ROAD}Z", near)
    for x in (-30, 130, 300):
        sheet.line(f"M{x} {_ROAD}V20M{x - 12} 30H{x + 12}", near, 22)
    sheet.line("M-60 34Q-44 36 -30 30Q50 52 130 30Q215 52 300 30Q360 48 420 36", near, 8)


def _shed(sheet: Sheet) -> None:
    wall, dark = _far(sheet, 0.07), _far(sheet, 0.16)
    _flat(sheet, f"M-44 {_ROAD}V34L60 -2H290L384 34V{_ROAD}Z", wall)
    _flat(sheet, f"M-6 {_ROAD}V62H346V{_ROAD}Z", dark)
    for y in range(74, _ROAD, 14):
        sheet.line(f"M-6 {y}H346", wall, 11)
    _flat(sheet, "M-56 34L60 -8H290L396 34V40L290 0H60L-56 40Z", dark)


def _port(sheet: Sheet) -> None:
    near = _far(sheet, 0.15)
    for x, y, depth in ((-52, 136, 0.1), (74, 136, 0.16), (200, 136, 0.08), (326, 136, 0.14)):
        _container(sheet, x, y, depth)
    _container(sheet, -14, 74, 0.17)
    _container(sheet, 236, 74, 0.11)
    sheet.line("M150 136V-40M190 136V-40M150 100L190 60M190 100L150 60M-60 4H420", near, 30)


def _container(sheet: Sheet, x: float, y: float, depth: float) -> None:
    colour = _far(sheet, depth)
    sheet.box(x, y, x + 122, y + 60, colour, corner=1, ink_of=None)
    for rib in range(10, 122, 12):
        sheet.line(f"M{x + rib} {y + 5}V{y + 55}", ink.mixed(colour, ink.PAPER, 0.35), 9)


def _trees(sheet: Sheet) -> None:
    trunk, crown = _far(sheet, 0.2), ink.mixed(_far(sheet, 0.08), ink.LEAF, 0.2)
    _flat(sheet, f"M-60 {_ROAD}V170Q120 160 420 172V{_ROAD}Z", _far(sheet, 0.07))
    for x, y, radius in (
        (-20, 96, 44),
        (48, 118, 32),
        (232, 110, 36),
        (318, 84, 50),
        (388, 120, 34),
    ):
        sheet.line(f"M{x} {_ROAD}V{y}", trunk, 40)
        sheet.disc(x, y, radius, crown, ink_of=None)


def _street(sheet: Sheet) -> None:
    for x, wide, top, depth in (
        (-60, 92, 70, 0.06), (32, 70, 30, 0.1), (102, 110, 84, 0.05), (212, 76, 44, 0.09),
        (288, 132, 78, 0.06),
    ):  # fmt: skip
        colour = _far(sheet, depth)
        sheet.box(x, top, x + wide, _ROAD, colour, corner=1, ink_of=None)
        _flat(
            sheet,
            f"M{x - 5} {top}L{x + 8} {top - 20}H{x + wide - 8}L{x + wide + 5} {top}Z",
            _far(sheet, 0.15),
        )
        for at in range(12, wide - 20, 26):
            sheet.box(
                x + at,
                top + 14,
                x + at + 15,
                top + 34,
                ink.mixed(colour, ink.PAPER, 0.5),
                corner=1,
                ink_of=None,
            )


_SCENES: tuple[Callable[[Sheet], None], ...] = (_hills, _shed, _port, _trees, _street)
