"""Makes, families and frame codes by the names under which people choose and type them."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from time import monotonic

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import get_language

from listings.catalogue.models import Family
from listings.places.naming import for_reader

# How long a process may name a family as before after another one has renamed it.
KEPT_SECONDS = 5

_JOINS = dict.fromkeys(map(ord, "-‐‑–—・ "))
_HIRAGANA = {sign: sign + 0x60 for sign in range(0x3041, 0x3097)}


@dataclass(frozen=True)
class FamilyName:
    """A family, as the reader writes it and its make, and every other way to write them."""

    id: int
    slug: str
    name: str
    make_slug: str
    make_name: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """All families, in the order of a form's list."""

    families: tuple[FamilyName, ...]
    codes: tuple[tuple[int, str], ...] = ()

    @property
    def makes(self) -> list[tuple[str, str]]:
        """Choices of a form."""
        return list({row.make_slug: row.make_name for row in self.families}.items())

    def models(self, makes: Collection[str]) -> list[tuple[str, list[tuple[str, str]]]]:
        """Choices of a form, grouped by make."""
        rows = [row for row in self.families if row.make_slug in makes]
        return [
            (make, [(row.slug, row.name) for row in group])
            for make, group in groupby(rows, key=lambda row: row.make_name)
        ]

    def makes_of(self, models: Collection[str]) -> set[str]:
        return {row.make_slug for row in self.families if row.slug in models}

    def of_makes(self, slugs: Collection[str]) -> list[int]:
        return [row.id for row in self.families if row.make_slug in slugs]

    def of_models(self, slugs: Collection[str]) -> list[int]:
        return [row.id for row in self.families if row.slug in slugs]

    @cached_property
    def families_by_slug(self) -> list[FamilyName]:
        """One family for each name in addresses, which two makes may share."""
        return list({row.slug: row for row in self.families}.values())

    def spelled(self, word: str) -> list[int]:
        """Families in whose names, or whose make's names, the word occurs."""
        part = folded(word)
        return [pk for pk, names in self._folded if part and any(part in name for name in names)]

    def coded(self, parts: Collection[str]) -> list[int]:
        """Frame codes in which one of these parts occurs."""
        return [pk for pk, code in self.codes if any(part in code for part in parts)]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every name there is and each word of it, in one spelling."""
        names = {name for row in self.families for name in row.names}
        return frozenset(folded(word) for name in names for word in (name, *name.split()))

    @cached_property
    def _folded(self) -> list[tuple[int, tuple[str, ...]]]:
        return [
            (row.id, tuple(folded(name) for name in row.names if name)) for row in self.families
        ]


def read_names() -> Names:
    """All names there are, by one statement over some hundred rows, kept for some seconds."""
    return _read(int(monotonic() // KEPT_SECONDS), get_language())


def forget() -> None:
    """Read anew at the next question, in this process."""
    _read.cache_clear()


@lru_cache(maxsize=2)
def _read(_now: int, _language: str | None) -> Names:
    coded = Concat(
        Cast("frame_codes__id", TextField()),
        Value(" "),
        "frame_codes__code",
        output_field=TextField(),
    )
    rows = Family.objects.for_choice().annotate(codes=ArrayAgg(coded)).values_list(
        "id", "slug", "name", "name_ja", "aliases",
        "make__slug", "make__name", "make__name_ja", "make__aliases",
        "codes",
    )  # fmt: skip
    return Names(
        families=tuple(
            FamilyName(
                id=pk,
                slug=slug,
                name=for_reader(name, name_ja),
                make_slug=make_slug,
                make_name=for_reader(make, make_ja),
                names=(name, name_ja, *aliases, make, make_ja, *make_aliases),
            )
            for pk, slug, name, name_ja, aliases, make_slug, make, make_ja, make_aliases, _codes in rows
        ),
        codes=tuple(_code(told) for *_name, codes in rows for told in codes if told.strip()),
    )


def _code(told: str) -> tuple[int, str]:
    pk, code = told.split(" ", 1)
    return int(pk), code.casefold()


def folded(text: str) -> str:
    """One spelling for Hi-Jet, hijet and ＨＩＪＥＴ, for じむにー and ジムニー."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return plain.translate(_JOINS).translate(_HIRAGANA)
