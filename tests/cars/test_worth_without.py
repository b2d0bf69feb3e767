"""The prices that an estimate rests on, and what it would be without some of them."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils import timezone

from listings.cars.models import Listing
from listings.cars.showing.worth import worth_for
from listings.pricing.models import INVENTED, Sale
from tests.cars.steps import everything
from tests.cars.worth_market import car_of_grade, learn_prices, panel, price_page, read, rows
from tests.factories import ListingFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel(datetime(2026, 11, 22, 20, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def prices():
    return learn_prices()


def test_comparables_say_what_they_are(client, prices):
    peer = ListingFactory(year=2001)
    gone = ListingFactory(status="ended")
    car = car_of_grade("supported", seller=gone.seller)
    first, second, third = list(rows(worth_for(read(car))))[:3]
    Sale.objects.filter(pk=first).update(listing_id=peer.pk, source=INVENTED)
    Sale.objects.filter(pk=second).update(
        listing_id=gone.pk, kind="confirmed", on=date(2026, 3, 1), on_precision="month", side="jp"
    )
    Sale.objects.filter(pk=third).update(amount=1_000_000, currency="JPY")
    found = rows(worth_for(read(car)))
    assert (found[first].href, found[first].is_invented) == (peer.get_absolute_url(), True)
    assert (found[second].href, found[second].is_invented) == ("", False)
    assert (found[second].kind, found[second].day) == ("sold, confirmed by both", "March 2026")
    assert "in Japan" in found[second].facts
    assert "in the US" not in found[first].facts, "said only where it differs"
    assert found[third].price_text.startswith("¥1,000,000 (about $")
    assert "invented for the demo" in panel(client, car)


def test_n06_ac3_dropping_one_works_it_out_again_and_writes_nothing(client, prices):
    car = car_of_grade("supported")
    before, stored = everything(), list(Sale.objects.values())
    whole = worth_for(read(car))
    dearest = max(whole.compared.rows, key=lambda row: row.adjusted_text)
    address, asked = price_page(car, without=dearest.sale_id)
    answer = client.get(address, asked)
    worth = answer.context["worth"]
    assert worth.whole == car.estimate
    assert worth.estimate.mid_usd_cents != car.estimate.mid_usd_cents
    assert rows(worth)[dearest.sale_id].left_out
    assert 5 <= worth.compared.used <= 12
    assert (
        worth.made_of.typical + sum(line.cents for line in worth.made_of.lines) == worth.made_of.mid
    )
    text = answer.content.decode()
    assert "Without 1 price" in text
    assert "With all" in text
    assert (everything(), list(Sale.objects.values())) == (before, stored)
    assert car.estimates.count() == 1
    assert read(car).estimate == car.estimate


def test_what_takes_the_place_of_a_dropped_one_may_be_dropped_and_taken_back(client, prices):
    car = car_of_grade("supported")
    first = set(rows(worth_for(read(car))))
    address, asked = price_page(car, without=list(first))
    second = set(rows(client.get(address, asked).context["worth"])) - first
    assert second
    everyone = [*first, *second]
    worth = client.get(address, {"without": everyone}).context["worth"]
    assert {key for key, row in rows(worth).items() if row.left_out} == set(everyone)


def test_with_all_comparables_dropped_less_is_said_not_nothing(client, prices):
    car = car_of_grade("wide")
    keys = [sale.pk for sale in Sale.objects.filter(family=car.family)]
    address, asked = price_page(car, without=keys)
    answer = client.get(address, asked)
    assert answer.status_code == 200
    assert all(row.left_out for row in answer.context["worth"].compared.rows)


@pytest.mark.parametrize(
    "without", ["", "x", "-1", "0", "99999999999", "9" * 400, "1.5", "٣", "1 OR 1=1"]
)
def test_a_comparable_that_is_none_is_passed_over(client, prices, without):
    car = car_of_grade("supported")
    address, asked = price_page(car, without=[without] * 60)
    answer = client.get(address, asked)
    assert answer.status_code == 200
    assert answer.context["worth"].whole is None
    assert answer.context["worth"].estimate == car.estimate


def test_the_panel_alone_is_asked_for_by_script_and_neither_is_for_robots(client, prices):
    car = car_of_grade("supported")
    address, _asked = price_page(car)
    page, part = client.get(address), client.get(address, {"part": ""})
    assert "<html" in page.content.decode()
    assert '<meta name="robots" content="noindex">' in page.content.decode()
    assert "<html" not in part.content.decode()
    assert "data-said=" in part.content.decode()
    for answer in (page, part):
        assert answer.headers["X-Robots-Tag"] == "noindex"


def test_the_address_without_some_is_the_cars_own(client, prices):
    car = car_of_grade("supported", status="draft")
    address, _asked = price_page(car)
    assert client.get(address).status_code == 404
    client.force_login(UserFactory())
    assert client.get(address).status_code == 404
    client.force_login(car.seller.memberships.get().user)
    assert client.get(address).status_code == 200
    assert client.get("/cars/suzuki/carry/2001-zzzzzzzzz/price/").status_code == 404
    Listing.objects.filter(pk=car.pk).update(status="live", listed_at=timezone.now())
    answer = client.get(f"/cars/x/y/1999-{car.public_id}/price/?without=7")
    assert answer.headers["Location"] == f"{address}?without=7"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_only_read(client, prices, method):
    address, _asked = price_page(car_of_grade("supported"))
    assert getattr(client, method)(address).status_code == 405
