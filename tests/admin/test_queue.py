"""The list of cars: what waits first, and quick whatever the number of cars."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from listings.cars.admin.queue import next_waiting
from listings.cars.models import Listing
from tests.factories import ListingFactory, PhotoFactory, SellerFactory

pytestmark = pytest.mark.django_db

QUEUE = "/admin/listings/listing/"


def shown(answer):
    return [row.car.pk for row in answer.context["cl"].rows]


def sent(seller, hours, **fields):
    """A car that waits since so many hours."""
    since = timezone.now() - timedelta(hours=hours)
    return ListingFactory(seller=seller, status="in_review", submitted_at=since, **fields)


def test_opens_on_what_waits_the_oldest_first(desk, seller):
    young, old = sent(seller, 2), sent(seller, 90)
    ListingFactory(seller=seller, status="live")
    ListingFactory(seller=seller, status="draft")
    assert shown(desk.get(QUEUE)) == [old.pk, young.pk]


def test_says_who_waits_too_long(desk, seller):
    for hours in (80, 30, 2):
        sent(seller, hours)
    assert [row.late for row in desk.get(QUEUE).context["cl"].rows] == ["stop", "caution", ""]


@pytest.mark.parametrize(
    "state", ["in_review", "needs_change", "live", "reserved", "sold", "draft", "ended", "removed"]
)
def test_tab_shows_the_cars_of_its_state(desk, seller, state):
    cars = {
        status: ListingFactory(seller=seller, status=status, submitted_at=timezone.now())
        for status in ("in_review", "live", "sold", "removed", state)
    }
    page = desk.get(QUEUE, {"state": state})
    assert cars[state].pk in shown(page)
    assert {row.car.status for row in page.context["cl"].rows} == {state}
    assert [tab["selected"] for tab in page.context["cl"].tabs].count(True) == 1


def test_tab_all_shows_the_newest_first(desk, seller):
    cars = [ListingFactory(seller=seller, status=status).pk for status in ("sold", "draft", "live")]
    assert shown(desk.get(QUEUE, {"state": "all"})) == cars[::-1]


@pytest.mark.parametrize(
    "words",
    ["DA63T-123456", "da63t-123456", "DA63T-12", "DA63T", "bcdfghjkm", "kei-garage"],
)
def test_search_finds_by_number_id_and_seller_in_every_state(desk, words):
    garage = SellerFactory(slug="kei-garage")
    car = ListingFactory(
        seller=garage, status="removed", frame_number="DA63T-123456", public_id="bcdfghjkm"
    )
    ListingFactory(status="in_review", submitted_at=timezone.now(), frame_number="PP1-1012345")
    ListingFactory(status="live", frame_number="")
    assert shown(desk.get(QUEUE, {"q": words})) == [car.pk]


@pytest.mark.parametrize("words", ["nobody", "%", "''", "DA63T-99", "0" * 300, "DA6_T"])
def test_search_without_a_find_says_so(desk, waiting, words):
    page = desk.get(QUEUE, {"q": words})
    assert shown(page) == []
    assert "No car is found" in page.content.decode()


def test_filters_narrow_the_tab(desk, seller):
    car = sent(seller, 1, body="van", side="jp")
    sent(seller, 1, body="truck", side="us")
    query = {"body__exact": "van", "side__exact": "jp", "seller__kind__exact": seller.kind}
    page = desk.get(QUEUE, query)
    assert shown(page) == [car.pk]
    assert page.context["cl"].is_filtered


@pytest.mark.parametrize(
    "query",
    [
        "?state=nonsense",
        "?body__exact=boat",
        "?p=0",
        "?p=abc",
        "?o=1",
        "?family__name=Carry",
        "?e=1",
    ],
)
def test_odd_addresses_are_no_error(desk, waiting, query):
    assert desk.get(QUEUE + query).status_code in {200, 302, 400}


def test_row_shows_what_staff_choose_by(desk, seller):
    sent(seller, 5, price=790_000, eligible_safe="2027-08-31", eligible_level="E")
    html = desk.get(QUEUE).content.decode()
    for words in ("2001 Suzuki Carry", seller.name, "In review", "5 hours", "$7,900", "level E"):
        assert words in html.replace("\xa0", " ")


def _queries(desk, seller, cars):
    for n in range(cars):
        PhotoFactory(listing=sent(seller, n), place=1)
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(QUEUE).status_code == 200
    return queries.captured_queries


def test_queue_costs_the_same_for_two_hundred_cars(desk, seller):
    desk.get(QUEUE)
    few = _queries(desk, seller, 3)
    many = _queries(desk, SellerFactory(), 197)
    assert Listing.objects.in_review().count() == 200
    assert len(many) == len(few) <= 8


def test_next_car_is_the_one_behind_and_then_the_first(seller):
    old, middle, young = (sent(seller, hours) for hours in (9, 6, 3))
    assert next_waiting(old) == middle
    assert next_waiting(middle) == young
    assert next_waiting(young) == old
    assert next_waiting(ListingFactory(seller=seller, status="live")) == old


def test_nothing_follows_the_only_car(waiting):
    assert next_waiting(waiting) is None


def test_who_may_not_see_cars_gets_no_list(client, user):
    user.is_staff = True
    user.save(update_fields=["is_staff"])
    client.force_login(user)
    assert client.get(reverse("admin:listings_listing_changelist")).status_code == 403
