"""A worker is killed, Redis forgets everything: the car is ready after the next sweep, once."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage, storages
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F

from listings.cars import actions
from listings.cars.images.renditions import keys
from listings.cars.models import EligibilityVerdict, Listing, Photo
from listings.pricing.models import Estimate
from listings.work.doorbell import ring
from listings.work.draining import drain_kind
from listings.work.models import WorkItem
from tests.cars.samples import jpeg
from tests.factories import ListingFactory, SellerFactory, UserFactory
from tests.workers import broker, running_worker, wait_until

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def prepared(market):
    """A draft with three photos whose work was ordered and done by nobody yet."""
    user = UserFactory()
    car = ListingFactory(seller=SellerFactory(owner=user), status="draft")
    actions.state_claims(car, {"build_plate": ("2001-06", "2001-06")}, by=user)
    for n, colour in enumerate(["teal", "red", "white"]):
        actions.add_photo(car, jpeg(f"IMG_{n}.jpg", (4000, 3000), colour), by=user)
    WorkItem.objects.update(not_before=F("not_before") - timedelta(minutes=1))
    broker().flushdb()
    return car


def is_ready(car):
    return (
        not WorkItem.objects.waiting().exists() and not car.photos.exclude(state="ready").exists()
    )


def assert_ready_once(car):
    """Everything is there, and each thing one time."""
    car.refresh_from_db()
    assert is_ready(car)
    assert EligibilityVerdict.objects.filter(listing=car).count() == 1
    assert str(car.eligible_safe) == "2026-06-30"
    assert Estimate.objects.filter(listing=car).count() == 1
    assert car.events.count() == 0
    photos = list(car.photos.order_by("place"))
    assert [photo.place for photo in photos] == [1, 2, 3]
    for photo in photos:
        for key in keys(photo.key, photo.rev, photo.width, photo.height):
            assert default_storage.exists(key)
    assert not WorkItem.objects.dead().exists()


def test_a_worker_killed_while_it_prepares_a_car_loses_nothing(prepared):
    with running_worker() as worker:
        for kind in ("photo", "eligibility", "price"):
            ring(kind)
        wait_until(
            lambda: WorkItem.objects.filter(kind="photo", attempts__gt=0).exists(),
            what="a photo being worked on",
        )
        worker.kill()
    assert Photo.objects.filter(state="stored").exists(), "the kill came too late to prove anything"
    WorkItem.objects.exclude(lease_until=None).update(
        lease_until=F("lease_until") - timedelta(minutes=5)
    )
    call_command("sweep")
    assert_ready_once(prepared)


def test_a_redis_that_forgets_everything_loses_nothing(prepared):
    for kind in ("photo", "eligibility", "price"):
        ring(kind)
    assert broker().llen("photos") > 0, "the doorbells must have been there to be lost"
    broker().flushdb()
    with running_worker():
        assert not is_ready(prepared)
        call_command("sweep")
    assert_ready_once(prepared)


def test_a_sweep_beside_a_worker_does_nothing_twice(prepared):
    with running_worker():
        for kind in ("photo", "eligibility", "price"):
            ring(kind)
        call_command("sweep")
        wait_until(lambda: is_ready(prepared), what="the car ready")
    assert_ready_once(prepared)


@contextmanager
def while_a_worker_waits_for(car, kind):
    """Hold the car as an act does; the block runs while a worker waits to store its answer."""
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            Listing.objects.select_for_update(no_key=True).get(pk=car.pk)
            worker = threads.submit(drain_kind, kind)
            wait_until(somebody_waits_for_us, what="the worker at the locked car")
            yield
        worker.result()
        threads.submit(connection.close)
    assert not WorkItem.objects.exclude(last_error="").exists()


def test_a_change_just_as_its_answer_is_stored_stops_neither(prepared):
    with while_a_worker_waits_for(prepared, "eligibility"):
        actions.state_claims(prepared, {"build_plate": ("2001-08", "2001-08")}, by=None)
    call_command("sweep")
    prepared.refresh_from_db()
    assert str(prepared.eligible_safe) == "2026-08-31"


def test_photos_put_in_order_just_as_one_fails_stop_neither(prepared):
    first, broken, last = prepared.photos.all()
    WorkItem.objects.filter(kind="photo").exclude(subject_id=broken.pk).delete()
    Path(storages["originals"].path(broken.original)).write_bytes(b"no picture any more")
    with while_a_worker_waits_for(prepared, "photo"):
        actions.arrange_photos(prepared, [last.pk, broken.pk, first.pk], by=None)
    assert list(prepared.photos.all()) == [last, broken, first]
    broken.refresh_from_db()
    prepared.refresh_from_db()
    assert (broken.state, prepared.photo_count) == ("failed", 2)


def somebody_waits_for_us():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_locks WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))")
        return cursor.fetchone()
