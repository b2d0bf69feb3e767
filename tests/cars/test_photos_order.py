"""Ordering and removing photos: places always run from 1 without gaps, and files go with rows."""

import random
import threading
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listings.accounts.models import Act
from listings.cars import actions, rules
from listings.cars.images.renditions import keys
from listings.cars.models import Listing, Photo
from tests.cars.image_samples import jpeg
from tests.cars.steps import everything
from tests.factories import ListingFactory, PhotoFactory, SellerFactory, UserFactory

pytestmark = pytest.mark.django_db

ACTS = ("up", "down", "cover", "delete")


@pytest.fixture
def draft(client, user, seller):
    client.force_login(user)
    return ListingFactory(seller=seller, status="draft")


@pytest.fixture
def five(draft):
    return [PhotoFactory(listing=draft, place=n, name=f"{n}.jpg") for n in range(1, 6)]


def press(client, photo, act, **more):
    address = f"/sell/{photo.listing.public_id}/photos/"
    return client.post(address, {"act": act, "photo": str(photo.key), **more})


def order(car):
    return [photo.name[0] for photo in car.photos.order_by("place")]


def assert_no_gaps(car):
    places = list(car.photos.order_by("place").values_list("place", flat=True))
    assert places == list(range(1, len(places) + 1))


@pytest.mark.parametrize(
    ("number", "act", "after"),
    [
        (3, "up", "13245"),
        (1, "up", "12345"),
        (3, "down", "12435"),
        (5, "down", "12345"),
        (4, "cover", "41235"),
        (1, "cover", "12345"),
        (3, "delete", "1245"),
        (1, "delete", "2345"),
        (5, "delete", "1234"),
    ],
)
def test_each_button_does_what_it_says(client, draft, five, number, act, after):
    answer = press(client, five[number - 1], act)
    assert answer.headers["Location"] == f"/sell/{draft.public_id}/photos/"
    assert "".join(order(draft)) == after
    assert_no_gaps(draft)


@pytest.mark.parametrize(
    ("number", "place", "after"),
    [
        (5, "1", "51234"),
        (1, "5", "23451"),
        (2, "4", "13425"),
        (3, "3", "12345"),
        *((3, odd, "12345") for odd in ("0", "6", "-1", "", "x", "²", "1" * 5000)),
    ],
)
def test_photo_goes_to_the_place_it_was_dragged_to(client, draft, five, number, place, after):
    assert press(client, five[number - 1], "place", place=place).status_code == 302
    assert "".join(order(draft)) == after
    assert_no_gaps(draft)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(presses=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(ACTS)), max_size=12))
def test_places_run_from_one_without_gaps_after_any_presses(client, draft, presses):
    draft.photos.all().delete()
    photos = [PhotoFactory(listing=draft, place=n + 1) for n in range(6)]
    expected = [photo.pk for photo in photos]
    for number, act in presses:
        photo = photos[number]
        assert press(client, photo, act).status_code == 302
        expected = pressed(expected, photo.pk, act)
        rows = list(draft.photos.order_by("place").values_list("pk", "place"))
        assert rows == [(pk, place) for place, pk in enumerate(expected, start=1)]
    draft.refresh_from_db()
    if any(act == "delete" for _number, act in presses):
        assert draft.photo_count == len(expected)


def pressed(expected, pk, act):
    """The order after a button, told in the plainest way."""
    if pk not in expected:
        return expected
    place, rest = expected.index(pk), [one for one in expected if one != pk]
    if act == "delete":
        return rest
    to = {"up": max(place - 1, 0), "down": place + 1, "cover": 0}[act]
    return [*rest[:to], pk, *rest[to:]]


@pytest.mark.parametrize("key", ["", "nonsense", "\x00", "00000000-0000-0000-0000-000000000000"])
@pytest.mark.parametrize("act", ACTS)
def test_a_photo_that_is_not_there_changes_nothing(client, draft, five, act, key):
    before = everything()
    address = f"/sell/{draft.public_id}/photos/"
    assert client.post(address, {"act": act, "photo": key}).status_code == 302
    assert everything() == before


def test_a_second_press_on_delete_takes_no_other_photo(client, draft, five):
    for _n in range(2):
        assert press(client, five[2], "delete").status_code == 302
    assert order(draft) == ["1", "2", "4", "5"]
    assert Act.objects.filter(verb="photo removed").count() == 1


