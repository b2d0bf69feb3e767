"""A changed rule or catalogue has every listing judged again, a range of keys at a time.

Nobody orders it: `notice_changed_rules` looks often whether the newest walk was made with the
rules and the catalogue of now. The walk is a row (`Recheck`), its next range a work item; both are
written together, so a killed worker's range is simply done again. A worker with other rules than
the walk's, as there are while a new version is being installed, leaves it alone.
"""

from functools import partial

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from listings.accounts.models import User
from listings.catalogue.index import DATASET
from listings.eligibility.rules import RULE_VERSION
from listings.places.models import Dataset
from listings.work.kinds import Write
from listings.work.models import WorkItem
from listings.work.queue import order

from . import rejudging
from .models import Listing, Recheck

KIND = "recheck"
# About a second's work: short beside the lease, long beside the few statements that it costs.
RANGE = 5_000


def current_version() -> str:
    """What answers are worked out with now: federal rules and method, and the catalogue.

    A correction by staff leaves the catalogue's files as they are, but not its time.
    """
    loaded = Dataset.objects.filter(name=DATASET).values_list("digest", "loaded_at").first()
    return f"{RULE_VERSION} {loaded[0][:8]}@{loaded[1]:%Y%m%d%H%M%S%f}" if loaded else RULE_VERSION


@transaction.atomic
def order_recheck(reason: str, *, by: User | None = None) -> Recheck:
    """Have all listings judged again from the first on; an unfinished walk gives way to this one.

    For whatever a listing's answer rests on: a rule of a state, a rate. Ordered twice at once it
    is one walk.
    """
    version = current_version()
    before = Recheck.objects.filter(rule_version__startswith=f"{version} #").count()
    last = Listing.objects.aggregate(last=Max("pk"))["last"] or 0
    walk, made = Recheck.objects.get_or_create(
        rule_version=f"{version} #{before + 1}",
        defaults={"reason": reason, "ordered_by": by, "until": last},
    )
    if made:
        order(KIND, walk.pk)
    return walk


def notice_changed_rules() -> Recheck | None:
    """Order a walk if the newest one was made by other rules; answers the walk that was ordered."""
    walk, now = Recheck.objects.newest(), current_version()
    if walk is None or walk.version != now:
        return order_recheck(_why(walk.version if walk else "", now))
    done = WorkItem.objects.filter(kind=KIND, subject_id=walk.pk, done_rev=F("wanted_rev"))
    if walk.finished_at is None and done.exists():
        # A worker with other rules has passed over it.
        order(KIND, walk.pk)
    return None


def next_range(walk: Recheck) -> Write | None:
    """Judge the walk's next range; None when it is over, or not for us to do."""
    if walk.finished_at or not _counts(walk) or walk.version != current_version():
        return None
    return partial(_keep, walk, rejudging.judge(walk.last, walk.until, RANGE))


def _keep(walk: Recheck, found: rejudging.Range) -> None:
    """Store the range, the progress, and the order for the next range; all or nothing."""
    untouched = Recheck.objects.filter(pk=walk.pk, last=walk.last, finished_at=None)
    if not untouched.select_for_update().first() or not _counts(walk):
        return
    is_over = found.last >= walk.until
    untouched.update(
        last=found.last,
        checked=F("checked") + found.checked,
        changed=F("changed") + rejudging.store(found),
        finished_at=timezone.now() if is_over else None,
    )
    if not is_over:
        order(KIND, walk.pk)


def _counts(walk: Recheck) -> bool:
    newest = Recheck.objects.newest()
    return newest is not None and newest.pk == walk.pk


def _why(before: str, now: str) -> str:
    """What changed, for the list of walks."""
    if not before:
        return "The first look at all listings"
    same_rules = before.partition(" ")[0] == now.partition(" ")[0]
    return "The catalogue changed" if same_rules else "The federal rules changed"
