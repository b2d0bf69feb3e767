"""Right-hand-drive dashboards: of a working truck or van, of a small car, of a sports car."""

from dataclasses import dataclass

from . import ink
from .parts import glass
from .paths import ellipse
from .sheet import Sheet


@dataclass(frozen=True)
class Cabin:
    """`top` is the colour of the dash, `trim` of what is set into it."""

    top: str
    trim: str
    seat: str
    lever: str = "floor"
    gauges: int = 1


CABINS = {
    "work": Cabin("#7e858a", "#62696f", "#8a8377"),
    "car": Cabin("#a49c8e", "#857d70", "#a89a83", lever="column"),
    "sport": Cabin("#4d5359", "#3a4046", "#7a3f3d", gauges=3),
}


def dashboard(sheet: Sheet, cabin: Cabin) -> None:
    sheet.shape("M-60 120H420V280H-60Z", ink.RUBBER, ink_of=None)
    _windscreen(sheet, cabin)
    sheet.shape(
        "M-60 112Q-20 94 10 94H330Q360 94 420 112V188Q420 204 400 204H-40Q-60 204 -60 188Z",
        cabin.top,
    )
    sheet.shape("M-60 150H420V188Q420 204 400 204H-40Q-60 204 -60 188Z", cabin.trim)
    _left_half(sheet, cabin)
    _centre(sheet, cabin)
    _binnacle(sheet, cabin)
    _seats(sheet, cabin)
    _wheel(sheet)


def _windscreen(sheet: Sheet, cabin: Cabin) -> None:
    sheet.shape("M-60 -60H420V130H-60Z", ink.mixed(cabin.top, ink.PAPER, 0.25), ink_of=None)
    glass(
        sheet,
        "M-30 110 2 0Q5 -10 18 -10H322Q335 -10 338 0L370 110Z",
        "M60 110 128 -10H176L108 110Z",
    )
    sheet.shape("M-21 78Q60 58 130 70Q220 84 357 66L370 110H-30Z", "#b9cbb0")
    sheet.box(140, -12, 204, 8, ink.DARK, corner=8)
    sheet.line("M172 -12V-60", ink.DARK, 23)


def _left_half(sheet: Sheet, cabin: Cabin) -> None:
    sheet.box(-14, 112, 104, 146, cabin.trim, corner=5)
    sheet.line("M36 129H54", width=13)
    _vent(sheet, -16, 101)
    sheet.box(-8, 160, 100, 188, cabin.top, corner=5)


def _centre(sheet: Sheet, cabin: Cabin) -> None:
    sheet.box(116, 106, 186, 198, ink.DARK, corner=6)
    for x in (122, 154):
        sheet.box(x, 112, x + 26, 126, cabin.trim, corner=3)
        sheet.line(f"M{x + 3} 117h20M{x + 3} 121h20", ink.MIST, 6)
    sheet.box(122, 131, 180, 149, ink.SUMI, corner=3, ink_of=ink.MIST)
    sheet.words(151, 140.5, "88.4", 18, colour="#9fd3b4", anchor="mm", weight=600)
    for x in (131, 151, 171):
        sheet.disc(x, 162, 7, ink.STEEL)
        sheet.line(f"M{x} 162v-6", width=8)
    sheet.line("M124 178H178", ink.MIST, 8)
    sheet.disc(146, 178, 4, ink.STEEL)
    if cabin.lever == "floor":
        sheet.line("M150 228L152 204", ink.SUMI, 31)
        sheet.line("M150 228L152 204", ink.STEEL, 16)
        sheet.disc(153, 198, 10, ink.SUMI)
        sheet.shape("M128 236Q132 218 150 218Q168 218 172 236Z", ink.RUBBER)


def _binnacle(sheet: Sheet, cabin: Cabin) -> None:
    sheet.shape("M202 146V112Q204 92 226 92H308Q330 92 332 112V146Z", ink.SUMI)
    middles = {1: (267,), 3: (228, 267, 306)}[cabin.gauges]
    for x in middles:
        large = x == 267
        radius = 22 if large else 14
        sheet.disc(x, 122, radius, ink.DARK, ink_of=ink.MIST)
        _scale(sheet, x, 122, radius)
    if cabin.gauges == 1:
        sheet.box(212, 112, 238, 132, ink.DARK, corner=3, ink_of=ink.MIST)
        sheet.box(296, 112, 322, 132, ink.DARK, corner=3, ink_of=ink.MIST)
        sheet.line("M218 126L232 118M302 126L316 120", ink.AMBER, 10)
    _vent(sheet, 336, 112)


def _scale(sheet: Sheet, x: float, y: float, radius: float) -> None:
    for dx, dy in (
        (-0.8, 0.35),
        (-0.85, -0.2),
        (-0.5, -0.72),
        (0, -0.88),
        (0.5, -0.72),
        (0.85, -0.2),
        (0.8, 0.35),
    ):
        sheet.line(
            f"M{x + dx * radius} {y + dy * radius}L{x + dx * radius * 0.8:.2f} {y + dy * radius * 0.8:.2f}",
            ink.MIST,
            8,
        )
    sheet.line(f"M{x} {y}L{x - radius * 0.5:.2f} {y - radius * 0.3:.2f}", ink.AMBER, 13)
    sheet.disc(x, y, 3, ink.STEEL)


def _wheel(sheet: Sheet) -> None:
    x, y = 267, 184
    sheet.shape("M258 150H276L284 240H250Z", ink.DARK)
    for radius_ink, width in ((ink.SUMI, 78), (ink.RUBBER, 54)):
        sheet.points(ellipse(x, y, 74, 66), None, radius_ink, width)
    for path in (
        f"M{x - 70} {y - 4}Q{x - 20} {y - 10} {x} {y + 2}Q{x + 20} {y - 10} {x + 70} {y - 4}",
        f"M{x} {y}V{y + 62}",
    ):
        sheet.line(path, ink.SUMI, 62)
        sheet.line(path, ink.RUBBER, 39)
    sheet.box(x - 26, y - 14, x + 26, y + 18, ink.DARK, corner=12)
    sheet.words(x, y + 2, "demo", 18, colour=ink.MIST, anchor="mm", round_face=True)


def _seats(sheet: Sheet, cabin: Cabin) -> None:
    sheet.shape("M-34 280V244Q-30 222 0 220H96Q120 222 122 244V280Z", cabin.seat)
    sheet.shape("M196 280V246Q200 226 226 226H318Q346 228 348 248V280Z", cabin.seat)
    sheet.line("M30 222V280M66 222V280", ink.mixed(cabin.seat, ink.SUMI, 0.35), 9)


def _vent(sheet: Sheet, x: float, y: float) -> None:
    sheet.box(x, y, x + 22, y + 14, ink.DARK, corner=4)
    sheet.line(f"M{x + 4} {y + 5}h14M{x + 4} {y + 9}h14", ink.MIST, 6)
