"""Rules of law and practice as dated rows, each with its source, never as numbers in code."""

import csv
import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .sentences import Moment, Sentence, say

SOURCED = "sourced"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row. `value` is in `unit`; a row that only explains has neither.

    `confidence` is "sourced" when a page was found that says so, "unconfirmed" when it is custom,
    inference or our own reading. An open end of the validity is None.
    """

    id: str
    value: int | None
    unit: str
    says: str
    citation: str
    source: str
    valid_from: date | None
    valid_to: date | None
    confidence: str
    checked_on: date

    def holds_on(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    @property
    def reference(self) -> Sentence:
        """One line for a list of sources."""
        values = {
            "citation": Sentence(self.citation),
            "day": Moment(self.checked_on),
            "source": self.source,
        }
        if self.confidence == SOURCED:
            return say("%(citation)s (checked %(day)s): %(source)s", **values)
        return say("%(citation)s (checked %(day)s, not confirmed): %(source)s", **values)


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence for people and the row it rests on; `code` stays when the wording changes."""

    code: str
    sentence: Sentence
    rule: Rule | None = None

    @property
    def text(self) -> str:
        """The sentence in English, as commands print it."""
        return str(self.sentence)


class Rulebook:
    """The rows of one file. `version` changes with every change of the file."""

    def __init__(self, path: Path) -> None:
        content = path.read_bytes()
        self.rows = tuple(map(_rule, csv.DictReader(content.decode().splitlines())))
        newest = max(row.checked_on for row in self.rows)
        self.version = f"{newest}.{hashlib.sha256(content).hexdigest()[:8]}"
        self._by_id: dict[str, list[Rule]] = {}
        for row in self.rows:
            self._by_id.setdefault(row.id, []).append(row)

    def find(self, rule_id: str, day: date) -> Rule | None:
        """The row that holds on `day`, None when the rule does not reach that day.

        Raises `KeyError` for a rule that is not in the book.
        """
        for row in self._by_id[rule_id]:
            if row.holds_on(day):
                return row
        return None

    def number(self, rule_id: str, day: date) -> int:
        """The value that holds on `day`. Raises `LookupError` when there is none."""
        row = self.find(rule_id, day)
        if row is None or row.value is None:
            raise LookupError(f"The rulebook has no value of {rule_id} for {day}.")
        return row.value


def _rule(row: dict[str, str]) -> Rule:
    return Rule(
        id=row["rule"],
        value=int(row["value"]) if row["value"] else None,
        unit=row["unit"],
        says=row["says"],
        citation=row["citation"],
        source=row["source"],
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        confidence=row["confidence"],
        checked_on=date.fromisoformat(row["checked_on"]),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


FEDERAL = Rulebook(Path(__file__).parent / "data" / "federal.csv")
