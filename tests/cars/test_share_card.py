"""The picture that a link to a car shows: what stands on it, when it is drawn anew, who sees it."""

import io
from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import F
from PIL import Image

from listings.cars import actions
from listings.cars.drawings import WORDS
from listings.cars.images.renditions import card_key, key
from listings.cars.images.share_card import MOST_BYTES, SIDE_VIEWS, Face, draw
from listings.cars.models import Listing, ShareCard
from listings.cars.sharing import face_of
from listings.work.draining import drain_kind
from listings.work.models import WorkItem
from listings.work.queue import order
from tests.factories import ListingFactory, PhotoFactory

pytestmark = pytest.mark.django_db


def drain():
    """Draw what was ordered, without waiting for pauses."""
    WorkItem.objects.update(not_before=F("not_before") - timedelta(hours=7))
    return drain_kind("share")


def drawn(car):
    order("share", car.pk)
    drain()
    return ShareCard.objects.get(listing=car)


def picture_of(card):
    with default_storage.open(card_key(card.listing.public_id, card.rev)) as file:
        return Image.open(io.BytesIO(file.read()))


def noise(size):
    return Image.effect_noise(size, 100).convert("RGB")


@pytest.mark.parametrize("photo", [None, noise((1280, 853)), noise((640, 1100))])
def test_a_card_has_the_size_that_readers_ask_for(photo):
    face = Face("2001 Suzuki Carry", "$7,900", "not_yet", "Legal from 1 June 2026", "OH", "truck")
    data = draw(face, photo)
    with Image.open(io.BytesIO(data)) as card:
        assert (card.format, card.size) == ("JPEG", (1200, 630))
        assert not card.getexif()
    assert len(data) <= MOST_BYTES


@pytest.mark.parametrize("title", ["word " * 60, "Volkswagen " * 9, "W" * 60])
def test_a_long_name_leaves_the_picture_free(title):
    photo = Image.new("RGB", (900, 630), "#208040")
    face = Face(title, "$7,900", "not_yet", "Legal from 1 June 2026", "OH", "truck")
    with Image.open(io.BytesIO(draw(face, photo))) as card:
        colours = card.crop((580, 100, 1200, 530)).getcolors(maxcolors=100_000)
        assert max(colours)[1] == card.getpixel((900, 300))
        assert max(colours)[0] == 620 * 430


def test_each_drawing_has_its_side_view():
    assert {path.stem for path in SIDE_VIEWS.glob("*.png")} == set(WORDS)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"eligible_level": "C", "eligible_safe": date(2026, 6, 30)}, "Legal from 30 Jun 2026"),
        ({"eligible_level": "C", "eligible_safe": date(2036, 6, 30)}, "Legal from 30 Jun 2036"),
        ({"eligible_level": "E", "eligible_safe": date(2026, 6, 30)}, "Needs proof"),
        ({"eligible_conflict": True}, "Dates disagree"),
        ({}, "Date not known"),
        ({"way_in": "show", "eligible_level": "C", "eligible_safe": date(2036, 6, 30)}, "Show or Display"),
    ],
)  # fmt: skip
def test_the_date_is_told_as_it_is_proven(facts, words):
    assert face_of(ListingFactory(**facts)).date == words


def test_a_car_has_a_card_once_it_is_drawn(client, car):
    page = client.get(car.get_absolute_url()).content.decode()
    assert "/static/img/share" in page
    card = drawn(car)
    assert picture_of(card).size == (1200, 630)
    page = client.get(car.get_absolute_url()).content.decode()
    assert f"{card.url}" in page
    assert '<meta property="og:image:width" content="1200">' in page
    answer = client.get(card.url)
    assert answer["Content-Type"] == "image/jpeg"
    assert "immutable" in answer["Cache-Control"]


def test_the_cover_is_on_it(car):
    without = drawn(car)
    photo = PhotoFactory(listing=car, place=1, width=1280, height=853)
    buffer = io.BytesIO()
    Image.new("RGB", (1280, 853), "#c02020").save(buffer, "JPEG")
    default_storage.save(key(photo.key, 1, 1280, "jpg"), ContentFile(buffer.getvalue()))
    card = drawn(car)
    assert card.rev == without.rev + 1
    red, green, blue = picture_of(card).getpixel((900, 315))
    assert red > 150
    assert max(green, blue) < 80


def test_a_changed_fact_is_drawn_anew_and_the_same_facts_are_not(client, car, user):
    first = drawn(car)
    assert drawn(car).rev == first.rev
    actions.save_details(car, {"price": 650_000, "currency": "USD"}, by=user)
    assert drain() == 1
    card = ShareCard.objects.get(listing=car)
    assert card.rev == first.rev + 1
    old = client.get(first.url)
    assert (old.status_code, old["Location"]) == (302, card.url)


def test_a_date_that_moved_orders_the_card(car):
    drawn(car)
    actions.state_claims(car, {"build_plate": ("2001-06", "H13.6")}, by=None)
    WorkItem.objects.filter(kind="share").update(done_rev=F("wanted_rev"))
    WorkItem.objects.update(not_before=F("not_before") - timedelta(hours=7))
    assert drain_kind("eligibility") == 1
    assert WorkItem.objects.filter(kind="share", done_rev__lt=F("wanted_rev")).exists()


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_a_car_that_is_not_public_has_none(car, status):
    Listing.objects.filter(pk=car.pk).update(status=status)
    order("share", car.pk)
    drain()
    assert not ShareCard.objects.exists()


def test_nobody_sees_the_card_of_a_car_that_left(client, car):
    card = drawn(car)
    Listing.objects.filter(pk=car.pk).update(status="removed")
    assert client.get(card.url).status_code == 404
    assert client.get(card_address("unknown")).status_code == 404


def card_address(public_id):
    return f"/media/{card_key(public_id, 1)}"
