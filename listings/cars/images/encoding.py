"""From pixels to the files of one rendition. Runs only in the child process."""

import io
import math
from dataclasses import dataclass

from PIL import AvifImagePlugin, Image, JpegImagePlugin, WebPImagePlugin

from .renditions import STEPS


@dataclass(frozen=True)
class Recipe:
    """How a format is written: tried from the first quality on until the ceiling is kept."""

    format: str
    qualities: tuple[int, ...]
    options: dict[str, int | bool]


RECIPES = {
    # Speed 8 of 10: speed 6 takes up to four times as long for a tenth of the bytes.
    "avif": Recipe(
        AvifImagePlugin.AvifImageFile.format, (55, 49, 43, 37), {"speed": 8, "max_threads": 1}
    ),
    "webp": Recipe(WebPImagePlugin.WebPImageFile.format, (76, 66, 56, 46), {"method": 2}),
    "jpg": Recipe(
        JpegImagePlugin.JpegImageFile.format, (78,), {"progressive": True, "optimize": True}
    ),
}
# Bytes by width for what pages load; 1920 px is for zooming into rust, so it keeps its quality.
CEILINGS = {320: 25_000, 640: 45_000, 960: 80_000, 1280: 120_000}
# One quality lower writes at most about this many times fewer bytes (measured, AVIF).
SMALLER = 1.4


def encode(image: Image.Image, suffix: str) -> bytes:
    """The picture in the format of `suffix`, at the best quality that keeps the ceiling of its
    width; the lowest quality stands even above it. Writes no metadata, as `image` has none."""
    recipe = RECIPES[suffix]
    step = next((step for step in STEPS if image.width <= step), STEPS[-1])
    ceiling = CEILINGS.get(step, math.inf)
    lowest = len(recipe.qualities) - 1
    at = 0
    while len(data := _saved(image, recipe, recipe.qualities[at])) > ceiling and at < lowest:
        # Skip the qualities that would surely be too large as well: encoding is the slow part.
        at = min(lowest, at + max(1, int(math.log(len(data) / ceiling, SMALLER))))
    return data


def average_colour(image: Image.Image) -> str:
    """The mean of all pixels as #rrggbb."""
    return "#" + image.resize((1, 1), Image.Resampling.BOX).tobytes().hex()


def _saved(image: Image.Image, recipe: Recipe, quality: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, recipe.format, quality=quality, **recipe.options)
    return buffer.getvalue()
