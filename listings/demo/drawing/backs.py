"""What is behind the seats: a truck's bed from above, a van's hold and a car's boot from behind."""

from collections.abc import Callable

from . import ink
from .sheet import RULED, Sheet

_GATE = "#dedcd4"


def bed(sheet: Sheet) -> None:
    """Gates let down on three sides, the floor ribbed, the paint worn where loads stood."""
    sheet.box(62, -16, 292, 26, _GATE, corner=3)
    sheet.box(62, 174, 292, 216, _GATE, corner=3)
    sheet.box(296, 28, 338, 172, _GATE, corner=3)
    sheet.box(60, 26, 294, 174, ink.STEEL, corner=2)
    for y in range(38, 174, 12):
        sheet.line(f"M66 {y}H288", ink.NEZUMI, 7)
    for x, y, wide in ((98, 62, 34), (190, 116, 48), (240, 80, 22), (124, 140, 26)):
        sheet.line(f"M{x} {y}h{wide}M{x + 6} {y + 5}h{wide * 0.6:.0f}", ink.WOOD_DARK, 12)
    for x in (100, 177, 254):
        for y in (26, 174):
            sheet.disc(x, y, 4, ink.DARK)
    sheet.shape("M-60 20Q-20 12 30 14Q52 16 52 40V160Q52 184 30 186Q-20 188 -60 180Z", "#c9cbc8")
    sheet.shape("M34 44H46V156H34Q40 100 34 44Z", ink.GLASS)
    sheet.line("M57 30V170M57 66H60M57 134H60", ink.DARK, 26)
    sheet.line("M-60 60H18M-60 140H18", width=RULED)


def hold(sheet: Sheet) -> None:
    """The tailgate is up; a flat floor, the rear seat folded."""
    _opening(sheet, 20, "#c3c5c1")
    sheet.shape("M92 150L128 104H212L248 150Z", "#8d8a80")
    for step in range(1, 5):
        sheet.line(f"M{92 + step * 31} 150L{128 + step * 17} 104", ink.DARK, 6)
    sheet.box(128, 84, 168, 104, ink.SEAT, corner=5)
    sheet.box(172, 84, 212, 104, ink.SEAT, corner=5)
    for left, right in ((84, 122), (218, 256)):
        sheet.box(left, 58, right, 92, ink.GLASS, corner=4)
    sheet.box(134, 46, 206, 76, ink.GLASS, corner=5)


def boot(sheet: Sheet) -> None:
    """A small one: the spare wheel lies under a board."""
    _opening(sheet, 66, "#b7b3a8")
    sheet.shape("M96 150L116 112H224L244 150Z", "#837d72")
    sheet.disc(170, 132, 34, ink.RUBBER, flat=0.4)
    sheet.disc(170, 132, 19, ink.STEEL, flat=0.4)
    sheet.disc(170, 132, 5, ink.DARK, flat=0.4)
    sheet.box(112, 88, 166, 112, ink.SEAT, corner=6)
    sheet.box(174, 88, 228, 112, ink.SEAT, corner=6)


def _opening(sheet: Sheet, top: float, lining: str) -> None:
    """The car's back around the opening, and its gate above."""
    sheet.shape(
        f"M48 {top + 8}L66 {top - 44}Q70 {top - 52} 80 {top - 52}H260Q270 {top - 52} 274 {top - 44}L292 {top + 8}Z",
        _GATE,
    )
    sheet.shape(f"M76 {top - 2}L86 {top - 38}H254L264 {top - 2}Z", ink.GLASS)
    sheet.shape(
        f"M40 196V{top + 22}Q42 {top} 66 {top}H274Q298 {top} 300 {top + 22}V196Z", "#d9d8d2"
    )
    sheet.shape(
        f"M68 150V{top + 26}Q70 {top + 14} 82 {top + 14}H258Q270 {top + 14} 272 {top + 26}V150Z",
        lining,
    )
    for x in (46, 276):
        sheet.box(x, 104, x + 18, 140, ink.RED, corner=3)
    sheet.box(32, 158, 308, 182, ink.BUMPER, corner=6)
    sheet.box(146, 160, 194, 178, ink.PAPER, corner=2)
    sheet.words(170, 169, "DEMO", 18, anchor="mm", round_face=True)


BACKS: dict[str, tuple[str, Callable[[Sheet], None]]] = {
    "truck": ("a truck's bed from above, its gates let down", bed),
    "van": ("a van's hold with the tailgate open", hold),
    "car": ("a small boot with the spare wheel", boot),
}
