"""The files that visitors see: which widths and formats a photo has, and what they are called.

All of it follows from the photo's own upright width and height, so no table of files is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

STEPS = (320, 640, 960, 1280, 1920)
# The longer side of the largest rendition, so that an upright photo costs no more than a lying one.
LONGEST = STEPS[-1]
# For <img src>, for mail and for catalogues of others, which take only JPEG.
JPEG_STEPS = (640, 1280)
# In the order in which a browser should choose.
CONTENT_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


@dataclass(frozen=True)
class Source:
    """One <source> of a <picture>."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """What a <picture> needs. `src`, `share` and `full` are addresses: the JPEG for <img>, the
    largest JPEG (mail, link previews, catalogues), and the largest picture there is, for zooming.
    """

    sources: tuple[Source, ...]
    src: str
    share: str
    full: str
    width: int
    height: int


def fitted(width: int, height: int) -> tuple[int, int]:
    """Sides of the largest rendition in pixels: shrunk to the longest side, never enlarged."""
    top = min(width, LONGEST, max(1, LONGEST * width // height))
    return top, height_at(top, width, height)


def height_at(step: int, width: int, height: int) -> int:
    """The height in pixels of the rendition that is `step` wide."""
    return max(1, round(step * height / width))


def ladder(width: int, height: int) -> tuple[int, ...]:
    """The widths that a photo of these upright sides has, rising; the last is the largest."""
    top, _ = fitted(width, height)
    return (*(step for step in STEPS if step < top), top)


def files(width: int, height: int) -> tuple[tuple[int, str], ...]:
    """Every rendition as (width, suffix)."""
    steps = ladder(width, height)
    modern = [(step, suffix) for suffix in ("avif", "webp") for step in steps]
    return (*modern, *((step, "jpg") for step in jpegs(width, height)))


def jpegs(width: int, height: int) -> tuple[int, ...]:
    """The widths in which a photo of these sides is a JPEG, rising."""
    top, _ = fitted(width, height)
    return tuple(sorted({min(step, top) for step in JPEG_STEPS}))


def key(photo: UUID, rev: int, step: int, suffix: str) -> str:
    """Where a rendition lies in the public storage: from our own values alone."""
    return f"img/{photo}/{rev}/{step}.{suffix}"


def card_key(public_id: str, rev: int) -> str:
    """Where the card of a link to a listing lies in the public storage."""
    return f"share/{public_id}/{rev}.jpg"


def keys(photo: UUID, rev: int, width: int, height: int) -> list[str]:
    """The keys of all renditions of one revision of a photo."""
    return [key(photo, rev, step, suffix) for step, suffix in files(width, height)]


def picture(photo: UUID, rev: int, width: int, height: int, url: Callable[[str], str]) -> Picture:
    """The addresses of a ready photo; `url` turns a key into an address (`storage.url`)."""
    made: dict[str, list[tuple[int, str]]] = {suffix: [] for suffix in CONTENT_TYPES}
    for step, suffix in files(width, height):
        made[suffix].append((step, url(key(photo, rev, step, suffix))))
    sources = tuple(
        Source(
            CONTENT_TYPES[suffix], ", ".join(f"{address} {step}w" for step, address in made[suffix])
        )
        for suffix in ("avif", "webp")
    )
    return Picture(
        sources=sources,
        src=made["jpg"][0][1],
        share=made["jpg"][-1][1],
        full=made["webp"][-1][1],
        width=width,
        height=height,
    )
