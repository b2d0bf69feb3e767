"""The acts on a dealer's file: taking it in, mapping its columns, confirming, applying."""

import hashlib
from collections.abc import Mapping
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction

from listings.accounts.audit import record
from listings.accounts.models import User
from listings.cars.images.intake import clean_name
from listings.dealers.models import Seller
from listings.work.queue import order

from .applying import KIND, apply_portion
from .checking import check
from .columns import NAMES
from .models import COUNTED, ColumnMapping, FeedRun

State = FeedRun.State


def take_in(
    seller: Seller, name: str, data: bytes, *, by: User | None, ends_missing: bool = False
) -> FeedRun:
    """Keep a file as it was sent, for a run that is to be checked. File first, row second: a file
    without a row can be swept, a row without its file could not be repaired."""
    stored = storages["originals"].save(f"feeds/{seller.pk}/{uuid4()}", ContentFile(data))
    digest = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        run = FeedRun.objects.create(
            seller=seller,
            by=by,
            name=clean_name(name),
            sha256=digest,
            stored=stored,
            ends_missing=ends_missing,
        )
        record("feed sent", run, by=by, after={"name": run.name, "sha256": digest})
    return run


def check_later(run: FeedRun) -> None:
    """Have a worker check the run."""
    with transaction.atomic():
        order(KIND, run.pk)


@transaction.atomic
def map_columns(seller: Seller, mapping: Mapping[str, str], *, by: User) -> None:
    """Remember what a dealer's own headers mean (our column, or empty for "not used"). Names that
    are no column of ours are left out."""
    for header, column in mapping.items():
        if column == "" or column in NAMES:
            ColumnMapping.objects.update_or_create(
                seller=seller, header=header[:60], defaults={"column": column}
            )
    record("columns mapped", seller, by=by, after=dict(mapping))


@transaction.atomic
def check_again(run: FeedRun) -> bool:
    """Check a run anew, after its columns were mapped. False for one that is applied already."""
    again = FeedRun.objects.filter(
        pk=run.pk, state__in=[State.DRY, State.READY, State.NEEDS_CONFIRMATION, State.FAILED]
    )
    if not again.update(state=State.DRY):
        return False
    order(KIND, run.pk)
    return True


@transaction.atomic
def confirm(run: FeedRun, *, by: User | None, is_meant: bool = False) -> bool:
    """Have a checked run applied; False where it was not waiting for that, as for the second of
    two clicks. A run that would end too many cars wants `is_meant`."""
    states = [State.READY, State.NEEDS_CONFIRMATION] if is_meant else [State.READY]
    waiting = FeedRun.objects.filter(pk=run.pk, state__in=states)
    if not waiting.update(state=State.APPLYING, by=by, counts=dict.fromkeys(COUNTED, 0)):
        return False
    record("feed confirmed", run, by=by, after={"ends_missing": run.ends_missing})
    order(KIND, run.pk)
    return True


def import_now(run: FeedRun, *, dry_run: bool = False, is_meant: bool = False) -> None:
    """Check and apply at once, after whatever the dealer's earlier files still have to do."""
    check(run)
    if not dry_run and confirm(run, by=run.by, is_meant=is_meant):
        for older in FeedRun.objects.before(run):
            _to_the_end(older)
        _to_the_end(run)
    run.refresh_from_db()


def _to_the_end(run: FeedRun) -> None:
    while apply_portion(run.pk):
        continue
