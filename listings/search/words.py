"""Free text: which cars a visitor means by some words."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, reduce
from operator import and_, or_

from django.conf import settings
from django.db.models import Q
from django.utils.translation import override

from listings.cars.choices import Aspiration, Body, Drive, Gearbox
from listings.catalogue.models import FrameCode

from .names import Names

MAX_LENGTH = 60
MAX_WORDS = 8

# Every car here is a kei car: "kei truck" asks for a truck.
_CLASS_WORDS = (
    (re.compile(r"\b(kei|mini)[ -]?trucks?\b|軽トラック|軽トラ"), "truck"),
    (re.compile(r"\bkei[ -]?vans?\b|軽バン"), "van"),
    (re.compile(r"\bkei[ -]?cars?\b|軽自動車"), ""),
)
_CHOICES = {"body": Body, "drive": Drive, "gearbox": Gearbox, "aspiration": Aspiration}
_TEXTS = ("grade", "grade_ja", "colour", "colour_ja")
_YEAR = re.compile(r"(19|20)\d\d")


def tidy(text: str) -> str:
    """The text in one width and with single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def is_too_short(word: str) -> bool:
    """One letter or digit says nothing; one kanji is a word, and a lone sign is taken as typed."""
    wide = unicodedata.east_asian_width(word[0]) in "WF"
    return len(word) == 1 and word.isalnum() and not wide


def meaning(text: str, names: Names) -> Q:
    """A condition on listings: each word of a tidy text fits a name, a fact or the seller's text.

    Names and frame codes are looked up in their own small tables, so that the large one is
    compared by number. One statement, none for a text without words.
    """
    words = _words(text)
    codes = _frame_codes(words)
    return reduce(and_, (_meaning(word, names, codes.get(word, [])) for word in words), Q())


def _words(text: str) -> list[str]:
    text = text.casefold()
    for pattern, word in _CLASS_WORDS:
        text = pattern.sub(word, text)
    return list(dict.fromkeys(text.split()))


def _meaning(word: str, names: Names, codes: list[int]) -> Q:
    said = reduce(or_, (Q(**{f"{field}__icontains": word}) for field in _TEXTS))
    if families := names.spelled(word):
        said |= Q(family_id__in=families)
    if codes:
        said |= Q(frame_code_id__in=codes)
    for field, labels in _labels().items():
        if values := [value for value, spelled in labels if _names(word, value, spelled)]:
            said |= Q(**{f"{field}__in": values})
    if _YEAR.fullmatch(word):
        said |= Q(year=int(word))
    return said


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


def _frame_codes(words: Iterable[str]) -> dict[str, list[int]]:
    """Ids of the frame codes that each word names, also when a serial or prefix is typed along."""
    parts = {word: _code_parts(word) for word in words}
    wanted = {part for found in parts.values() for part in found}
    if not wanted:
        return {}
    condition = reduce(or_, (Q(code__icontains=part) for part in sorted(wanted)))
    rows = FrameCode.objects.filter(condition).values_list("id", "code").order_by()
    return {
        word: [pk for pk, code in rows if any(part in code.casefold() for part in found)]
        for word, found in parts.items()
    }


def _code_parts(word: str) -> list[str]:
    """`da63t` of `da63t-123456` and `da52t` of `gd-da52t`; any other word as it is."""
    parts = [part for part in word.split("-") if part.isalnum() and part.isascii()]
    if len(parts) < 2:
        return parts
    return [part for part in parts if not part.isdigit() and not part.isalpha()]
