"""Bring the table of rates to the state of the project's file, around what staff have said."""

import csv
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from listings.places import datasets

from .book import COLUMNS, SCOPE
from .models import Rate

DATASET = "rates"
FILE = Path(__file__).parent / "data" / "rates.csv"

KEY = ("kind", *SCOPE, "valid_from")


def load_rates() -> dict[str, int] | None:
    """Load the file in one transaction; None when nothing has changed.

    A changed row ends the version before and becomes the next; one gone from the file ends. A rate
    that staff have added, replaced or ended stays as they left it.
    """
    digest = datasets.digest_of(FILE, Path(__file__))
    if datasets.is_loaded(DATASET, digest):
        return None
    with transaction.atomic():
        counts = _load([_rate(row) for row in _rows()])
        datasets.remember(DATASET, digest)
    return counts


def _rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _load(told: list[Rate]) -> dict[str, int]:
    known: dict[tuple, list[Rate]] = {}
    for rate in Rate.objects.select_for_update().order_by("version"):
        known.setdefault(_key(rate), []).append(rate)
    fresh = []
    for rate in told:
        versions = known.pop(_key(rate), [])
        if _by_staff(versions) or _is_same(versions, rate):
            continue
        rate.version = versions[-1].version + 1 if versions else rate.version
        _end(versions)
        fresh.append(rate)
    vanished = [rate for versions in known.values() if not _by_staff(versions) for rate in versions]
    ended = _end(vanished)
    Rate.objects.bulk_create(fresh)
    return {"rates": len(told), "new": len(fresh), "ended": ended}


def _by_staff(versions: list[Rate]) -> bool:
    """Whether a person has had a say in any version: then the file has none."""
    return any(rate.checked_by_id for rate in versions)


def _is_same(versions: list[Rate], told: Rate) -> bool:
    current = [rate for rate in versions if rate.replaced_at is None]
    return bool(current) and all(
        getattr(current[-1], name) == getattr(told, name) for name in COLUMNS
    )


def _end(rates: list[Rate]) -> int:
    pks = [rate.pk for rate in rates if rate.replaced_at is None]
    return Rate.objects.filter(pk__in=pks).update(replaced_at=timezone.now())


def _key(rate: Rate) -> tuple:
    return tuple(getattr(rate, name) for name in KEY)


def _rate(row: dict[str, str]) -> Rate:
    """A row as the database gives it back, so that the two can be compared."""
    columns = {column.name: column for column in Rate._meta.concrete_fields}
    return Rate(
        **{
            name: None
            if columns[name].null and not row[name]
            else columns[name].to_python(row[name])
            for name in COLUMNS
        }
    )
