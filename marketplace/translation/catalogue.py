"""The .po file of a language, which people write, and the .mo file, which Django reads.

Both are committed: a plain clone speaks Japanese without a step that somebody could forget.
"""

from collections.abc import Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from .extracting import ROOT, extracted

HEADER = "# Words of Keiport. `make words` brings this file up to date with the sources."


def source_of(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def compiled_of(language: str) -> Path:
    return source_of(language).with_suffix(".mo")


def translated(language: str) -> Catalog:
    """The translations as people wrote them; empty for a language that is begun."""
    path = source_of(language)
    if not path.exists():
        return Catalog(
            locale=language,
            project="Keiport",
            version="1",
            msgid_bugs_address="Keiport",
            last_translator="Keiport",
            language_team="Keiport",
            charset="utf-8",
            fuzzy=False,
        )
    with path.open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def compiled(language: str) -> Catalog:
    """The translations as Django reads them."""
    with compiled_of(language).open("rb") as file:
        return read_mo(file)


def update(language: str) -> Catalog:
    """Add new strings without translation, drop vanished ones, and write both files.

    A changed string is a new one: a guess at its translation would look like a translation.
    """
    catalogue, created = translated(language), translated(language).creation_date
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.creation_date, catalogue.header_comment = created, HEADER
    source_of(language).parent.mkdir(parents=True, exist_ok=True)
    with source_of(language).open("wb") as file:
        write_po(file, catalogue, width=100, sort_by_file=True, include_lineno=False)
    with compiled_of(language).open("wb") as file:
        write_mo(file, catalogue)
    return catalogue


def missing(catalogue: Catalog) -> list[str]:
    """Strings without a translation, or with one that nobody has confirmed."""
    return [
        str(message.id)
        for message in catalogue
        if message.id and (message.fuzzy or not _is_whole(message.string))
    ]


def _is_whole(words: str | Sequence[str] | None) -> bool:
    """Every form of it is written; an empty text has none."""
    forms = [words] if isinstance(words, str) else list(words or [""])
    return all(forms)
