"""The work on a car: its date, its estimate, its photos, and the daily announcement."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import F

from listings.cars import actions, tasks
from listings.cars.announcing import announce_newly_eligible
from listings.cars.images import rendering
from listings.cars.images.renditions import keys
from listings.cars.models import EligibilityVerdict, Listing, Photo
from listings.pricing.models import Estimate
from listings.work import queue
from listings.work.draining import drain_kind
from listings.work.models import WorkItem
from tests.cars.image_samples import jpeg, png_promising, tell_tale
from tests.factories import ClaimFactory, ListingFactory, SaleFactory

pytestmark = pytest.mark.django_db


def drain(kind):
    """Do all work of a kind as a worker would, without waiting for pauses."""
    WorkItem.objects.update(not_before=F("not_before") - timedelta(hours=7))
    return drain_kind(kind)


def work_of(kind, subject):
    return WorkItem.objects.get(kind=kind, subject_id=subject.pk)


@pytest.fixture
def draft(seller):
    return ListingFactory(seller=seller, status="draft")


def add(car, user, data=None, name="front.jpg"):
    file = SimpleUploadedFile(name, data or jpeg(), content_type="image/jpeg")
    return actions.add_photo(car, file, by=user)


# The date --------------------------------------------------------------------------------------


def test_the_date_is_worked_out_and_stands_on_the_car(car, user, staff):
    actions.state_claims(car, {"build_plate": ("2001-06", "H13.6")}, by=user)
    actions.check_claim(car.claims.get(), by=staff)
    assert drain("eligibility") == 1
    car.refresh_from_db()
    assert (car.eligible_earliest, car.eligible_safe) == (date(2026, 6, 1), date(2026, 6, 30))
    assert (car.eligible_level, car.eligible_conflict) == ("A", False)
    verdict = EligibilityVerdict.objects.get(listing=car)
    assert (verdict.built_from, verdict.built_to) == (date(2001, 6, 1), date(2001, 6, 30))
    assert (verdict.level, verdict.conflict) == ("A", False)
    assert len(verdict.input_hash) == 64
    assert not WorkItem.objects.waiting().filter(kind="eligibility").exists()


def test_a_conflict_takes_the_dates_away_again(car, user):
    actions.state_claims(car, {"build_plate": ("2001-06", "")}, by=user)
    drain("eligibility")
    actions.state_claims(car, {"first_registration": ("2001-01", "")}, by=user)
    drain("eligibility")
    car.refresh_from_db()
    assert (car.eligible_earliest, car.eligible_safe, car.eligible_conflict) == (None, None, True)


def test_work_on_what_is_gone_is_done_without_a_result(car, user):
    actions.state_claims(car, {"build_plate": ("2001-06", "")}, by=user)
    Listing.objects.filter(pk=car.pk).delete()
    for kind in ("eligibility", "price", "share"):
        assert drain(kind) == 1
    assert not WorkItem.objects.waiting().exists()
    assert not WorkItem.objects.dead().exists()


@time_machine.travel(datetime(2026, 11, 22, 20, tzinfo=UTC))
def test_a_date_that_moves_into_the_future_is_told_anew(car, user, staff):
    actions.state_claims(car, {"build_plate": ("2001-06", "")}, by=user)
    actions.check_claim(car.claims.get(), by=staff)
    drain("eligibility")
    assert announce_newly_eligible() == 1
    actions.state_claims(car, {"build_plate": ("2002-01", "")}, by=user)
    actions.check_claim(car.claims.standing().get(), by=staff)
    drain("eligibility")
    car.refresh_from_db()
    assert (car.eligible_safe, car.eligible_told) == (date(2027, 1, 31), None)
    assert announce_newly_eligible() == 0
    with time_machine.travel(datetime(2027, 2, 1, 20, tzinfo=UTC)):
        tasks.announce_newly_eligible()
        tasks.announce_newly_eligible()
    assert list(
        car.events.filter(kind="eligible").order_by("pk").values_list("key", flat=True)
    ) == [
        "2026-06-30",
        "2027-01-31",
    ]


# The estimate ----------------------------------------------------------------------------------


def test_the_estimate_is_one_row_for_the_same_inputs(car):
    SaleFactory(family=car.family)
    for _n in range(2):
        actions.save_details(car, {"colour": f"red {_n}"}, by=None)
        drain("price")
    car.refresh_from_db()
    assert car.estimate == Estimate.objects.get(listing=car)


def test_with_nothing_to_compare_the_estimate_says_why_not(car):
    actions.change_price(car, 700_000, "USD", by=None)
    drain("price")
    car.refresh_from_db()
    assert car.estimate.abstained
    assert car.estimate.reason


# Photos ----------------------------------------------------------------------------------------


def test_a_photo_becomes_ready_with_all_its_files_and_without_a_secret(draft, user):
    photo = add(draft, user, tell_tale())
    assert (photo.state, photo.picture) == ("stored", None)
    assert drain("photo") == 1
    photo = Photo.objects.get()
    assert (photo.state, photo.width, photo.height) == ("ready", 640, 480)
    assert photo.colour.startswith("#")
    for key in keys(photo.key, photo.rev, photo.width, photo.height):
        assert default_storage.exists(key)
    assert drain("photo") == 0, "nothing is left to do"


def test_a_file_that_no_decoder_reads_is_marked_with_the_reason(draft, user):
    photo = add(draft, user, png_promising(640, 480), "broken.png")
    add(draft, user)
    drain("photo")
    photo.refresh_from_db()
    assert photo.state == "failed"
    assert "broken.png" in photo.problem_text
    draft.refresh_from_db()
    assert draft.photo_count == 1
    assert list(draft.photos.shown().values_list("name", flat=True)) == ["front.jpg"]
    assert not WorkItem.objects.dead().exists()


def test_a_photo_that_crashes_its_decoder_three_times_is_given_up(draft, user, monkeypatch):
    photo = add(draft, user)
    monkeypatch.setattr(rendering, "CHILD", "listings.cars.images.no_such_child")
    for tries in (1, 2):
        drain("photo")
        photo.refresh_from_db()
        assert photo.state == "stored"
        assert work_of("photo", photo).attempts == tries
    drain("photo")
    photo.refresh_from_db()
    assert (photo.state, photo.problem) == ("failed", "unreadable")
    assert "front.jpg" in photo.problem_text
    assert not WorkItem.objects.waiting().filter(kind="photo").exists()
    assert not WorkItem.objects.dead().exists()


def test_a_photo_whose_original_is_away_is_tried_again(draft, user):
    photo = add(draft, user)
    storages["originals"].delete(photo.original)
    drain("photo")
    item = work_of("photo", photo)
    assert item.done_rev < item.wanted_rev
    assert item.last_error
    photo.refresh_from_db()
    assert photo.state == "stored"


def test_a_photo_taken_away_while_it_is_drawn_leaves_no_file(
    draft, user, django_capture_on_commit_callbacks
):
    photo = add(draft, user)
    write = tasks.prepare_photo(claimed("photo"))
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_photo(Photo.objects.get(pk=photo.pk), by=user)
    write()
    assert not Photo.objects.exists()
    assert files_below(default_storage.location) == []
    assert files_below(storages["originals"].location) == []


def claimed(kind):
    WorkItem.objects.update(not_before=F("not_before") - timedelta(hours=1))
    return queue.claim(kind, lease=timedelta(minutes=1))


def files_below(folder):
    return [path for path in Path(folder).rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    """Each test sees only its own files."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            **settings.STORAGES["default"],
            "OPTIONS": {"location": tmp_path / "public", "allow_overwrite": True},
        },
        "originals": {
            **settings.STORAGES["originals"],
            "OPTIONS": {"location": tmp_path / "originals", "base_url": None},
        },
    }


