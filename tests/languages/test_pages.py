"""Pages in Japanese: nothing on them is left in English."""

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from listings.cars import actions, estimating
from listings.cars.models import Listing
from listings.inquiries.models import Message, Thread
from listings.work.draining import drain_kind
from tests.cars.steps import post
from tests.factories import (
    ClaimFactory,
    EstimateFactory,
    FamilyFactory,
    FrameCodeFactory,
    ListingFactory,
    PhotoFactory,
    SellerFactory,
    UserFactory,
)
from tests.pricing import taught

from .reading import leftovers, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(db):
    return UserFactory(name="Taro")


@pytest.fixture
def garage(owner):
    return SellerFactory(
        owner=owner, name="Kei Garage", licence_number="D-1", verified_at=timezone.now()
    )


@pytest.fixture
def truck(garage, staff):
    """A car of which much is known and much is not."""
    with time_machine.travel("2026-11-01 20:00:00Z"):
        car = ListingFactory(
            seller=garage,
            frame_code=FrameCodeFactory(),
            frame_number="DA52T-123456",
            grade="KU",
            colour_ja="ホワイト",
            text_en="Honest little truck.",
            modifications=["wheels"],
            engine_replaced=True,
            bed_type="flat",
            bed_length_mm=1900,
            timing_belt_on="2020-05-01",
        )
        for kind, value in {
            "build_plate": "2000-06",
            "first_inspection": "2000",
            "seller_statement": "2001",
        }.items():
            claim = ClaimFactory(listing=car, kind=kind, value=value)
        PhotoFactory(listing=car, place=1)
        PhotoFactory(listing=car, place=2, state="stored")
        actions.check_claim(claim, by=staff)
        drain_kind("eligibility")
    car.estimate = EstimateFactory(listing=car)
    car.save()
    actions.change_price(car, 750_000, "USD", by=staff)
    return Listing.objects.with_names().get(pk=car.pk)


