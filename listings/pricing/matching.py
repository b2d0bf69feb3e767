"""Which family a seller's or a newspaper's words mean. Never a guess: doubt is no match."""

import re
import unicodedata
from collections.abc import Iterator

from listings.catalogue.index import catalogue
from listings.catalogue.models import Family, Make, NotKei

_REMARK = re.compile(r"\([^)]*\)")

Words = tuple[str, ...]


class Matcher:
    """Names of the catalogue as rows of words; reads it once."""

    def __init__(self) -> None:
        self._index = catalogue()
        self._families = list(Family.objects.for_choice())
        self._not_kei = list(NotKei.objects.all())

    def family(self, make_name: str, name: str) -> Family | None:
        """The one family of the make whose name, or a known spelling of it, begins the text.

        `Autozam Scrum Truck 4WD` of Mazda is the Scrum. The longest name decides (`Midget II`,
        not `Midget`); None where that is no kei car (`Jimny Sierra`), or two families share it.
        """
        make = self._index.make(make_name)
        if make is None:
            return None
        text = _without_make(_words(_REMARK.sub(" ", name)), make)
        fits = [
            (len(words), family)
            for words, family in (*self._kei(make), *self._larger(make))
            if _begins(text, words)
        ]
        longest = max((length for length, _family in fits), default=0)
        meant = {family for length, family in fits if length == longest}
        return meant.pop() if len(meant) == 1 else None

    def _kei(self, make: Make) -> Iterator[tuple[Words, Family]]:
        for family in self._families:
            if family.make_id == make.pk:
                yield from ((words, family) for words in _spellings(family))

    def _larger(self, make: Make) -> Iterator[tuple[Words, None]]:
        """Names of vehicles that are no kei cars, but for those that kei cars bear as well."""
        kei = {words for words, _family in self._kei(make)}
        for row in self._not_kei:
            if row.make == make.name:
                names = (_without_make(_words(name), make) for name in _names(row))
                yield from ((words, None) for words in names if words and words not in kei)


def _names(row: NotKei) -> list[str]:
    """`Jimny Sierra / Jimny (export)` are two names."""
    return _REMARK.sub(" ", row.model).split("/")


def _spellings(family: Family) -> set[Words]:
    return {_words(name) for name in (family.name, *family.aliases)}


def _without_make(text: Words, make: Make) -> Words:
    """Autozam is a name of Mazda here, although people also call one of its cars so."""
    for name in (make.name, *make.aliases):
        words = _words(name)
        if _begins(text, words):
            return text[len(words) :]
    return text


def _begins(text: Words, words: Words) -> bool:
    return text[: len(words)] == words


def _words(text: str) -> Words:
    return tuple(unicodedata.normalize("NFKC", text).casefold().split())