# The daily announcement --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({}, True),
        ({"status": "reserved"}, True),
        ({"eligible_level": "C"}, True),
        ({"eligible_level": "D"}, False),
        ({"eligible_level": "E"}, False),
        ({"eligible_level": ""}, False),
        ({"eligible_safe": date(2026, 11, 23)}, False),
        ({"eligible_safe": None}, False),
        ({"eligible_told": date(2026, 11, 22)}, False),
        ({"status": "draft"}, False),
        ({"status": "in_review"}, False),
        ({"status": "sold"}, False),
        ({"status": "removed"}, False),
    ],
)
@time_machine.travel(datetime(2026, 11, 22, 20, tzinfo=UTC))
def test_only_a_proven_car_for_sale_is_announced_on_its_day(columns, told):
    car = ListingFactory(**{"eligible_safe": date(2026, 11, 22), "eligible_level": "A", **columns})
    assert announce_newly_eligible() == told
    assert car.events.filter(kind="eligible").count() == told


def test_days_without_a_run_and_runs_too_many_tell_each_car_once():
    cars = [
        ListingFactory(eligible_safe=date(2026, 11, day), eligible_level="A")
        for day in (21, 22, 23, 24)
    ]
    for day, hour in ((21, 20), (21, 20), (24, 20), (24, 21), (25, 8)):
        with time_machine.travel(datetime(2026, 11, day, hour, tzinfo=UTC)):
            announce_newly_eligible()
    assert [car.events.get().key for car in cars] == [
        "2026-11-21",
        "2026-11-22",
        "2026-11-23",
        "2026-11-24",
    ]


def test_a_car_that_was_old_enough_when_it_went_live_is_not_announced(draft, user, staff):
    ClaimFactory(listing=draft, value="1999-06")
    actions.check_claim(draft.claims.get(), by=staff)
    add(draft, user)
    drain("eligibility")
    actions.submit(draft, by=user)
    actions.approve(draft, by=staff)
    assert announce_newly_eligible() == 0
    assert not draft.events.filter(kind="eligible").exists()
