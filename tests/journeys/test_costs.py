"""How many statements a page costs, whatever there is to show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from listings.cars import actions
from listings.cars.models import Claim
from listings.landed import estimating
from listings.places.models import Port
from listings.pricing.models import Estimate
from listings.states import answers
from tests.factories import ClaimFactory, ListingFactory, PhotoFactory, SellerFactory

pytestmark = pytest.mark.django_db

RESULTS, ONE_CAR = 8, 12
SEARCHES = [
    "",
    "?legal=now&make=suzuki&model=carry&body=truck&drive=pt4wd&gearbox=5mt&price_max=9000",
    "?q=carry+white&sort=price",
    "?sort=eligible&page=2",
    "?make=suzuki&year_max=1950",
    "?state=TX&road=1&legal=now",
    "?seller=dealer&side=us&km_max=100000&year_min=1990&legal=soon&legal=now",
]


@pytest.fixture(autouse=True)
def _kept(monkeypatch):
    """Rules and rates are read again after some seconds: not between two visits of a test."""
    monkeypatch.setattr(answers, "KEPT_SECONDS", 3_600)
    monkeypatch.setattr(estimating, "KEPT_SECONDS", 3_600)


def cost_of(client, address):
    """Statements of the second visit: what a process learns once is not counted."""
    client.get(address)
    with CaptureQueriesContext(connection) as statements:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(statements)


def offer(seller, cars):
    for n in range(cars):
        car = ListingFactory(seller=seller if n % 2 else SellerFactory(), price=500_000 + n)
        for place in range(1, 4):
            PhotoFactory(listing=car, place=place)


@pytest.mark.parametrize("search", SEARCHES)
def test_results_cost_no_more_than_eight_however_many_cars(client, seller, search):
    costs = []
    for cars in (1, 10, 40):
        offer(seller, cars)
        costs.append(cost_of(client, f"/cars/{search}"))
    assert max(costs) <= RESULTS, costs


def test_results_cost_a_seller_no_more(client, seller, user):
    offer(seller, 30)
    client.force_login(user)
    assert cost_of(client, "/cars/") <= RESULTS


@pytest.fixture
def full_car(car, user):
    """A car with all that a page can show: photos, every claim, an estimate, many prices."""
    for place in range(1, 41):
        PhotoFactory(listing=car, place=place)
    for kind in Claim.Kind:
        ClaimFactory(listing=car, kind=kind, value="2001-06")
    for n in range(10):
        actions.change_price(car, 700_000 + n * 10_000, "USD", by=user)
    car.estimate = Estimate.objects.create(
        listing=car,
        abstained=False,
        grade="supported",
        low_usd_cents=600_000,
        mid_usd_cents=700_000,
        high_usd_cents=800_000,
    )
    car.save(update_fields=["estimate"])
    return car


def test_a_car_costs_no_more_than_twelve_however_full_its_page(client, car, full_car):
    bare = ListingFactory()
    for each in (bare, full_car):
        assert cost_of(client, each.get_absolute_url()) <= ONE_CAR


def test_a_car_costs_a_signed_in_person_no_more(client, full_car, stranger):
    client.force_login(stranger)
    assert cost_of(client, full_car.get_absolute_url()) <= ONE_CAR


@pytest.mark.parametrize("side", ["us", "jp"])
def test_a_car_costs_no_more_where_state_and_door_are_known(client, full_car, stranger, side):
    full_car.side = side
    full_car.port = Port.objects.get(code="JPYOK") if side == "jp" else None
    full_car.entry_port = Port.objects.filter(country="US").first()
    full_car.save()
    client.cookies["state"], client.cookies["zip"] = "TX", "75001"
    client.force_login(stranger)
    assert cost_of(client, full_car.get_absolute_url()) <= ONE_CAR
    assert "most likely about" in client.get(full_car.get_absolute_url()).text


def test_a_car_costs_its_own_seller_no_more(client, full_car, user):
    client.force_login(user)
    assert cost_of(client, full_car.get_absolute_url()) <= ONE_CAR


def test_a_sellers_list_costs_the_same_however_many_cars(client, seller, user):
    client.force_login(user)
    offer(seller, 2)
    few = cost_of(client, "/sell/")
    offer(seller, 40)
    assert cost_of(client, "/sell/") == few
