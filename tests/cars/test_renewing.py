"""A switched-on version estimates every car anew, in ranges of keys, whatever happens meanwhile."""

from datetime import timedelta

import pytest
from django.db.models import F

from listings.cars import actions, estimating, renewing, repricing
from listings.cars.models import Listing
from listings.eligibility.clock import legal_today
from listings.pricing import switching
from listings.pricing.actions import record_asking
from listings.pricing.models import Estimate, Renewal
from listings.pricing.standing import standing
from listings.work.draining import drain_kind
from listings.work.models import WorkItem
from tests.factories import EstimateFactory, FamilyFactory, ListingFactory, SellerFactory
from tests.pricing import taught

pytestmark = pytest.mark.django_db

CARS = 7


@pytest.fixture
def cars(car):
    """Cars of all kinds: like known ones, of an unknown family, of an unknown age."""
    seller = SellerFactory()
    return [
        car,
        *(ListingFactory(seller=seller, mileage_km=30_000 + 7_001 * n) for n in range(3)),
        ListingFactory(family=FamilyFactory(name="Jimny")),
        ListingFactory(year=None),
        ListingFactory(status="draft", side="jp", state=""),
    ]


@pytest.fixture
def market(cars):
    for listing in cars[:4]:
        record_asking(estimating.offer_of(listing), on=legal_today())
    taught.sales(60, family=cars[0].family)
    return taught.learn()


def drain(kind):
    WorkItem.objects.update(not_before=F("not_before") - timedelta(days=2))
    return drain_kind(kind)


def shown():
    """What each car shows, with the version that says it."""
    return {
        car.pk: car.estimate and (car.estimate.model_version, car.estimate.grade, car.estimate.mid)
        for car in Listing.objects.with_names()
    }


def test_learning_has_every_car_estimated_by_the_new_version(cars, market):
    assert drain("renew") == 1
    assert {version for version, *_rest in shown().values()} == {market.version}
    walk = Renewal.objects.get()
    assert (walk.renewed, walk.percent) == (CARS, 100)
    assert walk.finished_at is not None


def test_a_renewal_says_of_each_car_what_an_estimate_of_one_says(cars, market):
    drain("renew")
    columns = ("model_version", "input_hash", "grade", "code", "reason", "reason_said", "abstained",
               "low_usd_cents", "mid_usd_cents", "high_usd_cents", "comparable_count")  # fmt: skip
    for listing in Listing.objects.with_names():
        row = estimating.estimate_for(listing).as_row()
        assert {name: row[name] for name in columns} == {
            name: getattr(listing.estimate, name) for name in columns
        }
        assert row["effective_comparables"] == pytest.approx(listing.estimate.effective_comparables)
        estimating.store(listing, estimating.estimate_for(listing))
    assert Estimate.objects.count() == CARS, "the same inputs are the same row"


def test_a_walk_goes_range_by_range_and_each_orders_the_next(cars, market, monkeypatch):
    monkeypatch.setattr(renewing, "RANGE", 3)
    assert drain("renew") == 3
    assert Renewal.objects.get().renewed == CARS
    assert not WorkItem.objects.waiting().filter(kind="renew").exists()


def test_a_killed_walk_goes_on_where_it_was(cars, market, monkeypatch):
    monkeypatch.setattr(renewing, "RANGE", 3)
    write = renewing.next_range(market.row.pk)
    write()
    halfway = Renewal.objects.get()
    assert (halfway.renewed, halfway.finished_at) == (3, None)
    # Killed between working out the next range and writing it: nothing of that is there.
    renewing.next_range(market.row.pk)
    halfway.refresh_from_db()
    assert halfway.renewed == 3
    drain("renew")
    halfway.refresh_from_db()
    assert (halfway.renewed, halfway.percent) == (CARS, 100)
    assert Estimate.objects.count() == CARS


def test_a_range_that_is_written_twice_counts_once(cars, market):
    first, second = renewing.next_range(market.row.pk), renewing.next_range(market.row.pk)
    first()
    second()
    assert Renewal.objects.get().renewed == CARS
    assert Estimate.objects.count() == CARS


def test_a_car_changed_during_the_walk_is_right_in_the_end(cars, market, user):
    car = Listing.objects.get(pk=cars[0].pk)
    write = renewing.next_range(market.row.pk)
    actions.save_details(car, {"odometer": 250_000}, by=user)
    write()
    assert Listing.objects.get(pk=car.pk).estimate is None, "what was read is no longer so"
    drain("price")
    now = Listing.objects.with_names().get(pk=car.pk)
    assert now.estimate.input_hash == estimating.estimate_for(now).input_hash


def test_an_estimate_that_came_in_meanwhile_is_not_overwritten(cars, market):
    write = renewing.next_range(market.row.pk)
    newer = EstimateFactory(listing=cars[0], model_version="newer")
    Listing.objects.filter(pk=cars[0].pk).update(estimate=newer)
    WorkItem.objects.all().delete()
    write()
    assert Listing.objects.get(pk=cars[0].pk).estimate == newer
    assert list(WorkItem.objects.filter(kind="price").values_list("subject_id")) == [(cars[0].pk,)]


def test_a_version_that_is_switched_off_renews_nothing_more(cars, market, staff, monkeypatch):
    monkeypatch.setattr(renewing, "RANGE", 3)
    write = renewing.next_range(market.row.pk)
    taught.sales(5, family=cars[0].family, usual=900_000)
    later = taught.learn()
    write()
    assert not Estimate.objects.exists()
    assert renewing.next_range(market.row.pk) is None
    drain("renew")
    assert {version for version, *_rest in shown().values()} == {later.version}


def test_rolling_back_shows_the_estimates_of_then(cars, market, staff):
    drain("renew")
    before = shown()
    taught.sales(5, family=cars[0].family, usual=900_000)
    taught.learn()
    drain("renew")
    assert shown() != before
    switching.switch_on(market.row, by=staff, why="odd")
    drain("renew")
    assert shown() == before
    assert Estimate.objects.count() == 2 * CARS, "the rows of then are shown again"


def test_what_was_said_of_a_sold_car_stands(cars, market):
    drain("renew")
    Listing.objects.filter(pk=cars[0].pk).update(status="sold")
    taught.sales(5, family=cars[0].family, usual=900_000)
    later = taught.learn()
    drain("renew")
    found = shown()
    assert found.pop(cars[0].pk)[0] == market.version
    assert {version for version, *_rest in found.values()} == {later.version}


def test_a_range_costs_the_same_statements_however_many_cars(
    cars, market, django_assert_num_queries
):
    model = standing()
    model.model  # noqa: B018 - loaded once a process
    with django_assert_num_queries(2):
        found = repricing.judge(model, 0, cars[-1].pk, 5_000)
    with django_assert_num_queries(2):
        assert repricing.store(found) == CARS


def test_cars_of_a_demo_part_are_left_to_the_workers(cars, market, monkeypatch):
    monkeypatch.setattr(renewing, "RANGE", 3)
    walk = renewing.renew(market, most=3)
    assert (walk.renewed, walk.finished_at) == (3, None)
    drain("renew")
    assert Renewal.objects.get().renewed == CARS
