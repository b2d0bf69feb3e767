"""Makes and families by the names under which people choose and type them."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from listings.catalogue.models import Family
from listings.places.naming import for_reader

_JOINS = dict.fromkeys(map(ord, "-‐‑–—・ "))


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

    def spelled(self, word: str) -> list[int]:
        """Families in whose names, or whose make's names, the word occurs."""
        part = folded(word)
        return [
            row.id
            for row in self.families
            if part and any(part in folded(name) for name in row.names)
        ]


def read_names() -> Names:
    """All names there are, by one statement over some hundred rows."""
    rows = Family.objects.for_choice().values_list(
        "id", "slug", "name", "name_ja", "aliases",
        "make__slug", "make__name", "make__name_ja", "make__aliases",
    )  # fmt: skip
    return Names(
        tuple(
            FamilyName(
                id=pk,
                slug=slug,
                name=for_reader(name, name_ja),
                make_slug=make_slug,
                make_name=for_reader(make, make_ja),
                names=(name, name_ja, *aliases, make, make_ja, *make_aliases),
            )
            for pk, slug, name, name_ja, aliases, make_slug, make, make_ja, make_aliases in rows
        )
    )


def folded(text: str) -> str:
    """One spelling for Hi-Jet, hijet and ＨＩＪＥＴ."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_JOINS)
