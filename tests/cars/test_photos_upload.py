"""Adding photos: every good file is kept, every bad one named with its reason."""

import threading
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from listings.accounts.models import Act
from listings.cars import actions, rules
from listings.cars.images import limits, originals
from listings.cars.models import Listing, Photo
from listings.work.models import WorkItem
from tests.cars.image_samples import FOREIGN, jpeg, png_bomb, png_promising, with_large_camera_data
from tests.cars.steps import everything
from tests.factories import ListingFactory, PhotoFactory, SellerFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_own_originals")]


@pytest.fixture
def _own_originals(settings, tmp_path):
    """Each test sees only its own files."""
    mine = {**settings.STORAGES["originals"], "OPTIONS": {"location": tmp_path, "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "originals": mine}


@pytest.fixture
def draft(client, user, seller):
    client.force_login(user)
    return ListingFactory(seller=seller, status="draft")


def upload(data, name="front.jpg", content_type="image/jpeg"):
    return SimpleUploadedFile(name, data, content_type=content_type)


def send(client, car, *files, **more):
    return client.post(f"/sell/{car.public_id}/photos/", {"photos": list(files), **more})


def files_kept():
    return [path for path in Path(storages["originals"].location).rglob("*") if path.is_file()]


def sentences(page):
    return [str(refused.sentence) for refused in page.context["refused"]]


def test_several_photos_are_taken_in_the_order_in_which_they_were_chosen(client, draft, user):
    page = send(client, draft, *(upload(jpeg(640, 480 + n), f"IMG_{n}.jpg") for n in range(5)))
    assert page.headers["Location"] == f"/sell/{draft.public_id}/photos/"
    photos = list(draft.photos.order_by("place"))
    assert [(photo.place, photo.name) for photo in photos] == [
        (n + 1, f"IMG_{n}.jpg") for n in range(5)
    ]
    assert {photo.state for photo in photos} == {"stored"}
    draft.refresh_from_db()
    assert draft.photo_count == 5
    assert len(files_kept()) == 5
    assert WorkItem.objects.waiting().filter(kind="photo").count() == 5
    assert Act.objects.filter(verb="photo added", actor=user).count() == 5
    shown = client.get(page.headers["Location"]).content.decode()
    assert "IMG_4.jpg, being prepared" in shown


BAD = {
    **{name: (make, "x.jpg", words) for name, (make, words) in FOREIGN.items()},
    "empty": (lambda: b"", "empty.jpg", "is empty"),
    "svg named png": (FOREIGN["svg"][0], "a.png", "SVG"),
    "html named jpg": (FOREIGN["html"][0], "a.jpg", "web page"),
    "magic and html": (lambda: b"\xff\xd8\xff\xe0<html>", "a.jpg", "could not be read"),
    "50,000 x 50,000": (lambda: png_promising(50_000, 50_000), "huge.png", "50,000 × 50,000"),
    "13,000 squared": (
        lambda: png_bomb(13_000, 13_000, bits=1, colour=0),
        "bomb.png",
        "megapixels",
    ),
    "60,000 x 3,000": (lambda: png_promising(60_000, 3_000), "long.png", "60,000 × 3,000"),
    "30 MB": (lambda: jpeg() + bytes(30 * limits.MEBIBYTE), "big.jpg", "at most|the most"),
    "one byte too many": (
        lambda: jpeg() + bytes(limits.MAX_BYTES + 1 - len(jpeg())),
        "big.jpg",
        "25 MB",
    ),
    "half a JPEG": (lambda: jpeg()[: len(jpeg()) // 2], "half.jpg", "incomplete"),
    "one pixel": (lambda: jpeg(1, 1), "dot.jpg", "at least 320"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_named_with_its_reason_and_the_good_ones_are_kept(client, draft, kind):
    make, name, words = BAD[kind]
    page = send(
        client, draft, upload(jpeg(640, 481), "a.jpg"), upload(make(), name),
        upload(jpeg(640, 482), "b.jpg"),
    )  # fmt: skip
    assert page.status_code == 422
    (said,) = sentences(page)
    assert f"“{name}”" in said
    assert any(word in said for word in words.split("|")), said
    text = page.content.decode()
    assert said.split("”")[1][:30] in text
    assert "All other photos are kept." in text
    assert list(draft.photos.order_by("place").values_list("place", "name")) == [
        (1, "a.jpg"),
        (2, "b.jpg"),
    ]
    assert len(files_kept()) == 2


def test_two_bad_files_are_both_named(client, draft):
    page = send(client, draft, upload(b"", "one.jpg"), upload(b"hello", "two.jpg"))
    assert page.status_code == 422
    assert ["one.jpg" in sentences(page)[0], "two.jpg" in sentences(page)[1]] == [True, True]
    assert not draft.photos.exists()
    assert files_kept() == []


def test_a_file_of_exactly_the_limit_is_taken(client, draft):
    data = jpeg()
    page = send(client, draft, upload(data + bytes(limits.MAX_BYTES - len(data))))
    assert page.status_code == 302


def test_much_camera_data_is_no_reason_to_refuse(client, draft):
    assert send(client, draft, upload(with_large_camera_data())).status_code == 302


@pytest.mark.parametrize("typed", ["a text", "\x00", ""])
def test_a_text_in_place_of_a_file_is_asked_about(client, draft, typed):
    before = everything()
    page = client.post(f"/sell/{draft.public_id}/photos/", {"photos": typed})
    assert page.status_code == 422
    assert page.context["form"].errors["photos"] == ["Choose at least one photo."]
    assert everything() == before


def test_nothing_chosen_is_asked_about(client, draft):
    page = client.post(f"/sell/{draft.public_id}/photos/", {"act": "add"})
    assert page.status_code == 422
    assert "Choose at least one photo." in page.content.decode()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\photos\\front.jpg", "front.jpg"),
        ("evil\u202egpj.exe.jpg", "evilgpj.exe.jpg"),
        ("a.php.jpg", "a.php.jpg"),
        ("a.jpg.exe", "a.jpg.exe"),
        ("x" * 300 + ".jpg", "x" * 116 + ".jpg"),
        ("<b onclick=x>.jpg", "<b onclick=x>.jpg"),
    ],
)
def test_the_name_is_only_shown_and_never_part_of_a_path(client, draft, name, kept):
    file = upload(jpeg())
    file._name = name  # a name as an unkind program sends it
    send(client, draft, file)
    photo = draft.photos.get()
    assert photo.name == kept
    assert photo.original == f"{photo.key.hex[:2]}/{photo.key}.jpeg"
    assert "<b onclick" not in client.get(f"/sell/{draft.public_id}/photos/").content.decode()


def test_the_content_type_of_the_browser_decides_nothing(client, draft):
    assert send(client, draft, upload(jpeg(), "a.html", "text/html")).status_code == 302
    assert draft.photos.count() == 1


def test_the_same_file_twice_in_one_form_and_once_more_is_one_photo(client, draft):
    send(client, draft, upload(jpeg(), "a.jpg"), upload(jpeg(), "b.jpg"))
    assert send(client, draft, upload(jpeg(), "c.jpg")).status_code == 302
    assert [photo.name for photo in draft.photos.all()] == ["a.jpg"]
    assert len(files_kept()) == 1
    draft.refresh_from_db()
    assert draft.photo_count == 1


def test_the_same_file_may_belong_to_two_cars(client, draft, seller):
    other = ListingFactory(seller=seller, status="draft")
    for car in (draft, other):
        send(client, car, upload(jpeg()))
    assert (draft.photos.count(), other.photos.count()) == (1, 1)


def test_photo_sixty_one_is_left_out_with_the_limit(client, draft):
    for place in range(1, 60):
        PhotoFactory(listing=draft, place=place)
    page = send(
        client, draft, upload(jpeg(640, 481), "sixty.jpg"), upload(jpeg(640, 482), "more.jpg")
    )
    assert page.status_code == 422
    assert sentences(page) == [
        "“more.jpg” was left out: a car may have 60 photos. Remove one to add another."
    ]
    assert draft.photos.count() == 60
    assert len(files_kept()) == 1


def test_a_form_with_more_files_than_it_may_send_is_answered_by_a_page(client, draft):
    page = send(client, draft, *(upload(b"x", f"{n}.jpg") for n in range(61)))
    assert page.status_code == 400
    assert "<main" in page.content.decode()
    assert not draft.photos.exists()


def test_a_storage_that_is_full_is_said_and_leaves_nothing_half(client, draft, monkeypatch):
    taken = originals.keep

    def keep(file, incoming, key):
        if incoming.name == "late.jpg":
            raise OSError(28, "No space left on device")
        return taken(file, incoming, key)

    monkeypatch.setattr(originals, "keep", keep)
    page = send(
        client, draft, upload(jpeg(640, 481), "early.jpg"), upload(jpeg(640, 482), "late.jpg")
    )
    assert page.status_code == 507
    assert sentences(page) == [
        "“late.jpg” could not be stored just now. Please send it again in some minutes."
    ]
    assert [photo.name for photo in draft.photos.all()] == ["early.jpg"]
    assert len(files_kept()) == 1


@pytest.mark.parametrize("status", ["in_review", "sold", "ended", "removed"])
def test_a_car_out_of_the_sellers_hands_takes_no_photo(client, draft, user, status):
    Listing.objects.filter(pk=draft.pk).update(status=status, listed_at="2026-01-01T00:00Z")
    page = send(client, draft, upload(jpeg()))
    assert page.headers["Location"] == f"/sell/{draft.public_id}/review/"
    assert "can no longer be changed" in client.get(page.headers["Location"]).content.decode()
    with pytest.raises(rules.IllegalMove):
        actions.add_photo(draft, upload(jpeg()), by=user)
    assert not Photo.objects.exists()
    assert files_kept() == []


@pytest.mark.django_db(transaction=True)
def test_uploads_at_the_same_moment_take_places_of_their_own():
    user = UserFactory()
    car = ListingFactory(seller=SellerFactory(owner=user), status="draft")
    jpegs = [jpeg(640, 480 + n) for n in range(4)]
    at_once(lambda data: actions.add_photo(same(car), upload(data), by=user), jpegs + jpegs[:2])
    assert list(car.photos.order_by("place").values_list("place", flat=True)) == [1, 2, 3, 4]
    assert len(files_kept()) == 4, "the file of the second of two equal uploads is not kept"
    car.refresh_from_db()
    assert car.photo_count == 4


@pytest.mark.django_db(transaction=True)
def test_the_limit_holds_when_two_uploads_race_for_the_last_place():
    user = UserFactory()
    car = ListingFactory(seller=SellerFactory(owner=user), status="draft")
    for place in range(1, 60):
        PhotoFactory(listing=car, place=place)
    wrong = at_once(
        lambda data: actions.add_photo(same(car), upload(data), by=user),
        [jpeg(640, 480 + n) for n in range(3)],
    )
    assert [type(error) for error in wrong] == [actions.PhotoLimit] * 2
    assert car.photos.count() == 60
    assert len(files_kept()) == 1


def same(car):
    return Listing.objects.get(pk=car.pk)


def at_once(act, arguments):
    """Do an act with each argument at the same moment; answers what was raised."""
    start, wrong = threading.Barrier(len(arguments)), []

    def run(argument):
        try:
            start.wait()
            act(argument)
        except Exception as error:  # noqa: BLE001 - the test looks at whatever was raised
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[argument]) for argument in arguments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong
