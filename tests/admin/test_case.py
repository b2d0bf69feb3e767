"""One car at the desk: what the seller claims beside what the machine finds."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from listings.accounts.models import Act
from listings.cars.admin.case import changes
from listings.cars.admin.findings import findings
from listings.cars.images.renditions import key
from listings.cars.models import Listing, Photo
from listings.catalogue.models import Family
from listings.pricing.models import Estimate
from tests.factories import ClaimFactory, ListingFactory, PhotoFactory, SellerFactory

pytestmark = pytest.mark.django_db


def page_of(car):
    return reverse("admin:listings_listing_change", args=[car.pk])


def said(car, kind):
    return [finding.text for finding in findings(car) if finding.kind == kind]


def test_shows_claims_with_what_was_typed_and_the_whole_number(desk, waiting):
    ClaimFactory(listing=waiting, kind="frame_number", value="DA63T-123456")
    html = desk.get(page_of(waiting)).content.decode()
    for words in ("August 2002", "平成14年8月", "DA63T-123456", "Document agrees", "Approve"):
        assert words in html


def test_unseen_document_is_the_sellers_word_and_says_what_it_could_be(desk, waiting):
    ClaimFactory(listing=waiting, kind="seller_statement", value="2002")
    lines = {line.claim.kind: line for line in desk.get(page_of(waiting)).context["claims"]}
    plate, word = lines["build_plate"], lines["seller_statement"]
    assert (plate.level, plate.could_be) == ("E", "A")
    assert (word.level, word.could_be) == ("E", "")


def test_who_may_only_look_sees_no_button(looker, waiting):
    answer = looker.get(page_of(waiting))
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "平成14年8月" in html
    for act in ("Document agrees", "Approve", "Refuse", "Ask for a change"):
        assert act not in html


def test_who_may_not_see_cars_is_refused(client, user, waiting):
    user.is_staff = True
    user.save(update_fields=["is_staff"])
    client.force_login(user)
    assert client.get(page_of(waiting)).status_code == 403


@pytest.mark.parametrize("key", ["0", "abc", "1 or 1", "99999999999999999999"])
def test_car_that_does_not_exist_is_not_found(desk, key):
    url = reverse("admin:listings_listing_change", args=[0]).replace("/0/", f"/{key}/")
    assert desk.get(url).status_code == 404


def test_looking_changes_nothing(desk, waiting):
    desk.get(page_of(waiting))
    assert desk.post(page_of(waiting), {"status": "live"}).status_code == 405
    before = Listing.objects.values().get(pk=waiting.pk)
    assert before["status"] == "in_review"
    assert not Act.objects.exists()
    assert not waiting.events.exists()


@pytest.mark.parametrize("status", ["draft", "needs_change", "live", "sold", "ended", "removed"])
def test_opens_in_every_state(desk, seller, status):
    assert desk.get(page_of(ListingFactory(seller=seller, status=status))).status_code == 200


def test_costs_a_fixed_number_of_queries(desk, waiting):
    desk.get(page_of(waiting))
    with CaptureQueriesContext(connection) as few:
        desk.get(page_of(waiting))
    for place in range(2, 22):
        PhotoFactory(listing=waiting, place=place)
    for kind in ("odometer", "frame_number", "first_inspection", "maker_record"):
        ClaimFactory(listing=waiting, kind=kind, value="2002-09")
    with CaptureQueriesContext(connection) as many:
        desk.get(page_of(waiting))
    assert len(many) == len(few) <= 26


def test_number_that_fits_is_found_good(waiting):
    assert any("DA63T is Suzuki Carry" in text for text in said(waiting, "good"))
    assert not said(waiting, "stop")


def test_number_of_another_make_stops(waiting):
    Listing.objects.filter(pk=waiting.pk).update(family=Family.objects.get(slug="beat"))
    assert any("Suzuki" in text for text in said(Listing.objects.get(pk=waiting.pk), "stop"))


def test_unknown_number_is_doubted(seller):
    car = ListingFactory(seller=seller, frame_number="QQ99X-123456")
    assert any("QQ99X" in text for text in said(car, "caution"))


def test_missing_number_says_why(seller):
    car = ListingFactory(seller=seller, frame_missing_reason="plate was stolen")
    assert said(car, "caution") == ["No frame number: plate was stolen"]


def test_same_number_on_another_open_listing_stops(waiting):
    other = SellerFactory(name="Twin Motors")
    twin = ListingFactory(seller=other, frame_number=waiting.frame_number)
    ListingFactory(frame_number=waiting.frame_number, status="removed")
    stops = [finding for finding in findings(waiting) if finding.kind == "stop"]
    assert [finding.href for finding in stops] == [page_of(twin)]
    assert "Twin Motors" in stops[0].text


def test_what_is_missing_stops(waiting):
    waiting.photos.all().delete()
    assert said(waiting, "stop") == ["Add at least one photo."]


def test_photos_still_in_work_are_named(waiting):
    PhotoFactory(listing=waiting, place=2, state=Photo.State.STORED)
    assert said(waiting, "info")[0] == "1 photos are still being prepared."


@pytest.mark.parametrize(
    ("price", "kind", "words"),
    [
        (400_000, "caution", "20% under the lowest usual price"),
        (600_000, "good", "The price is in the usual range."),
        (1_400_000, "caution", "75% over the highest usual price"),
        (None, "info", "The price cannot be compared: no rate of exchange is known."),
    ],
)
def test_price_is_compared_with_the_estimate(waiting, price, kind, words):
    estimate = Estimate.objects.create(
        listing=waiting,
        model_version="test",
        input_hash="x",
        low_usd_cents=500_000,
        mid_usd_cents=600_000,
        high_usd_cents=800_000,
        abstained=False,
    )
    Listing.objects.filter(pk=waiting.pk).update(estimate=estimate, price_usd_cents=price)
    assert words in said(Listing.objects.get(pk=waiting.pk), kind)


def test_doubts_come_first(waiting):
    ListingFactory(frame_number=waiting.frame_number)
    kinds = [finding.kind for finding in findings(waiting)]
    assert kinds == sorted(kinds, key=("stop", "caution", "info", "good").index)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ({"status": "draft"}, {"status": "in_review"}, "status: draft → in_review"),
        ({}, {"photo": 4}, "photo: 4"),
        ({}, {"odometer": {"before": "", "after": "9 km"}}, "odometer: 9 km"),
        ({}, {"odometer": {"before": "8 km", "after": "9 km"}}, "odometer: 8 km → 9 km"),
        ({}, {}, ""),
    ],
)
def test_an_act_is_one_line(before, after, line):
    assert changes(Act(before=before, after=after)) == line


@pytest.fixture
def photo_url(waiting):
    photo = waiting.photos.get()
    name = key(photo.key, photo.rev, 640, "jpg")
    default_storage.save(name, ContentFile(b"jpeg"))
    return default_storage.url(name)


def test_staff_see_the_photos_of_a_car_that_waits(looker, photo_url):
    answer = looker.get(photo_url)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"


def test_strangers_do_not_see_the_photos_of_a_car_that_waits(client, stranger, photo_url):
    assert client.get(photo_url).status_code == 404
    client.force_login(stranger)
    assert client.get(photo_url).status_code == 404
