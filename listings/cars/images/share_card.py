"""The picture that a link to a car shows elsewhere: name, price, date and photo on one card.

Drawn from our own pixels: a photo's rendition, or the side view of its shape where there is none.
"""

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont, ImageOps

SIZE = WIDTH, HEIGHT = 1200, 630
MOST_BYTES = 150_000
QUALITIES = (84, 76, 68, 58, 46, 34)

FONTS = Path(settings.BASE_DIR) / "static" / "fonts"
BOLD, PLAIN = FONTS / "zen-maru-gothic-latin-700.woff2", FONTS / "ibm-plex-sans-latin.woff2"
SIDE_VIEWS = Path(__file__).parent / "side_views"

PAPER, INK, QUIET, GRID = "#faf7f0", "#1e2529", "#59646b", "#ece7da"
GRID_STEP = 70
# Where the road lies in the height of a side view.
ROAD = 198.5 / 200
LEFT, PICTURE = 56, (540, 0)
WORDS_WIDE = PICTURE[0] - 2 * LEFT + 20
PICTURE_SIZE = (WIDTH - PICTURE[0], HEIGHT)
TITLE_SIZES = (54, 46, 38)
TITLE_LINES = 3
# By the kind of `Badge`: the ground of the date.
GROUNDS = {"legal_now": "#cfe3d2", "good": "#cfe3d2", "not_yet": "#dbe4ee"}
CAUTION = "#f3dfb4"


@dataclass(frozen=True)
class Face:
    """What stands on the card; `kind` is that of the badge, `drawing` a symbol of `img/kei.svg`."""

    title: str
    price: str
    kind: str
    date: str
    facts: str
    drawing: str
    note: str = ""


def draw(face: Face, photo: Image.Image | None) -> bytes:
    """The card as a JPEG of at most `MOST_BYTES`."""
    card = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(card)
    _grid(pen)
    _words(pen, face)  # first: the picture covers what may be too long
    if photo is None:
        _side_view(card, face.drawing)
    else:
        _photo(card, photo)
    return _as_jpeg(card)


def _words(pen: ImageDraw.ImageDraw, face: Face) -> None:
    pen.text((LEFT, 44), "Keiport", QUIET, _font(BOLD, 34))
    size, lines = _fitted(face.title)
    y = 118
    for line in lines:
        pen.text((LEFT, y), line, INK, _font(BOLD, size))
        y += round(size * 1.25)
    pen.text((LEFT, max(y + 18, 300)), face.price, INK, _font(BOLD, 64))
    pen.text((LEFT, max(y + 110, 396)), face.facts, QUIET, _font(PLAIN, 26))
    _date(pen, face)
    pen.text((LEFT, HEIGHT - 42), face.note, QUIET, _font(PLAIN, 20))


def _date(pen: ImageDraw.ImageDraw, face: Face) -> None:
    font = _font(BOLD, 32)
    wide = pen.textlength(face.date, font)
    box = (LEFT, HEIGHT - 130, LEFT + wide + 48, HEIGHT - 62)
    pen.rounded_rectangle(box, 16, GROUNDS.get(face.kind, CAUTION), INK, 3)
    pen.text((LEFT + 24, HEIGHT - 96), face.date, INK, font, "lm")


def _fitted(title: str) -> tuple[int, list[str]]:
    """The largest size at which the title fits, and its lines; the last one is cut if none does."""
    for size in TITLE_SIZES:
        lines = _wrapped(title, _font(BOLD, size))
        if len(lines) <= TITLE_LINES:
            return size, lines
    return size, [*lines[: TITLE_LINES - 1], f"{lines[TITLE_LINES - 1]} …"]


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= WORDS_WIDE:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _grid(pen: ImageDraw.ImageDraw) -> None:
    for x in range(GRID_STEP // 2, WIDTH, GRID_STEP):
        pen.line((x, 0, x, HEIGHT), GRID, 2)
    for y in range(GRID_STEP // 2, HEIGHT, GRID_STEP):
        pen.line((0, y, WIDTH, y), GRID, 2)


def _photo(card: Image.Image, photo: Image.Image) -> None:
    """The whole of it, in the middle: a car that is cut off says less."""
    card.paste(PAPER, (*PICTURE, *SIZE))
    whole = ImageOps.contain(photo.convert("RGB"), PICTURE_SIZE)
    aside, down = (PICTURE_SIZE[0] - whole.width) // 2, (HEIGHT - whole.height) // 2
    card.paste(whole, (PICTURE[0] + aside, PICTURE[1] + down))


def _side_view(card: Image.Image, drawing: str) -> None:
    with Image.open(SIDE_VIEWS / f"{drawing}.png") as file:
        view = file.convert("RGBA")
    top = (HEIGHT - view.height) // 2
    road = top + round(view.height * ROAD)
    ImageDraw.Draw(card).line((PICTURE[0] - 30, road, WIDTH, road), INK, 4)
    card.paste(view, (PICTURE[0] + 10, top), view)


@cache
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


def _as_jpeg(card: Image.Image) -> bytes:
    data = b""
    for quality in QUALITIES:
        buffer = io.BytesIO()
        card.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        data = buffer.getvalue()
        if len(data) <= MOST_BYTES:
            break
    return data
