"""Which papers there are, what each proves and who issues it: the rows of `data/papers.csv`."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from listings.eligibility.rulebook import SOURCED


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper. `side` says where it is made: "jp", "us", or "both" where on the way.

    `is_general`: among what offices ask for as a rule; `also` is the word of the states' rules for
    it. Without a page that says so it is not confirmed, and then `source` may be empty.
    """

    slug: str
    name: str
    name_ja: str
    proves: str
    issued_by: str
    side: str
    is_general: bool
    also: str
    is_confirmed: bool
    source: str
    checked_on: date

    @property
    def comes_from_japan(self) -> bool:
        """Whether a car that is still in Japan can have it."""
        return self.side != "us"


def kind_of(word: str) -> PaperKind | None:
    """The kind of our own word or of the states' rules; None for what no car brings along."""
    return BY_SLUG.get(word) or next((kind for kind in KINDS if kind.also == word), None)


def _read(path: Path) -> tuple[PaperKind, ...]:
    return tuple(map(_kind, csv.DictReader(path.read_text(encoding="utf-8").splitlines())))


def _kind(row: dict[str, str]) -> PaperKind:
    return PaperKind(
        slug=row["kind"],
        name=row["name"],
        name_ja=row["name_ja"],
        proves=row["proves"],
        issued_by=row["issued_by"],
        side=row["side"],
        is_general=row["general"] == "yes",
        also=row["also"],
        is_confirmed=row["confidence"] == SOURCED,
        source=row["source"],
        checked_on=date.fromisoformat(row["checked_on"]),
    )


KINDS = _read(Path(__file__).parent / "data" / "papers.csv")
BY_SLUG = {kind.slug: kind for kind in KINDS}
# What staff must have seen before a car's page says "Entry papers seen".
ENTRY_SUMMARY = "entry_summary"
