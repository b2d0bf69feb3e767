"""What lies in the bed of a truck, standing on the bed's edge at `floor`."""

from . import ink
from .sheet import Sheet


def draw(sheet: Sheet, name: str, left: float, right: float, floor: float) -> None:
    """Nothing for a name that is empty."""
    if name:
        _LOADS[name](sheet, left, right, floor)


def _crates(sheet: Sheet, left: float, right: float, floor: float) -> None:
    for number, x in enumerate((left + 18, left + 76, left + 47)):
        y = floor - 26 - (27 if number == 2 else 0)
        for fruit in range(5):
            sheet.disc(x + 8 + fruit * 9.5, y + 1, 5, ink.AMBER)
        sheet.box(x, y, x + 54, y + 27, ink.WOOD, corner=1)
        sheet.line(f"M{x} {y + 9}H{x + 54}M{x} {y + 18}H{x + 54}", width=7)


def _hay(sheet: Sheet, left: float, right: float, floor: float) -> None:
    straw = "#e2cd8a"
    for number, x in enumerate((left + 14, left + 82, left + 50)):
        y = floor - 34 - (35 if number == 2 else 0)
        sheet.box(x, y, x + 64, y + 35, straw, corner=6)
        sheet.line(f"M{x + 18} {y}V{y + 35}M{x + 46} {y}V{y + 35}", ink.DARK, 8)
        sheet.line(
            f"M{x + 25} {y + 12}h10M{x + 28} {y + 22}h12M{x + 5} {y + 24}h7M{x + 52} {y + 12}h7",
            ink.WOOD_DARK,
            7,
        )


def _plants(sheet: Sheet, left: float, right: float, floor: float) -> None:
    for x, height in ((left + 34, 58), (left + 84, 42), (left + 132, 64)):
        top = floor - height
        sheet.line(f"M{x} {floor - 12}V{top + 12}")
        for step, side in enumerate((-1, 1, -1, 1)):
            y = top + 12 + step * (height - 34) / 4
            sheet.shape(
                f"M{x} {y + 8}Q{x + side * 9} {y - 8} {x + side * 23} {y - 6}Q{x + side * 20} {y + 9} {x} {y + 8}Z",
                ink.LEAF,
            )
        sheet.shape(
            f"M{x} {top + 14}Q{x - 9} {top + 2} {x} {top - 10}Q{x + 9} {top + 2} {x} {top + 14}Z",
            ink.LEAF,
        )
        sheet.shape(f"M{x - 13} {floor - 18}H{x + 13}L{x + 10} {floor + 2}H{x - 10}Z", "#c4836a")


def _bicycle(sheet: Sheet, left: float, right: float, floor: float) -> None:
    x, y = left + 46, floor - 22
    for at in (x, x + 88):
        sheet.disc(at, y, 25, None)
        sheet.disc(at, y, 3, ink.DARK)
    frame = "#3f7d8c"
    for path in (
        f"M{x} {y}L{x + 24} {y - 40}H{x + 66}L{x + 42} {y}Z",
        f"M{x + 42} {y}H{x + 88}L{x + 66} {y - 40}",
    ):
        sheet.line(path, frame, 7)
    sheet.line(f"M{x + 24} {y - 40}L{x + 20} {y - 52}H{x + 8}M{x + 66} {y - 40}L{x + 68} {y - 48}")
    sheet.box(x + 58, y - 53, x + 80, y - 47, ink.DARK, corner=3)
    sheet.disc(x + 42, y, 7, ink.STEEL)


def _boxes(sheet: Sheet, left: float, right: float, floor: float) -> None:
    card = "#cdb28b"
    for x, y, wide, high in (
        (left + 16, 0, 48, 40),
        (left + 68, 0, 60, 30),
        (left + 78, 30, 40, 28),
        (left + 132, 0, 40, 44),
    ):
        base = floor - y
        sheet.box(x, base - high, x + wide, base + 2, card, corner=2)
        sheet.line(f"M{x} {base - high + 9}H{x + wide}M{x + wide / 2} {base - high}v16", width=7)


_LOADS = {"crates": _crates, "hay": _hay, "plants": _plants, "bicycle": _bicycle, "boxes": _boxes}
