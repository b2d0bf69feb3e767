"""Applying a checked file, a portion at a time: each is one transaction, done once or not at all.

A worker that dies leaves rows without an outcome; whoever comes next goes on at the first of them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from listings.accounts.audit import record
from listings.cars import actions
from listings.cars.models import Listing
from listings.cars.rules import MOVES
from listings.catalogue.index import held
from listings.dealers.models import Seller

from . import limits
from .changing import apply_change, person_of, with_keys
from .checking import would_end
from .linking import link_photos
from .models import COUNTED, FedCar, FeedRow, FeedRun
from .planning import Outcome, Plan, plan_rows
from .settling import settle_refused, settle_unchanged, write_outcomes

KIND = "feed"
State = FeedRun.State


@transaction.atomic
def apply_portion(run_id: int) -> bool:
    """Apply the next rows of a run, then end the next cars; False when nothing is left to do.

    Portions of one dealer come one after the other, whoever applies them.
    """
    run = FeedRun.objects.select_for_update().get(pk=run_id)
    if run.state != State.APPLYING:
        return False
    Seller.objects.select_for_update(no_key=True).only("pk").get(pk=run.seller_id)
    settled = Counter(unchanged=settle_unchanged(run), refused=settle_refused(run))
    if settled.total():
        _count(run, settled)
        return True
    rows = list(run.rows.filter(outcome="").order_by("row_no")[: limits.PORTION])
    if rows:
        with held():
            _apply(run, rows)
        return True
    if run.ends_missing and _end_portion(run):
        return True
    _complete(run)
    return False


def _apply(run: FeedRun, rows: Sequence[FeedRow]) -> None:
    plans = plan_rows(run.seller, rows, hold=True)
    _create(run, [plan for plan in plans if plan.outcome == Outcome.NEW])
    for plan in plans:
        if plan.outcome == Outcome.CHANGED:
            apply_change(plan, person_of(run))
    _remember(plans)
    write_outcomes(plans)
    _count(run, Counter(plan.outcome for plan in plans))


def _create(run: FeedRun, plans: Sequence[Plan]) -> None:
    described = [_described(plan) for plan in plans]
    made = actions.create_drafts(run.seller, described, by=run.by)
    for plan, listing in zip(plans, made, strict=True):
        plan.listing_id = listing.pk
    link_photos({plan.listing_id: plan.said.photos for plan in plans if plan.listing_id})


def _described(plan: Plan) -> actions.Described:
    columns = {**plan.said.told, **plan.said.columns, "stock_number": plan.said.stock_number}
    return actions.Described(with_keys(columns), plan.said.claims, plan.said.papers)


def _remember(plans: Sequence[Plan]) -> None:
    """Note what the files have said of each car, and the version that stands for it."""
    touched = {
        plan.listing_id: plan
        for plan in plans
        if plan.listing_id and plan.said.stock_number and plan.outcome != Outcome.REFUSED
    }
    now = Listing.objects.filter(pk__in=touched).values_list("pk", "version", "status")
    fed = [_fed(pk, touched[pk], version, status) for pk, version, status in now]
    FedCar.objects.bulk_create(
        fed,
        update_conflicts=True,
        unique_fields=["listing"],
        update_fields=["said", "digest", "version"],
    )


def _fed(pk: int, plan: Plan, version: int, status: str) -> FedCar:
    said, last = plan.said.as_data(), plan.standing.last if plan.standing else None
    if last:
        # A file of some columns takes back nothing of what an earlier one said of the others.
        for part in ("columns", "claims"):
            said[part] = {**getattr(last, part), **said[part]}
    # A status that was not reached is tried again the next time.
    said["reached"] = status == plan.said.status
    return FedCar(listing_id=pk, said=said, digest=plan.row.digest, version=version)


def _end_portion(run: FeedRun) -> int:
    """End the next cars that the file does not name; answers how many that were."""
    due = [known.listing for known in would_end(run).values()][: limits.PORTION]
    for listing in Listing.objects.select_for_update(no_key=True).filter(pk__in=due).order_by("pk"):
        if listing.status in MOVES["withdraw"].sources:
            actions.withdraw(listing, by=person_of(run), reason="missing in the dealer's file")
    _count(run, {"ended": len(due)})
    return len(due)


def _count(run: FeedRun, more: Mapping[str, int]) -> None:
    run.counts = {name: run.counts.get(name, 0) + more.get(name, 0) for name in COUNTED}
    run.save(update_fields=["counts"])


def _complete(run: FeedRun) -> None:
    run.state, run.finished_at = State.COMPLETE, timezone.now()
    run.save(update_fields=["state", "finished_at"])
    record("feed applied", run, by=run.by, after=run.counts)