@pytest.fixture
def japanese(client):
    """A visitor whose browser asks for Japanese; answers the page at an address."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "ja"

    def page(path, status=200, data=None):
        answer = client.get(path) if data is None else client.post(path, data)
        assert answer.status_code == status
        return answer.content.decode()

    page.client = client
    return page


def is_japanese(text):
    assert '<html lang="ja"' in text
    assert leftovers(text) == []
    return text


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/cars/",
        "/cars/?legal=now&make=suzuki&body=truck&price_max=8000&km_max=90000&sort=price",
        "/cars/?q=zzzz&make=suzuki",
        "/cars/?make=rolls&year_min=x&price_min=9&price_max=1&page=99&sort=deal&zip=43085&q=a",
        "/help/",
        "/about/",
        "/accounts/login/",
        "/accounts/signup/",
        "/accounts/password/reset/",
        "/dealers/{seller}/",
        "/ask/{car}/",
        "/ask/{car}/sent/",
        "/messages/confirm/x/",
    ],
)
def test_a_visitors_page(japanese, truck, path):
    is_japanese(japanese(path.format(seller=truck.seller.slug, car=truck.public_id)))


def test_home_of_an_empty_market(japanese):
    is_japanese(japanese("/"))


def test_a_cars_page_says_names_dates_reasons_and_figures_in_japanese(japanese, truck):
    text = is_japanese(japanese(truck.get_absolute_url()))
    for words in (
        "スズキ キャリイ KU（2001年）",
        "61,234 km（38,049マイル）",
        "2025年6月30日からは確実です",
        "製造銘板では2000年6月（レベルE：出品者の申告）",
        "エンジンが載せ替えられています",
        "$7,500",
    ):
        assert words in text
    assert '<p class="lines" lang="en">Honest little truck.</p>' in text


@pytest.mark.parametrize("status", ["reserved", "sold", "draft", "in_review", "needs_change"])
def test_a_car_in_each_state(japanese, truck, owner, status):
    Listing.objects.filter(pk=truck.pk).update(status=status)
    japanese.client.force_login(owner)
    is_japanese(japanese(truck.get_absolute_url()))
    is_japanese(japanese(f"/sell/{truck.public_id}/review/"))


def test_a_car_without_facts(japanese, garage):
    car = ListingFactory(
        seller=garage, year=None, price=None, mileage_km=None, drive="", gearbox=""
    )
    is_japanese(japanese(car.get_absolute_url()))
    is_japanese(japanese("/cars/"))


def test_an_estimate_that_abstains_says_why_in_japanese(japanese, garage):
    car = ListingFactory(seller=garage)
    taught.sales(20, family=FamilyFactory(name="Jimny"))
    taught.learn()
    estimating.store(car, estimating.estimate_for(car))
    text = is_japanese(japanese(car.get_absolute_url()))
    assert "Suzuki Carryの価格は" in text


def test_a_car_of_a_market_without_any_price(japanese, garage):
    car = ListingFactory(seller=garage)
    estimating.store(car, estimating.estimate_for(car))
    is_japanese(japanese(car.get_absolute_url()))


@pytest.mark.parametrize("status", ["ended", "removed"])
def test_a_car_that_is_gone(japanese, garage, status):
    car = ListingFactory(seller=garage, status=status, listed_at="2026-01-01T00:00Z")
    is_japanese(japanese(car.get_absolute_url(), 410))


def test_pages_that_say_no(japanese, client):
    is_japanese(japanese("/nothing/", 404))
    is_japanese(japanese("/cars/?q=%00", 400))
    is_japanese(japanese(reverse("language"), 405))
    answer = client.post(reverse("theme"), headers={"sec-fetch-site": "cross-site"})
    is_japanese(answer.content.decode())


def test_a_refused_sign_in_and_sign_up(japanese):
    is_japanese(japanese("/accounts/login/", data={"login": "x", "password": ""}))
    is_japanese(japanese("/accounts/signup/", data={"email": "x", "password1": "12345678"}))


def test_a_question_with_slips_and_one_that_is_sent(japanese, truck):
    path = reverse("ask", args=[truck.public_id])
    is_japanese(japanese(path, 422, {"name": "", "email": "x", "text": ""}))
    Listing.objects.filter(pk=truck.pk).update(status="sold")
    is_japanese(japanese(path, 422, {"name": "A", "email": "a@b.example", "text": "?"}))


def test_becoming_a_seller(japanese):
    japanese.client.force_login(UserFactory())
    is_japanese(japanese("/sell/setup/"))
    form = {"kind": "dealer", "name": "", "zip_code": "00000", "licence_number": ""}
    is_japanese(japanese("/sell/setup/", 422, form))


@pytest.mark.parametrize("step", ["identity", "dates", "specs", "photos", "price", "review"])
def test_each_step_of_selling(japanese, truck, owner, step):
    japanese.client.force_login(owner)
    is_japanese(japanese(f"/sell/{truck.public_id}/{step}/"))


@pytest.mark.parametrize(
    ("step", "slips"),
    [
        ("identity", {"frame_number": "DA52T", "family": "", "colour": ""}),
        ("identity", {"frame_number": "JB43W-123456", "family": ""}),
        ("dates", {"build_plate": "13年", "first_inspection": "H32", "maker_record": "2001-13"}),
        ("dates", {"build_plate": "", "seller_statement": "1930", "first_registration": "x" * 40}),
        ("specs", {"displacement_cc": "1300", "drive": "", "seats": "9", "odometer": "x"}),
        ("specs", {"timing_belt_on": "1900-01-01", "bed_length_mm": "1"}),
        ("price", {"price": "1e3", "zip_code": "00000"}),
        ("price", {"price": "¥5", "side": "jp", "port": ""}),
        ("price", {"price": "5", "side": ""}),
        ("price", {"version": "0"}),
    ],
)
def test_slips_in_each_step(japanese, truck, owner, step, slips):
    japanese.client.force_login(owner)
    answer = post(japanese.client, truck, step, **slips)
    assert answer.status_code == 422
    is_japanese(answer.content.decode())


def test_lists_of_the_seller(japanese, truck, owner):
    japanese.client.force_login(owner)
    is_japanese(japanese("/sell/"))
    is_japanese(japanese("/sell/new/"))
    is_japanese(japanese("/sell/new/", 422, {"frame_number": "", "frame_missing_reason": ""}))
    is_japanese(japanese("/messages/"))
    thread = Thread.objects.create(
        listing=truck, buyer_name="花子", buyer_email="h@example.org", confirmed_at=timezone.now()
    )
    Message.objects.create(
        thread=thread, by_buyer=True, text="?", token=thread.key, delivered_at=timezone.now()
    )
    is_japanese(japanese("/messages/"))
    is_japanese(japanese(reverse("thread", args=[thread.key])))


def test_the_account(japanese, owner):
    japanese.client.force_login(owner)
    is_japanese(japanese("/accounts/email/"))
    is_japanese(japanese("/accounts/password/change/"))


def test_the_desk(japanese, truck, staff):
    Listing.objects.filter(pk=truck.pk).update(status="in_review", submitted_at=timezone.now())
    japanese.client.force_login(staff)
    is_japanese(japanese("/admin/"))
    is_japanese(japanese("/admin/listings/listing/"))
    is_japanese(japanese(f"/admin/listings/listing/{truck.pk}/change/"))
    is_japanese(japanese(f"/admin/listings/seller/{truck.seller_id}/change/"))


def test_english_words_on_a_page_are_noticed():
    assert leftovers('<p>Frame number</p><img alt="No photos yet">') == [
        "Frame number",
        "No photos yet",
    ]
    assert leftovers(
        "<p>Safe from 1 May 2026: 25 years after 1 May 2001, the last day on which it can have been built.</p>"
    )


def test_what_is_said_to_be_english_is_not():
    page = '<p lang="en">Frame number <b>Photos</b></p><script>Frame number</script><p>車台番号</p>'
    assert leftovers(page) == []
    assert words_of(page) == ["車台番号"]
