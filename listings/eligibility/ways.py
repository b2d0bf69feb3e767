"""The ways into the country beside age: which box of the HS-7 form, and what it is worth for a kei.

The facts are the dated rows of `data/ways.csv`. A car that came in, or comes in, by another way than
its age is not judged by the 25-year rule: an import certificate for "25 years" would be false.
"""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .rulebook import SOURCED, Reason
from .sentences import Moment, Sentence, say

AGE = "age"


@dataclass(frozen=True, slots=True)
class Way:
    """One way in. `reality` says how often a kei takes it; `box` is that of the HS-7 form."""

    id: str
    name: str
    box: str
    citation: str
    says: str
    reality: str
    sources: tuple[str, ...]
    confidence: str
    checked_on: date

    @property
    def is_confirmed(self) -> bool:
        """Whether a page was found that says so."""
        return self.confidence == SOURCED

    @property
    def reference(self) -> Sentence:
        """One line for a list of sources."""
        values = {
            "citation": Sentence(self.citation),
            "day": Moment(self.checked_on),
            "source": " ; ".join(self.sources),
        }
        if self.is_confirmed:
            return say("%(citation)s (checked %(day)s): %(source)s", **values)
        return say("%(citation)s (checked %(day)s, not confirmed): %(source)s", **values)


def goes_by_age(way_in: str) -> bool:
    """Whether the 25-year rule decides on a car that comes, or came, in this way.

    A car with a US certification label (box 2A) does not go through it, nor does any other but
    box 1. Raises `KeyError` for a way that is not in the file.
    """
    return BY_ID[way_in].id == AGE


def explain_way(way_in: str) -> tuple[Reason, ...]:
    """Why the age of a car that came in, or comes in, by another way does not decide."""
    way = BY_ID[way_in]
    box = say("So its seller says: box %(box)s of the form HS-7.", box=way.box)
    return (
        Reason(f"way_{way.id}", Sentence(way.says)),
        Reason(f"way_{way.id}_reality", Sentence(way.reality)),
        Reason("way_box", box),
    )


def _read(path: Path) -> tuple[Way, ...]:
    return tuple(map(_way, csv.DictReader(path.read_text(encoding="utf-8").splitlines())))


def _way(row: dict[str, str]) -> Way:
    return Way(
        id=row["way"],
        name=row["name"],
        box=row["box"],
        citation=row["citation"],
        says=row["says"],
        reality=row["reality"],
        sources=tuple(row["source"].split(" ; ")),
        confidence=row["confidence"],
        checked_on=date.fromisoformat(row["checked_on"]),
    )


WAYS = _read(Path(__file__).parent / "data" / "ways.csv")
BY_ID = {way.id: way for way in WAYS}
OTHER_WAYS = tuple(way for way in WAYS if way.id != AGE)
