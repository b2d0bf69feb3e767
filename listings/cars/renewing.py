"""A new price model has every car estimated anew, a range of keys at a time.

Switching a version on orders "renew" for it (`pricing.switching`). The walk is a row (`Renewal`),
its next range a work item; both are written together, so a killed worker's range is simply done
again. A walk by a version that is no longer switched on is left alone.
"""

from functools import partial

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from listings.pricing.models import Renewal
from listings.pricing.standing import Standing, standing
from listings.pricing.switching import RENEW
from listings.work.kinds import Write
from listings.work.queue import order

from . import repricing
from .models import Listing

# About two seconds' work: short beside the lease, long beside the few statements that it costs.
RANGE = 5_000


def next_range(model_pk: int) -> Write | None:
    """Estimate the next range of cars by a version; None when it is no longer switched on."""
    model = standing()
    if model is None or model.row.pk != model_pk:
        return None
    walk = walk_of(model)
    return partial(_keep, walk, repricing.judge(model, walk.last, walk.until, RANGE))


def renew(model: Standing, most: int | None = None) -> Renewal:
    """Estimate all cars at once, in the caller's own process; answers the walk.

    With `most` it ends after about so many, and the workers go on from there.
    """
    walk = walk_of(model)
    while walk.finished_at is None and (most is None or walk.renewed < most):
        _keep(walk, repricing.judge(model, walk.last, walk.until, RANGE))
        walk.refresh_from_db()
    return walk


def walk_of(model: Standing) -> Renewal:
    """The walk under way by the standing version, or a new one over all cars there are."""
    newest = Renewal.objects.first()
    if newest and newest.model_id == model.row.pk and newest.finished_at is None:
        return newest
    last = Listing.objects.aggregate(last=Max("pk"))["last"] or 0
    return Renewal.objects.create(model=model.row, until=last)


@transaction.atomic
def _keep(walk: Renewal, found: repricing.Range) -> None:
    """Store the range, the progress, and the order for the next range; all or nothing."""
    untouched = Renewal.objects.filter(
        pk=walk.pk, last=walk.last, finished_at=None, model__is_active=True
    )
    if not untouched.select_for_update(of=("self",)).first():
        return
    is_over = found.last >= walk.until
    Renewal.objects.filter(pk=walk.pk).update(
        last=found.last,
        renewed=F("renewed") + repricing.store(found),
        finished_at=timezone.now() if is_over else None,
    )
    if not is_over:
        order(RENEW, walk.model_id)
