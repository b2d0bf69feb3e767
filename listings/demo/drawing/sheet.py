"""A sheet of the drawing office: paper, grid, the rule of 3.40 m, and a pen of one width."""

from collections.abc import Iterable
from functools import cache

from django.contrib.staticfiles import finders
from PIL import Image, ImageDraw, ImageFont

from . import ink
from .paths import Point, ellipse, lines

WIDTH, HEIGHT = 816, 544
# Drawn so many times larger and shrunk: Pillow's lines have hard edges.
FINER = 3
# Widths of lines are in millimetres of the car: one for outlines, a finer one for seams.
STROKE, RULED = 12, 9
# Pixels for a centimetre of the car: the whole length is 3.40 m, and air on both sides.
SCALE = 1.82
KEI_LENGTH = 340
# The road is at the same height on every sheet, so that a row of cards is a row of cars. Above
# and below is room for the marks that a page puts on a photo.
ROAD, ROAD_AT = 198, 412


class Sheet:
    """Draws in centimetres; `x` runs right, `y` runs down, the road is at y = 198."""

    def __init__(self, tint: str, *, middle: float | None = None) -> None:
        """With a road of that tint; or without, and `middle` is the height in the middle."""
        self.image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), ink.KINARI)
        self.pen = ImageDraw.Draw(self.image)
        self.tint = tint
        self.left = (WIDTH - KEI_LENGTH * SCALE) / 2
        self.top = ROAD_AT - ROAD * SCALE if middle is None else HEIGHT / 2 - middle * SCALE
        self._grid()

    def road(self) -> None:
        self.shape(f"M-60 {ROAD}H420V290H-60Z", self.tint, ink_of=None)

    def shape(self, path: str, fill: str | None = None, *, ink_of: str | None = ink.SUMI) -> None:
        """Fill an outline and draw its edge; `ink_of=None` leaves the edge out."""
        for points in lines(path):
            self.points(points, fill, ink_of)

    def points(
        self,
        points: Iterable[Point],
        fill: str | None,
        ink_of: str | None = ink.SUMI,
        width: float = STROKE,
    ) -> None:
        placed = [self._placed(point) for point in points]
        if fill:
            self.pen.polygon(placed, fill=fill)
        if ink_of:
            self._stroke(placed, ink_of, width)

    def line(self, path: str, colour: str = ink.SUMI, width: float = STROKE) -> None:
        for points in lines(path):
            self.points(points, None, colour, width)

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str | None,
        *,
        ink_of: str | None = ink.SUMI,
        flat: float = 1,
    ) -> None:
        self.points(ellipse(x, y, radius, radius * flat), fill, ink_of)

    def box(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        fill: str | None,
        *,
        corner: float = 3,
        ink_of: str | None = ink.SUMI,
    ) -> None:
        """A rectangle with round corners."""
        r = min(corner, (right - left) / 2, (bottom - top) / 2)
        self.shape(
            f"M{left + r} {top}H{right - r}Q{right} {top} {right} {top + r}V{bottom - r}"
            f"Q{right} {bottom} {right - r} {bottom}H{left + r}Q{left} {bottom} {left} {bottom - r}"
            f"V{top + r}Q{left} {top} {left + r} {top}Z",
            fill,
            ink_of=ink_of,
        )

    def words(
        self,
        x: float,
        y: float,
        text: str,
        size: int,
        *,
        colour: str = ink.SUMI,
        anchor: str = "lm",
        round_face: bool = False,
        weight: int = 500,
    ) -> None:
        """Text at a place in centimetres; `size` in pixels of the finished sheet."""
        self.pen.text(
            self._placed((x, y)),
            text,
            fill=colour,
            font=_font(size, weight, round_face),
            anchor=anchor,
        )

    def rule(self, left: float, right: float, text: str) -> None:
        """A length on the road below the car, as a draughtsman writes it."""
        y, middle, gap = 219, (left + right) / 2, 26
        self.line(f"M{left} {y - 6}V{y + 6}M{right} {y - 6}V{y + 6}", width=RULED)
        self.line(f"M{left} {y}H{middle - gap}M{middle + gap} {y}H{right}", width=RULED)
        self.words(middle, y, text, 24, anchor="mm", round_face=True)

    def finished(self) -> Image.Image:
        """The sheet with the block that says what it is, shrunk to its size."""
        right = (WIDTH - self.left) / SCALE - 8
        bottom = (HEIGHT - self.top) / SCALE - 7
        self.box(right - 96, bottom - 16, right, bottom, ink.PAPER, corner=2, ink_of=ink.NEZUMI)
        self.words(right - 48, bottom - 8, "Invented for the demo", 16, anchor="mm")
        return self.image.reduce(FINER)

    def _placed(self, point: Point) -> Point:
        return (self.left + point[0] * SCALE) * FINER, (self.top + point[1] * SCALE) * FINER

    def _stroke(self, placed: list[Point], colour: str, width: float) -> None:
        broad = round(width / 10 * SCALE * FINER)
        self.pen.line(placed, fill=colour, width=broad, joint="curve")
        for x, y in (placed[0], placed[-1]):
            half = broad / 2
            self.pen.ellipse((x - half, y - half, x + half, y + half), fill=colour)

    def _grid(self) -> None:
        """Squares of 20 cm."""
        for x in range(-60, 420, 20):
            self.line(f"M{x} -60V320", ink.HAIR, 4)
        for y in range(-60, 320, 20):
            self.line(f"M-60 {y}H420", ink.HAIR, 4)


@cache
def _font(size: int, weight: int, round_face: bool) -> ImageFont.FreeTypeFont:
    name = "zen-maru-gothic-latin-700" if round_face else "ibm-plex-sans-latin"
    path = finders.find(f"fonts/{name}.woff2")
    if path is None:
        raise FileNotFoundError(f"static/fonts/{name}.woff2")
    font = ImageFont.truetype(path, size * FINER)
    if not round_face:
        font.set_variation_by_axes([weight])
    return font
