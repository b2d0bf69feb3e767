from dataclasses import replace

import pytest
import time_machine

from listings.cars import estimating
from listings.cars.models import Listing
from listings.eligibility.clock import legal_today
from listings.pricing.actions import record_asking
from listings.pricing.models import Estimate, Sale
from tests.factories import ListingFactory, SaleFactory

pytestmark = pytest.mark.django_db

TEN = [700_000 + 20_000 * n for n in range(10)]


@pytest.fixture
def market(car):
    """Ten sales of cars like the car."""
    return [
        SaleFactory(
            family=car.family,
            price_usd_cents=price,
            year=car.year,
            mileage_km=car.mileage_km,
            drive=car.drive,
            side=car.side,
            kind="told",
        )
        for price in TEN
    ]


def fresh(car):
    return Listing.objects.with_names().get(pk=car.pk)


def estimate(car):
    listing = fresh(car)
    estimating.store(listing, estimating.estimate_for(listing))
    return fresh(car).estimate


def test_a_car_with_comparables_gets_its_range(car, market):
    found = estimate(car)
    assert found.listing_id == car.pk
    assert (found.abstained, found.mid_usd_cents) == (False, 789_937)
    assert found.low_usd_cents < found.mid_usd_cents < found.high_usd_cents
    assert (found.comparable_count, found.n, found.effective_comparables) == (10, 10, 10)
    assert found.model_version == "comparables-1"
    assert found.reason == "From 10 prices of the Suzuki Carry, by 10 sellers: 0 asked, 10 paid."


def test_a_car_with_too_few_comparables_is_told_so(car):
    SaleFactory(family=car.family, side="us", kind="told")
    found = estimate(car)
    assert found.abstained
    assert (found.low_usd_cents, found.mid_usd_cents, found.high_usd_cents) == (None, None, None)
    assert found.reason == "Only 1 sale of the Suzuki Carry is known; 8 are needed."


def test_estimating_twice_keeps_one_row(car, market):
    first = estimate(car)
    assert estimate(car) == first
    assert Estimate.objects.count() == 1


def test_a_new_sale_makes_a_new_row_and_keeps_the_old_one(car, market):
    first = estimate(car)
    SaleFactory(family=car.family, side="us", kind="told")
    second = estimate(car)
    assert second != first
    assert set(Estimate.objects.all()) == {first, second}


def test_the_same_day_next_month_is_a_new_question(car, market):
    with time_machine.travel("2027-01-31 12:00Z"):
        first = estimate(car)
    with time_machine.travel("2027-02-01 12:00Z"):
        assert estimate(car) != first


def test_own_asking_price_and_own_cars_do_not_change_the_estimate(car, market):
    first = estimate(car)
    sibling = ListingFactory(seller=car.seller, family=car.family)
    today = legal_today()
    for listing in (car, sibling):
        offer = replace(estimating.offer_of(listing), price_usd_cents=100)
        record_asking(offer, on=today)
    Listing.objects.filter(pk=car.pk).update(price=100, price_usd_cents=100)
    assert estimate(car) == first


def test_another_sellers_asking_price_counts(car, market):
    first = estimate(car)
    other = ListingFactory(family=car.family, price=900_000)
    record_asking(estimating.offer_of(other), on=legal_today())
    assert estimate(car) != first


def test_storing_writes_only_the_estimate(car, market):
    listing = fresh(car)
    result = estimating.estimate_for(listing)
    Listing.objects.filter(pk=car.pk).update(price=1, version=9)
    estimating.store(listing, result)
    assert (fresh(car).price, fresh(car).version) == (1, 9)
    assert fresh(car).estimate is not None


def test_an_estimate_costs_one_read_and_few_writes(car, market, django_assert_num_queries):
    listing = fresh(car)
    with django_assert_num_queries(1):
        result = estimating.estimate_for(listing)
    # Two savepoints, one look whether the row is there, its insert, the listing.
    with django_assert_num_queries(7):
        estimating.store(listing, result)
    with django_assert_num_queries(4):
        estimating.store(listing, result)


@pytest.mark.parametrize(
    ("invented", "source"),
    [(False, "Asked on this site"), (True, "Invented for the demo market")],
)
def test_a_price_says_whether_it_is_invented(invented, source):
    car = ListingFactory(is_invented=invented)
    record_asking(estimating.offer_of(car), on=legal_today())
    assert Sale.objects.get().source == source
