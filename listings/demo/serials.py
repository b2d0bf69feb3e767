"""Frame numbers that a maker could have stamped on the day."""

from collections.abc import Iterable
from datetime import date
from random import Random

from listings.catalogue.models import FrameCode, SerialBlock

from .chance import often

SIX, SEVEN = 6, 7
# Suzuki and all that it built for others, Mazda and Subaru stamp six digits, the others seven.
_DIGITS = {"Suzuki": SIX, "Mazda": SIX, "Subaru": SIX}
# Where the count of a type begins, and how far it comes in its life.
_SPANS = {
    "Suzuki": (100_101, 279_000),
    "Mazda": (100_101, 178_000),
    "Subaru": (2_101, 390_000),
    "Honda": (1_000_101, 1_690_000),
    "Daihatsu": (101, 460_000),
    "Mitsubishi": (151, 940_000),
}
_TRIES = 8
ROOM = 2_000


def frame_number(rng: Random, code: FrameCode, blocks: Iterable[SerialBlock], built: date) -> str:
    """`DA52T-123456`: within a serial block of the day where one is known, contradicting none.

    Empty where no number was found that all blocks allow.
    """
    blocks = list(blocks)
    fitting = [block for block in blocks if _is_wide(block) and _has(block, built)]
    for _try in range(_TRIES):
        if fitting and often(rng, 0.7):
            serial = _within(rng, rng.choice(fitting), built)
        else:
            serial = _by_age(rng, code, built)
        if all(_agrees(block, serial, built) for block in blocks):
            return f"{code.code}-{serial:0{_DIGITS.get(code.family.make.name, SEVEN)}d}"
    return ""


def next_number(number: str) -> str:
    """The number after it."""
    code, serial = number.rsplit("-", 1)
    return f"{code}-{int(serial) + 1:0{len(serial)}d}"


def _is_wide(block: SerialBlock) -> bool:
    """Some recalls name four cars; thousands of invented ones would not fit."""
    return (block.last or block.first) - block.first > ROOM


def _has(block: SerialBlock, built: date) -> bool:
    days = block.days_of(block.first)
    return days is not None and days[0] <= built <= days[1]


def _agrees(block: SerialBlock, serial: int, built: date) -> bool:
    days = block.days_of(serial)
    return days is None or days[0] <= built <= days[1]


def _within(rng: Random, block: SerialBlock, built: date) -> int:
    begun, ended = block.days_of(block.first) or (built, built)
    passed = (built - begun).days / max(1, (ended - begun).days)
    last = block.last or block.first
    return block.first + round((last - block.first) * _near(rng, passed))


def _by_age(rng: Random, code: FrameCode, built: date) -> int:
    first, last = _SPANS[code.family.make.name]
    begun = code.built_from or built
    ended = code.built_to or built
    passed = (built - begun).days / max(1, (ended - begun).days)
    return first + round((last - first) * _near(rng, passed))


def _near(rng: Random, part: float) -> float:
    """Not a straight line: factories build in batches."""
    return min(1.0, max(0.0, part + rng.uniform(-0.03, 0.03)))