def test_an_act_that_does_not_exist_is_taken_as_a_form_without_photos(client, draft, five):
    assert press(client, five[0], "explode").status_code == 422
    assert order(draft) == list("12345")


def test_photos_named_go_first_and_the_others_keep_their_order(draft, five, user):
    foreign = PhotoFactory(place=1)
    wanted = [five[3].pk, foreign.pk, five[1].pk, five[3].pk]
    actions.arrange_photos(draft, wanted, by=user)
    assert order(draft) == ["4", "2", "1", "3", "5"]
    foreign.refresh_from_db()
    assert foreign.place == 1


def test_the_cover_of_a_car_is_its_first_photo_that_can_be_shown(client, draft, five):
    Photo.objects.filter(pk=five[0].pk).update(state="failed", problem="unreadable")
    assert Listing.objects.get(pk=draft.pk).cover == five[1]
    press(client, five[4], "cover")
    assert Listing.objects.get(pk=draft.pk).cover == five[4]


@pytest.mark.parametrize("status", ["in_review", "sold", "ended", "removed"])
def test_photos_of_a_car_out_of_the_sellers_hands_stay(client, draft, five, user, status):
    Listing.objects.filter(pk=draft.pk).update(status=status, listed_at="2026-01-01T00:00Z")
    before = everything()
    for act in ACTS:
        assert press(client, five[2], act).headers["Location"].endswith("/review/")
    with pytest.raises(rules.IllegalMove):
        actions.arrange_photos(draft, [five[4].pk], by=user)
    assert everything() == before


# Files -----------------------------------------------------------------------------------------


@pytest.fixture
def drawn(draft, user, settings, tmp_path):
    """A photo whose original and renditions lie in the storage."""
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
    photo = actions.add_photo(draft, SimpleUploadedFile("a.jpg", jpeg()), by=user)
    photo.state, photo.width, photo.height = "ready", 640, 480
    photo.save()
    for key in keys(photo.key, photo.rev, 640, 480):
        default_storage.save(key, ContentFile(b"pixels"))
    return photo


def files():
    folders = (default_storage.location, storages["originals"].location)
    return [path for folder in folders for path in Path(folder).rglob("*") if path.is_file()]


def test_the_files_go_once_the_row_is_surely_gone(
    client, drawn, django_capture_on_commit_callbacks
):
    assert len(files()) > 1
    with django_capture_on_commit_callbacks() as after:
        press(client, drawn, "delete")
        assert not Photo.objects.exists()
        assert len(files()) > 1, "a roll-back now would leave a row without its files"
    for callback in after:
        callback()
    assert files() == []


def test_a_photo_still_being_prepared_takes_its_original_along(
    client, drawn, django_capture_on_commit_callbacks
):
    Photo.objects.update(state="stored", width=None, height=None)
    with django_capture_on_commit_callbacks(execute=True):
        press(client, drawn, "delete")
    assert not list(Path(storages["originals"].location).rglob("*.jpeg"))


def test_a_storage_that_is_away_does_not_undo_the_deleting(
    client, drawn, monkeypatch, django_capture_on_commit_callbacks, caplog
):
    def away(name):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(storages["originals"], "delete", away)
    with django_capture_on_commit_callbacks(execute=True):
        assert press(client, drawn, "delete").status_code == 302
    assert not Photo.objects.exists()
    assert "Input/output error" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_people_who_order_and_delete_at_once_leave_no_gap_and_no_lock():
    user = UserFactory()
    car = ListingFactory(seller=SellerFactory(owner=user), status="draft")
    photos = [PhotoFactory(listing=car, place=n + 1) for n in range(12)]
    start, wrong = threading.Barrier(4), []

    def run(mine):
        try:
            start.wait()
            for photo in mine:
                ids = [one.pk for one in photos]
                random.shuffle(ids)
                actions.arrange_photos(Listing.objects.get(pk=car.pk), ids, by=user)
                actions.remove_photo(Photo.objects.get(pk=photo.pk), by=user)
        except Exception as error:  # noqa: BLE001 - the test looks at whatever was raised
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[photos[n::6]]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert car.photos.count() == 4
    assert_no_gaps(car)
    car.refresh_from_db()
    assert car.photo_count == 4
