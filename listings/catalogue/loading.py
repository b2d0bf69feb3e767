"""Load the catalogue's data files into its tables, all or nothing."""

from pathlib import Path

from django.db import transaction

from listings.places import datasets

from . import files
from .index import DATASET

CODE = Path(__file__).parent


def load_catalogue() -> dict[str, int] | None:
    """Load every data file in one transaction; rows by table, or None when nothing has changed.

    Rows keep their primary keys. A row that vanished from the files is removed unless something
    refers to it.
    """
    sources = [CODE / "loading.py", CODE / "files.py", CODE / "periods.py", *files.every()]
    digest = datasets.digest_of(*sources)
    if datasets.is_loaded(DATASET, digest):
        return None
    with transaction.atomic():
        counts = _load()
        datasets.remember(DATASET, digest)
    return counts


def _load() -> dict[str, int]:
    tables, counts = [], {}

    def store(name: str, rows: list, *key: str) -> list:
        counts[name] = datasets.upsert(rows, key)
        tables.append(rows)
        return rows

    makes = {make.name: make for make in store("makes", files.makes(), "name")}
    families = store("families", files.families(makes), "make", "slug")
    store("frame_codes", files.frame_codes(families), "family", "code", "body_style")
    store("serial_blocks", files.serial_blocks(makes), *files.SERIAL_BLOCK_KEY)
    store("not_kei", files.not_kei(), "make", "model", "code")
    store("rebadges", files.rebadges(makes), "make", "code", "twin_make", "twin_code")
    store("emission_prefixes", files.emission_prefixes(), "prefix")
    store("kei_classes", files.kei_classes(), "effective_from")
    for rows in reversed(tables):
        datasets.drop_vanished(rows)
    return counts
