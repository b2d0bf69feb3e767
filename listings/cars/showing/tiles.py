"""A short answer on top of a car's page."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Tile:
    """A question and its short answer; `state` picks the look, the words carry the meaning."""

    state: str
    question: str
    answer: str
    detail: str = ""
    checked_on: date | None = None
    href: str = ""
