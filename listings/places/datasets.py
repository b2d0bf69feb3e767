"""Bring a table to the state of a data file, and remember which file that was."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from django.db.models import Model

from .models import Dataset

BATCH = 2000  # rows in a statement: 42,000 ZIP codes take about 1.5 s, far from the time limit


def digest_of(*paths: Path, also: str = "") -> str:
    """One fingerprint for the content of files, the loader's own source among them."""
    digest = hashlib.sha256(also.encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_loaded(name: str, digest: str) -> bool:
    """Whether this very content was loaded last."""
    return Dataset.objects.filter(name=name, digest=digest).exists()


def remember(name: str, digest: str) -> None:
    Dataset.objects.update_or_create(name=name, defaults={"digest": digest})


def upsert(rows: Sequence[Model], key: Sequence[str]) -> int:
    """Add new rows and change those with the same `key`, which keep their primary key.

    Each row learns its primary key. Returns how many there are.
    """
    model = type(rows[0])
    fields = {field.name for field in model._meta.concrete_fields}
    model._default_manager.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=key,
        update_fields=sorted(fields - set(key) - {model._meta.pk.name}),
    )
    return len(rows)


def drop_vanished(rows: Sequence[Model]) -> None:
    """Remove the rows of the table that are not among `rows` and that nothing refers to."""
    model = type(rows[0])
    stored = set(model._default_manager.values_list("pk", flat=True))
    unused = model._default_manager.filter(pk__in=stored - {row.pk for row in rows})
    for relation in model._meta.related_objects:
        unused = unused.filter(**{f"{relation.field.related_query_name()}__isnull": True})
    unused.delete()
