"""Every string that a person can read, with the places where it stands."""

import csv
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]

# Django's names for it, and those of `listings.eligibility.sentences`.
KEYWORDS = {
    "_": None,
    "_lazy": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "say": None,
    "say_n": (1, 2),
}
# Data files whose columns are shown as they are.
TABLES = {
    "listings/eligibility/data/federal.csv": ("says", "citation"),
    "listings/eligibility/data/ways.csv": ("name", "says", "reality"),
    "listings/catalogue/data/not_kei.csv": ("why_not_kei",),
    "listings/cars/data/papers.csv": ("name", "proves", "issued_by"),
}
# For who works on the site: in English only.
LEFT_OUT = (
    "listings/migrations/",
    "marketplace/local/",
    "marketplace/styleguide/",
    "templates/styleguide/",
)

Found = tuple[str, int, str | tuple[str, ...], str | None]


def extracted() -> Catalog:
    """A catalogue without translations: each string once, with all its places."""
    catalogue = Catalog(charset="utf-8")
    for path, line, words, context in sorted(_found(), key=lambda found: found[:2]):
        catalogue.add(words, locations=[(path, line)], context=context)
    return catalogue


def templates() -> Iterator[Path]:
    """Pages and letters that visitors and staff read."""
    for suffix in ("html", "txt"):
        yield from _sources("templates", suffix)


def _found() -> Iterator[Found]:
    for folder in ("listings", "marketplace"):
        for path in _sources(folder, "py"):
            yield from _of_python(path, path.read_bytes())
    for path in templates():
        yield from _of_python(path, _as_python(path.read_text()))
    for name, columns in TABLES.items():
        yield from _of_table(ROOT / name, columns)


def _sources(folder: str, suffix: str) -> Iterator[Path]:
    for path in sorted((ROOT / folder).rglob(f"*.{suffix}")):
        if not _name(path).startswith(LEFT_OUT):
            yield path


def _of_python(path: Path, source: bytes) -> Iterator[Found]:
    for line, words, _comments, context in extract("python", BytesIO(source), KEYWORDS):
        yield _name(path), line, words, context


def _as_python(template: str) -> bytes:
    """What Django makes of a template for gettext, in brackets: its indents mean nothing."""
    return f"({templatize(template)}\n)".encode()


def _of_table(path: Path, columns: tuple[str, ...]) -> Iterator[Found]:
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            for column in columns:
                if row[column]:
                    yield _name(path), number, row[column], None


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
