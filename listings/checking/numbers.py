"""A typed frame number, as far as it may be shown and passed on: code, two digits, build dates."""

from dataclasses import dataclass
from datetime import date

from listings.catalogue.comparing import compare_value
from listings.catalogue.decoding import (
    Candidate,
    Decoded,
    Problem,
    build_windows,
    decode,
    mask,
    twins_of,
)
from listings.catalogue.problems import LOOK_ALIKE, NOT_KEI
from listings.eligibility.dates import read_date
from listings.eligibility.frames import frame_claims
from listings.eligibility.proof import Kind
from listings.eligibility.rules import Claim

# Of the 64 of a compare value: no two numbers meet by chance, and a link stays short.
VALUE_SIGNS = 20


@dataclass(frozen=True)
class Number:
    """`code` is with the plate's prefix, `value` the one to compare by; `claims` are unproven."""

    shown: str
    code: str
    value: str
    candidates: tuple[Candidate, ...]
    problems: tuple[Problem, ...]
    claims: tuple[Claim, ...]
    twins: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether it is still asked which number is meant."""
        return any(problem.code == LOOK_ALIKE for problem in self.problems)

    def as_data(self) -> list[str]:
        """For a link that strangers read: the number itself is not in it."""
        blocks = (claim for claim in self.claims if claim.kind == Kind.FRAME_NUMBER)
        return [self.shown, self.code, self.value, *(claim.interval.text for claim in blocks)]


def typed(text: str, today: date) -> Number:
    """What the catalogue makes of a number in any spelling. While it is open which number is meant
    (an I or a 1?) it proves nothing.
    """
    decoded = decode(text)
    is_open = decoded.has(LOOK_ALIKE)
    return Number(
        shown=mask(decoded.normalised),
        code=_open_code(decoded),
        value="" if is_open or not decoded.serial else _value(decoded.normalised),
        candidates=tuple(decoded.candidates),
        problems=tuple(decoded.problems),
        claims=() if is_open else _claims(text, today),
        twins=tuple(twins_of(decoded)),
    )


def from_data(data: list[str], today: date) -> Number:
    """The number of `as_data`: its code read anew, the dates of its serial block as they were."""
    shown, code, value, *blocks = data
    decoded = decode(code)
    dated = tuple(Claim(Kind.FRAME_NUMBER, read_date(text), proven=False) for text in blocks)
    return Number(
        shown=shown,
        code=code,
        value=value,
        candidates=tuple(decoded.candidates),
        problems=tuple(decoded.problems),
        claims=dated or _claims(code, today),
        twins=tuple(twins_of(decoded)),
    )


def _value(number: str) -> str:
    return compare_value(number)[:VALUE_SIGNS]


def _open_code(decoded: Decoded) -> str:
    """The code with the plate's prefix; of a number that cannot be parted, what may be shown."""
    if decoded.candidates or decoded.has(NOT_KEI):
        return "-".join(part for part in (decoded.prefix, decoded.code) if part)
    return mask(decoded.normalised)


def _claims(text: str, today: date) -> tuple[Claim, ...]:
    return tuple(frame_claims(build_windows(text), today, proven=False))
