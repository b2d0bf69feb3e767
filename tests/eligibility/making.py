"""Short ways to write claims in tables."""

from datetime import date

from listings.eligibility.dates import read_date
from listings.eligibility.proof import Kind
from listings.eligibility.rules import Claim

TODAY = date(2026, 11, 22)


def claims(*texts: str) -> list[Claim]:
    """`build_plate=2001-11` is a checked paper, `build_plate?=2001-11` one that nobody has seen."""
    return [_claim(*text.split("=")) for text in texts]


def _claim(name: str, value: str) -> Claim:
    return Claim(Kind(name.rstrip("?")), read_date(value), proven=not name.endswith("?"))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
