"""The work on a dealer's file: checking it, then applying it a portion at a time."""

from datetime import timedelta
from functools import partial

from listings.work.kinds import Write
from listings.work.queue import Job, order

from .applying import KIND, apply_portion
from .checking import check
from .models import FeedRun

# An earlier file of the dealer goes first; look again after this time.
PATIENCE = timedelta(seconds=2)


def feed(job: Job) -> Write | None:
    """Check a run, or apply its next portion; what is left is ordered in the same transaction."""
    run = FeedRun.objects.select_related("seller").filter(pk=job.subject_id).first()
    if run is None:
        return None
    if run.state == FeedRun.State.DRY:
        check(run)
        return None
    if run.state != FeedRun.State.APPLYING:
        return None
    if FeedRun.objects.before(run).exists():
        return partial(order, KIND, run.pk, delay=PATIENCE)
    return partial(_portion, run.pk)


def _portion(run_id: int) -> None:
    if apply_portion(run_id):
        order(KIND, run_id)
