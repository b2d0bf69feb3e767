"""Sentences whose words stay apart from what stands in them, so that any language can tell them.

The rules know no framework. They mark words for the catalogue (`say`, `say_n`, `_`), and `speaking`
tells them in the reader's language; without it, as in commands, they are English.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol


class Precision(StrEnum):
    """How exactly a date names the day."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    WINDOW = "window"


@dataclass(frozen=True)
class Tongue:
    """A language: words for words, words that are counted, and dates."""

    word: Callable[[str], str]
    counted: Callable[[str, str, int], str]
    day: Callable[[date, Precision], str]


class Told(Protocol):
    """What can be told in any language; `str` tells it in English."""

    def told(self, tongue: Tongue) -> str: ...


@dataclass(frozen=True)
class Sentence:
    """Words with named places, as `%(day)s`, and what stands there; `many` are those for n > 1."""

    words: str
    values: tuple[tuple[str, Any], ...] = ()
    many: str = ""

    def told(self, tongue: Tongue) -> str:
        values = {name: _told(value, tongue) for name, value in self.values}
        if self.many:
            return tongue.counted(self.words, self.many, values["n"]) % values
        words = tongue.word(self.words)
        return words % values if values else words

    def __str__(self) -> str:
        return self.told(ENGLISH)

    def as_data(self) -> dict[str, Any]:
        """As JSON can hold it, for a sentence that stands in plain values only."""
        return {"words": self.words, "values": dict(self.values), "many": self.many}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Sentence":
        return cls(data["words"], tuple(data["values"].items()), data["many"])


@dataclass(frozen=True)
class Moment:
    """A day, or the month or year that it stands for."""

    day: date
    precision: Precision = Precision.DAY

    def told(self, tongue: Tongue) -> str:
        return tongue.day(self.day, self.precision)

    def __str__(self) -> str:
        return self.told(ENGLISH)


@dataclass(frozen=True)
class Opening:
    """Words that begin a sentence: a capital, where the language has one."""

    sentence: Sentence

    def told(self, tongue: Tongue) -> str:
        text = self.sentence.told(tongue)
        return text[:1].upper() + text[1:]


def say(words: str, **values: Any) -> Sentence:
    """A sentence; its words, a literal, go into the catalogue."""
    return Sentence(words, tuple(values.items()))


def say_n(one: str, many: str, *, n: int, **values: Any) -> Sentence:
    """A sentence that counts: `one` when n is 1."""
    return Sentence(one, (("n", n), *values.items()), many)


def _(words: str) -> str:
    """Marks words for the catalogue that become part of a sentence elsewhere."""
    return words


def named(day: date, precision: Precision = Precision.DAY) -> str:
    """5 November 2001, November 2001 or 2001; English whatever the locale of the machine."""
    if precision == Precision.YEAR:
        return f"{day.year}"
    if precision == Precision.MONTH:
        return f"{MONTHS[day.month - 1]} {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

ENGLISH = Tongue(
    word=lambda words: words, counted=lambda one, many, n: one if n == 1 else many, day=named
)


def _told(value: Any, tongue: Tongue) -> Any:
    return value.told(tongue) if isinstance(value, Sentence | Moment | Opening) else value
