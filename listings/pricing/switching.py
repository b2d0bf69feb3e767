"""Which version estimates are made with: switching on, rolling back, dropping old contents."""

from django.db import connection, transaction
from django.db.models import Q

from listings.accounts.audit import record
from listings.accounts.models import User
from listings.work.queue import order

from .models import ModelSwitch, PriceModel

RENEW = "renew"
# So many nights back one can roll back.
KEPT = 14


class GoneError(Exception):
    """The content of the version was dropped; it cannot be switched on any more."""


@transaction.atomic
def switch_on(model: PriceModel, *, by: User | None, why: str, keeps: bool = False) -> ModelSwitch:
    """Estimate with this version from now on, and have all cars estimated anew by it.

    `keeps` holds off the nightly learning until somebody switches again. `by` None is the nightly
    learning itself. Raises GoneError for a version whose content is no longer there.
    """
    one_at_a_time()
    before = PriceModel.objects.active()
    if not PriceModel.objects.filter(pk=model.pk, content__isnull=False).exists():
        raise GoneError(model.version)
    if before != model:
        PriceModel.objects.filter(is_active=True).update(is_active=False)
        PriceModel.objects.filter(pk=model.pk).update(is_active=True)
        order(RENEW, model.pk)
    switch = ModelSwitch.objects.create(model=model, by=by, why=why, keeps=keeps)
    if by:
        record(
            "switched on",
            model,
            by=by,
            before={"version": before.version if before else ""},
            after={"version": model.version, "keeps": keeps},
            reason=why,
        )
    model.is_active = True
    _drop_old_contents()
    return switch


def one_at_a_time() -> None:
    """Wait for whoever else changes versions; until the transaction ends nobody else does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('price model'))")


def _drop_old_contents() -> None:
    """Keep what can be rolled back to: the newest versions, the active one and the one before."""
    newest = PriceModel.objects.newest_first().values_list("pk", flat=True)[:KEPT]
    kept = {*newest, *_last_two()}
    old = PriceModel.objects.filter(~Q(pk__in=kept), content__isnull=False)
    old.update(content=None)


def _last_two() -> list[int]:
    """The versions that were switched on last."""
    seen = dict.fromkeys(ModelSwitch.objects.values_list("model_id", flat=True)[: 2 * KEPT])
    return list(seen)[:2]
