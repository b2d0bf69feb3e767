"""How buyers say it: nicknames, misspellings and class words of `data/words.csv`."""

import csv
import re
from functools import lru_cache
from pathlib import Path

from .names import folded

_FILE = Path(__file__).parent / "data" / "words.csv"
MISSPELT, PLAIN_WORD = "misspelling", "plain"

with _FILE.open(encoding="utf-8", newline="") as _rows:
    _TABLE = list(csv.DictReader(_rows))

# Words that are meant as they stand, although a name is near: `mint` is no Mini.
PLAIN = frozenset(row["typed"] for row in _TABLE if row["kind"] == PLAIN_WORD)
_MEANT = {row["typed"]: row for row in _TABLE if row["kind"] != PLAIN_WORD}
_PATTERN = re.compile(
    r"(?<!\w)({})s?(?!\w)".format(
        "|".join(re.escape(typed) for typed in sorted(_MEANT, key=len, reverse=True))
    )
)


@lru_cache(maxsize=256)
def _said(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    found: list[tuple[str, str]] = []

    def put(match: re.Match[str]) -> str:
        row = _MEANT[match[1]]
        if row["kind"] == MISSPELT and folded(match[0]) != folded(row["meant"]):
            found.append((match[0], row["meant"]))
        return row["meant"]

    return _PATTERN.sub(put, text), tuple(found)


def as_meant(text: str) -> tuple[str, list[tuple[str, str]]]:
    """A text in small letters with each known phrase as the catalogue writes it.

    Along with it the misspellings that it held: (typed, meant).
    """
    told, found = _said(text)
    return told, list(found)
