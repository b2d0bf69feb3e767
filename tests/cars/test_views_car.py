"""One car's page: who may open it, where it stands, and what it says in its HTML."""

import pytest
import time_machine
from django.utils.html import escape

from listings.cars import actions
from listings.cars.models import Listing
from listings.work.draining import drain_kind
from tests.factories import ClaimFactory, ListingFactory, PhotoFactory, SellerFactory

pytestmark = pytest.mark.django_db


def page(client, car):
    answer = client.get(car.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def whole(staff):
    """A car with checked dates, photos and a price that was changed, worked out to the end."""
    with time_machine.travel("2026-11-01 20:00:00Z"):
        car = ListingFactory(frame_number="DA52T-123456", text_en="Honest little truck.")
        ClaimFactory(listing=car, value="2000-06")
        ClaimFactory(listing=car, kind="first_inspection", value="2000-07")
        for place in range(1, 13):
            PhotoFactory(listing=car, place=place)
        for claim in car.claims.all():
            actions.check_claim(claim, by=staff)
        drain_kind("eligibility")
    actions.change_price(car, 750_000, "USD", by=staff)
    return Listing.objects.with_names().get(pk=car.pk)


@pytest.mark.parametrize("status", ["live", "reserved", "sold"])
def test_a_public_car_is_everybodys(client, status):
    text = page(client, ListingFactory(status=status))
    assert "2001 Suzuki Carry" in text
    assert ("is sold" in text) == (status == "sold")
    assert ("is reserved" in text) == (status == "reserved")
    assert ("Ask the seller" in text) == (status != "sold")
    assert "Preview" not in text


@pytest.mark.parametrize("status", ["ended", "removed"])
def test_a_car_that_visitors_saw_is_gone_and_one_they_never_saw_is_not_there(client, status):
    seen = ListingFactory(status=status, listed_at="2026-01-01T00:00Z")
    answer = client.get(seen.get_absolute_url())
    assert answer.status_code == 410
    assert "This car is gone" in answer.content.decode()
    assert "?make=suzuki&amp;model=carry" in answer.content.decode(), "others of the kind"
    assert "$7,900" not in answer.content.decode()
    never = ListingFactory(status=status, listed_at=None)
    assert client.get(never.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("status", ["draft", "in_review", "needs_change", "ended", "removed"])
def test_the_team_sees_what_visitors_do_not_as_a_preview(client, user, seller, status):
    client.force_login(user)
    text = page(client, ListingFactory(seller=seller, status=status))
    assert "Preview: only you see this page." in text
    assert 'id="ask"' not in text, "nobody asks oneself"


@pytest.mark.parametrize(
    "address", ["/cars/{}/{}/1999-{}/", "/cars/honda/{1}/kei-{2}/", "/cars/x/y/{2}/"]
)
def test_an_old_address_leads_to_the_present_one_for_good(client, car, address):
    old = address.format("suzuki", "carry", car.public_id)
    answer = client.get(old)
    assert (answer.status_code, answer.headers["Location"]) == (301, car.get_absolute_url())


def test_the_address_of_a_draft_may_still_change(client, user, seller):
    client.force_login(user)
    draft = ListingFactory(seller=seller, status="draft", year=None)
    answer = client.get(f"/cars/x/y/{draft.public_id}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, draft.get_absolute_url())
    assert "/kei-" in draft.get_absolute_url()


@pytest.mark.parametrize(
    "tail", ["nonsense", "2001-", "2001-zzzzzzzzz", "-", "9" * 300, "2001-%F0%9F%9A%9A"]
)
def test_an_address_of_no_car_is_not_found(client, tail):
    assert client.get(f"/cars/suzuki/carry/{tail}/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_page_that_is_only_read_takes_nothing(client, car, method):
    assert getattr(client, method)(car.get_absolute_url()).status_code == 405


def test_n01_ac5_all_parts_of_the_verdict_stand_in_the_page(client, whole):
    text = page(client, whole)
    for part in (
        "Legal now",
        "1 Jun 2025",
        "30 Jun 2025",
        "A: build plate, checked by staff",
        "June 2000",
        "computed",
        "1 Nov 2026",
        "Not legal advice",
        "https://isearch.nhtsa.gov",
    ):
        assert part in text, part
    verdict = client.get(whole.get_absolute_url()).context["verdict"]
    assert verdict.rule_version in text
    for reason in verdict.reasons:
        assert escape(reason.text) in text
    assert "being checked" not in text


def test_the_page_says_when_its_date_is_not_the_newest(client, whole, user):
    actions.state_claims(whole, {"build_plate": ("2000-03", "")}, by=user)
    assert "is being checked again" in page(client, whole)
    drain_kind("eligibility")
    assert "being checked" not in page(client, whole)


def test_prices_facts_and_unknowns_stand_in_the_page(client, whole):
    text = page(client, whole)
    assert "Price history" in text
    assert "$7,900" in text
    assert "$7,500" in text
    assert "DA52T-12****" in text
    assert "DA52T-123456" not in text
    assert "Nobody has checked the underside." in text
    assert "Honest little truck." in text
    assert "not given" in text


def test_a_photo_that_could_not_be_read_is_not_shown_to_visitors(client, car):
    PhotoFactory(listing=car, place=1, state="failed", problem="unreadable")
    PhotoFactory(listing=car, place=2, state="stored", name="SECRET-NAME.jpg")
    text = page(client, car)
    assert text.count('<figure class="photo') == 1
    assert "being prepared" in text
    assert "SECRET-NAME" not in text


def test_a_car_with_nothing_but_the_least_has_a_page(client):
    bare = ListingFactory(
        year=None, drive="", gearbox="", body="", price=None, side="", zip_code="", state="",
        odometer=None, mileage_km=None, colour="",
    )  # fmt: skip
    text = page(client, bare)
    assert "price not given" in text
    assert "Date not known" in text
    assert "None" not in text


def test_the_seller_of_the_car_is_named_with_a_way_to_the_others(client, car):
    text = page(client, car)
    assert car.seller.name in text
    assert f"/dealers/{car.seller.slug}/" in text


def test_the_page_costs_at_most_twelve_statements(
    client, whole, user, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        page(client, whole)
    client.force_login(user)
    SellerFactory(owner=user)
    with django_assert_max_num_queries(12):
        page(client, whole)


def test_the_page_costs_its_team_no_more(client, seller, user, django_assert_max_num_queries):
    car = ListingFactory(seller=seller)
    client.force_login(user)
    with django_assert_max_num_queries(12):
        assert "Change this listing" in page(client, car)


def test_markup_of_people_is_shown_and_not_run(client):
    nasty = "<img src=x onerror=alert(1)>\u202e"
    car = ListingFactory(
        text_en=nasty, text_ja=nasty, grade=nasty, colour=nasty[:30], modified_notes=nasty,
        seller=SellerFactory(name=nasty),
    )  # fmt: skip
    assert "<img src=x" not in page(client, car)
