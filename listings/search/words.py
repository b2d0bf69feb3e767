"""Free text: which cars a visitor means by some words."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.translation import override

from listings.cars.choices import Aspiration, Body, Drive, Gearbox

from . import vocabulary
from .conditions import Between, Condition, Every, Says, Some, one_of
from .names import Names, folded
from .typos import nearest

MAX_LENGTH = 60
MAX_WORDS = 8

_CHOICES = {"body": Body, "drive": Drive, "gearbox": Gearbox, "aspiration": Aspiration}
_YEAR = re.compile(r"(19|20)\d\d")


def tidy(text: str) -> str:
    """The text in one width and with single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def is_too_short(word: str) -> bool:
    """One letter or digit says nothing; one kanji is a word, and a lone sign is taken as typed."""
    wide = unicodedata.east_asian_width(word[0]) in "WF"
    return len(word) == 1 and word.isalnum() and not wide


@dataclass(frozen=True)
class Meaning:
    """A condition on cars, and each word that was taken for another: (typed, meant)."""

    condition: Condition
    corrected: tuple[tuple[str, str], ...] = ()


def meaning(text: str, names: Names) -> Meaning:
    """Each word of a tidy text fits a name, a fact or the seller's text. No statement.

    A word that fits no name is also read as the nearest name, and the reader is told.
    """
    told, corrected = vocabulary.as_meant(text.casefold())
    parts = []
    for word in dict.fromkeys(told.split()):
        fits = _meaning(word, names)
        if not fits.parts[1:] and (near := _nearest(word, names)):
            corrected.append((word, near))
            fits = Some((*fits.parts, *_meaning(near, names).parts))
        parts.append(fits)
    return Meaning(Every(tuple(parts)), tuple(corrected))


def _meaning(word: str, names: Names) -> Some:
    """What the seller says, always first, then what else the word may name."""
    said: list[Condition] = [Says(word)]
    if families := names.spelled(word):
        said.append(one_of("family_id", families))
    if codes := names.coded(_code_parts(word)):
        said.append(one_of("frame_code_id", codes))
    for field, labels in _labels().items():
        if values := [value for value, spelled in labels if _names(word, value, spelled)]:
            said.append(one_of(field, values))
    if _YEAR.fullmatch(word):
        said.append(Between("year", int(word), int(word)))
    return Some(tuple(said))


def _nearest(word: str, names: Names) -> str | None:
    return None if word in vocabulary.PLAIN else nearest(folded(word), names.vocabulary)


@cache
def _labels() -> dict[str, list[tuple[str, str]]]:
    """Each choice with its labels in all languages: what people type is not the page's language."""
    spelled = {field: dict.fromkeys(choices.values, "") for field, choices in _CHOICES.items()}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for field, choices in _CHOICES.items():
                for value, label in choices.choices:
                    spelled[field][value] += f" {label}"
    return {field: list(labels.items()) for field, labels in spelled.items()}


def _names(word: str, value: str, labels: str) -> bool:
    """Whether a word is a choice's key, or one of its labels' words: trucks, auto, 4wd."""
    if word == value:
        return True
    parts = re.split(r"[\s-]+", labels.strip().casefold())
    return any(
        word in (part, f"{part}s") or (len(word) > 2 and part.startswith(word)) for part in parts
    )


def _code_parts(word: str) -> list[str]:
    """`da63t` of `da63t-123456` and `da52t` of `gd-da52t`; any other word as it is."""
    parts = [part for part in word.split("-") if part.isalnum() and part.isascii()]
    if len(parts) < 2:
        return parts
    return [part for part in parts if not part.isdigit() and not part.isalpha()]
