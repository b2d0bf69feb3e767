"""What a buyer asks to see: the build plate, and the car from below."""

from . import ink
from .parts import Paint
from .sheet import Sheet

# Nothing here is a real number: a shared picture must not look like the plate of one car.
PLATES = {
    "tall": (
        ("TYPE", "DEMO"),
        ("FRAME No.", "DEMO-000000"),
        ("ENGINE", "660 cc"),
        ("COLOUR  TRIM", "000   000"),
    ),
    "wide": (("MODEL", "DEMO"), ("FRAME No.", "DEMO-0000000"), ("MADE", "see the papers")),
}


def plate(sheet: Sheet, rows: tuple[tuple[str, str], ...], paint: Paint) -> None:
    """A riveted plate on painted steel."""
    sheet.box(-20, -8, 360, 190, paint.body, corner=10)
    sheet.line("M0 12H20M320 12H340M0 170H20M320 170H340", ink.mixed(paint.body, ink.SUMI, 0.3), 10)
    sheet.box(34, 14, 306, 168, ink.STEEL, corner=8)
    for x in (46, 294):
        for y in (26, 156):
            sheet.disc(x, y, 5, ink.MIST)
            sheet.line(f"M{x - 3} {y + 2}L{x + 3} {y - 2}", width=8)
    sheet.words(170, 33, "INVENTED MOTOR WORKS", 24, anchor="mm", round_face=True)
    step = 100 / len(rows)
    for number, (name, text) in enumerate(rows):
        top = 52 + number * step
        middle = top + (step - 7) / 2
        sheet.box(112, top, 286, top + step - 7, ink.PAPER, corner=2)
        sheet.words(104, middle, name, 17, colour=ink.NEZUMI, anchor="rm")
        sheet.words(122, middle, text, 27, anchor="lm", weight=600)


def underside(sheet: Sheet, *, truck: bool) -> None:
    """From below: frame, axles, shaft, exhaust, and a little honest rust."""
    sheet.shape(
        "M22 38Q4 40 2 62V142Q4 164 22 166H318Q336 164 338 142V62Q336 40 318 38Z",
        ink.mixed(ink.MIST, ink.NEZUMI, 0.2),
    )
    for x in (66, 262):
        for y in (32, 144):
            sheet.box(x - 28, y, x + 28, y + 28, ink.RUBBER, corner=5)
            sheet.line(f"M{x - 16} {y + 4}v20M{x} {y + 4}v20M{x + 16} {y + 4}v20", ink.DARK, 10)
    _rails(sheet, truck)
    for x in (62, 258):
        sheet.box(x, 62, x + 8, 142, ink.DARK, corner=4)
    sheet.box(104, 98, 254, 106, ink.STEEL, corner=3)
    sheet.disc(262, 102, 16, ink.DARK)
    sheet.box(40, 78, 108, 126, ink.STEEL, corner=8)
    sheet.line("M54 90H94M54 98H94M54 106H94M54 114H94", ink.NEZUMI, 8)
    _exhaust(sheet)
    sheet.box(120, 122, 190, 144, ink.DARK, corner=5)
    _note(sheet, 214, 78, 196, 14, "surface rust on the silencer")
    _note(sheet, 318, 136, 250, 190, "stone chips")


def _note(sheet: Sheet, x: float, y: float, to_x: float, to_y: float, text: str) -> None:
    """A patch of rust and the words for it, as a careful inspector would draw."""
    rust = "#b07a55"
    for dx, dy, radius in ((0, 0, 6), (7, -3, 4), (-6, 4, 3), (9, 5, 2)):
        sheet.disc(x + dx, y + dy, radius, rust, ink_of=None)
    sheet.line(f"M{x} {y}L{to_x} {to_y}H{to_x - 8}", width=8)
    sheet.words(to_x - 12, to_y, text, 18, anchor="rm")


def _rails(sheet: Sheet, truck: bool) -> None:
    reach = (12, 328) if truck else (30, 310)
    for y in (64, 132):
        sheet.box(reach[0], y, reach[1], y + 8, ink.NEZUMI, corner=3)
    for x in (20, 112, 204, 312) if truck else (112, 204):
        sheet.box(x, 66, x + 8, 138, ink.NEZUMI, corner=2)


def _exhaust(sheet: Sheet) -> None:
    for path in ("M106 88H168Q180 88 186 84L196 82", "M236 82H320Q330 82 332 94"):
        sheet.line(path, ink.SUMI, 67)
        sheet.line(path, ink.STEEL, 44)
    sheet.box(190, 70, 244, 94, ink.STEEL, corner=8)


def paper(sheet: Sheet) -> None:
    """A sheet of lines with nothing to read on them but what it is, and that it is invented."""
    sheet.shape("M64 -18H270L290 2V218H64Z", ink.PAPER)
    sheet.shape("M270 -18V2H290Z", ink.MIST)
    sheet.words(177, 8, "EXPORT CERTIFICATE", 22, anchor="mm", round_face=True)
    sheet.words(177, 22, "INVENTED, NOT A REAL PAPER", 14, colour=ink.NEZUMI, anchor="mm")
    for y in range(36, 150, 19):
        sheet.line(f"M78 {y}H276", ink.NEZUMI, 6)
        for x, wide in ((82, 26), (146, 40), (216, 32)):
            sheet.line(f"M{x} {y + 7}h{wide}", ink.MIST, 30)
            sheet.line(f"M{x} {y + 13}h{wide * 0.7:.0f}", ink.HAIR, 30)
    sheet.line("M140 36V150M210 36V150M78 150H276", ink.NEZUMI, 6)
    sheet.disc(246, 184, 18, None, ink_of="#b5433c")
    sheet.words(246, 184, "demo", 17, colour="#b5433c", anchor="mm", round_face=True)
    sheet.line("M84 176H176M84 190H150M84 204H164", ink.MIST, 30)
