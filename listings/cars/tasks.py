"""The work on a listing: its date, its estimate, its photos; the periodic looks at all of them.

Handlers take a job, do the slow part without a transaction, and return the write.
"""

import logging
import tempfile
from functools import partial
from pathlib import Path

from celery import shared_task
from django.db import transaction

from listings.eligibility.clock import legal_today
from listings.eligibility.rules import Entry
from listings.work.kinds import Write
from listings.work.queue import Job, order
from listings.work.tasks import SafeTask

from . import estimating, rechecking, renewing, sharing, thinning
from .age import Assessment, assess_listing
from .announcing import announce_newly_eligible as announce
from .images import limits, originals, publishing, rendering
from .models import EligibilityVerdict, Listing, Photo, Recheck
from .moving import ENTERED_TOO_YOUNG, look_again

log = logging.getLogger(__name__)


def check_eligibility(job: Job) -> Write | None:
    """Work out the listing's interval of manufacture and its two dates."""
    listing = Listing.objects.select_related("frame_code").filter(pk=job.subject_id).first()
    return partial(store_verdict, listing, assess_listing(listing)) if listing else None


def store_verdict(listing: Listing, found: Assessment) -> None:
    """Write the verdict and the listing's dates; a date that moved into the future is told anew.

    A car for sale that by its dates came in too young goes back to staff.
    """
    EligibilityVerdict.objects.update_or_create(listing=listing, defaults=found.as_row())
    columns, safe = found.on_listing(), found.verdict.safe
    if safe is None or safe > legal_today():
        columns["eligible_told"] = None
    Listing.objects.filter(pk=listing.pk).update(**columns)
    if listing.is_public and any(
        getattr(listing, name) != value for name, value in found.on_listing().items()
    ):
        order("share", listing.pk)
    if found.entry == Entry.WAS_NOT:
        look_again(listing.pk, ENTERED_TOO_YOUNG)


def recheck(job: Job) -> Write | None:
    """Judge the next range of listings by rules or a catalogue that changed."""
    walk = Recheck.objects.filter(pk=job.subject_id).first()
    return rechecking.next_range(walk) if walk else None


def estimate_price(job: Job) -> Write | None:
    """Estimate the listing's price by the standing model, or say why not."""
    listing = Listing.objects.with_names().filter(pk=job.subject_id).first()
    if listing is None:
        return None
    return partial(estimating.store, listing, estimating.estimate_for(listing))


def renew(job: Job) -> Write | None:
    """Estimate the next range of cars by a version of the model that was switched on."""
    return renewing.next_range(job.subject_id)


def thin_estimates(job: Job) -> Write:
    """Take old estimates away, of a portion of the cars."""
    return partial(_thin, job.subject_id)


def _thin(portion: int) -> None:
    if gone := thinning.thin(portion):
        log.info("%s old estimates taken away", gone)


def prepare_photo(job: Job) -> Write | None:
    """Make the renditions of a stored photo.

    A file that no decoder can read, or that crashed it three times, is marked as failed with the
    reason; anything else is tried again later by the queue.
    """
    photo = Photo.objects.filter(pk=job.subject_id, state=Photo.State.STORED).first()
    if photo is None:
        return None
    try:
        with originals.as_path(photo.original) as path, tempfile.TemporaryDirectory() as folder:
            done = rendering.render(path, Path(folder))
            publishing.publish(done, Path(folder), photo.key, photo.rev)
    except rendering.Unreadable as error:
        return partial(_mark_failed, photo, error.code)
    except rendering.Crashed:
        if job.attempts < limits.CHILD_CRASHES:
            raise
        return partial(_mark_failed, photo, "unreadable")
    return partial(_mark_ready, photo, done)


def draw_share_card(job: Job) -> Write | None:
    """Draw what a link to the car shows, where its facts or its cover have changed."""
    listing = Listing.objects.with_names().filter(pk=job.subject_id).first()
    return sharing.renewed(listing) if listing else None


def _mark_ready(photo: Photo, done: rendering.Rendered) -> None:
    made = {"width": done.width, "height": done.height, "colour": done.colour}
    if not Photo.objects.filter(pk=photo.pk).update(state=Photo.State.READY, **made):
        # It was taken away while we drew it.
        publishing.withdraw(photo.key, photo.rev, done.width, done.height)
    elif photo.place == 1:
        order("share", photo.listing_id)


def _mark_failed(photo: Photo, problem: str) -> None:
    # The car before its photos, as in the seller's acts: otherwise the two wait for each other.
    Listing.objects.select_for_update(no_key=True).only("pk").get(pk=photo.listing_id)
    Photo.objects.filter(pk=photo.pk).update(state=Photo.State.FAILED, problem=problem)
    shown = Photo.objects.filter(listing=photo.listing_id).shown().count()
    Listing.objects.filter(pk=photo.listing_id).update(photo_count=shown)


@shared_task(name="cars.announce_newly_eligible", base=SafeTask)
def announce_newly_eligible() -> None:
    """Tell of cars whose safe date has come. Runs often; each car is told once."""
    if told := announce():
        log.info("%s cars became old enough to import", told)


@shared_task(name="cars.notice_changed_rules", base=SafeTask)
def notice_changed_rules() -> None:
    """Have all listings judged again when they were judged by other rules than today's."""
    if walk := rechecking.notice_changed_rules():
        log.info("all listings are judged again: %s", walk.reason)


@shared_task(name="cars.order_thinning", base=SafeTask)
def order_thinning() -> None:
    """Have old estimates taken away. A missed day does not matter."""
    with transaction.atomic():
        thinning.order_all()
