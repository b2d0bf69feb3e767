"""A listing's estimate: what is asked of the model, what is kept of the answer."""

from dataclasses import replace

import pytest
import time_machine

from listings.cars import estimating, worth
from listings.cars.models import Listing
from listings.eligibility.clock import legal_today
from listings.pricing import switching
from listings.pricing.actions import record_asking
from listings.pricing.models import Estimate, PriceModel, Sale
from listings.pricing.standing import standing
from listings.work.models import WorkItem
from tests.factories import FamilyFactory, ListingFactory, SaleFactory
from tests.pricing import taught

pytestmark = pytest.mark.django_db


@pytest.fixture
def market(car):
    """Sixty known prices of cars like the car, and what was learnt from them."""
    taught.sales(60, family=car.family)
    return taught.learn()


def fresh(car):
    return Listing.objects.with_names().get(pk=car.pk)


def estimate(car):
    listing = fresh(car)
    estimating.store(listing, estimating.estimate_for(listing))
    return fresh(car).estimate


def test_n06_ac1_an_estimate_is_a_range_its_middle_and_what_it_rests_on(car, market):
    found = estimate(car)
    assert found.listing_id == car.pk
    assert found.low_usd_cents < found.mid_usd_cents < found.high_usd_cents
    assert 600_000 < found.mid_usd_cents < 800_000
    assert found.effective_comparables >= 8
    assert (found.comparable_count, found.n) == (60, 60)
    assert found.on == found.made_at.date()
    assert found.model_version == market.version
    told = worth.explain(fresh(car))
    assert {"mileage", "drive", "gearbox", "place"} <= {factor.name for factor in told.factors}
    assert sum(factor.amount for factor in told.factors) == pytest.approx(told.mid - told.typical)


def test_n06_ac2_a_supported_estimate_names_a_price_and_says_what_it_rests_on(car, market):
    found = estimate(car)
    assert (found.grade, found.code) == ("supported", "supported")
    assert (found.is_supported, found.abstained) == (True, False)
    assert found.mid is not None
    assert found.mid % 5_000 == 0
    assert found.reason.startswith("From 60 prices of the Suzuki Carry")


def test_n06_ac2_a_wide_estimate_names_a_range_and_no_price(car):
    taught.sales(60, family=car.family, spread=0.45)
    taught.learn()
    found = estimate(car)
    assert (found.grade, found.code) == ("wide", "wide_range")
    assert (found.is_supported, found.abstained) == (False, False)
    assert found.mid is None
    assert found.low < found.high
    assert found.mid_usd_cents is not None, "kept, though no page shows it"


def test_n06_ac2_too_few_prices_give_none_and_the_reason(car):
    other = FamilyFactory(name="Jimny")
    taught.sales(40, family=other)
    taught.sales(2, family=car.family)
    taught.learn()
    found = estimate(car)
    assert (found.grade, found.code) == ("abstained", "too_few")
    assert (found.low_usd_cents, found.mid_usd_cents, found.high_usd_cents) == (None, None, None)
    assert found.reason == "Only 2 prices of the Suzuki Carry are known; 3 are needed."


@pytest.mark.parametrize(
    ("missing", "reason"),
    [
        ({"year": None}, "Not yet known of this car: its year."),
        ({"side": ""}, "Not yet known of this car: where it is."),
        ({"year": None, "side": ""}, "Not yet known of this car: its year and where it is."),
    ],
)
def test_n06_ac2_a_car_of_which_too_little_is_known_is_told_so(car, market, missing, reason):
    Listing.objects.filter(pk=car.pk).update(**missing)
    found = estimate(car)
    assert (found.abstained, found.code, found.reason) == (True, "facts_missing", reason)
    assert worth.explain(fresh(car)) is None


def test_before_anything_was_learnt_that_is_said_and_learning_is_ordered(car):
    SaleFactory(family=car.family)
    WorkItem.objects.all().delete()
    found = estimate(car)
    assert (found.abstained, found.code) == (True, "no_model")
    assert found.reason == "Nothing has been learnt from known prices yet."
    assert WorkItem.objects.filter(kind="learn").exists()


def test_without_any_price_there_is_nothing_to_order(car):
    assert estimate(car).code == "no_model"
    assert not WorkItem.objects.filter(kind="learn").exists()


def test_estimating_twice_keeps_one_row(car, market):
    first = estimate(car)
    assert estimate(car) == first
    assert Estimate.objects.count() == 1


def test_a_new_version_makes_a_new_row_and_keeps_the_old_one(car, market):
    first = estimate(car)
    taught.sales(5, family=car.family, usual=900_000)
    assert taught.learn().version != market.version
    second = estimate(car)
    assert second.mid_usd_cents > first.mid_usd_cents
    assert set(Estimate.objects.all()) == {first, second}


def test_another_day_of_the_month_is_the_same_question_and_another_month_another(car):
    with time_machine.travel("2027-01-15 12:00Z"):
        taught.sales(30, family=car.family)
        taught.learn()
        first = estimate(car)
    with time_machine.travel("2027-01-31 12:00Z"):
        assert estimate(car) == first
    with time_machine.travel("2027-02-02 12:00Z"):
        assert estimate(car) != first


def test_n06_ac7_what_a_seller_asks_does_not_move_what_his_car_is_worth(car):
    taught.sales(60, family=car.family, kind="asking")
    taught.learn()
    first = estimate(car)
    sibling = ListingFactory(seller=car.seller, family=car.family)
    for listing in (car, sibling):
        offer = replace(estimating.offer_of(listing), price_usd_cents=2_000_000)
        record_asking(offer, on=legal_today())
    Listing.objects.filter(pk=car.pk).update(price=2_000_000, price_usd_cents=2_000_000)
    again = estimate(car)
    assert again.mid_usd_cents == first.mid_usd_cents
    taught.learn()
    learnt = estimate(car)
    assert learnt.model_version != first.model_version
    assert learnt.mid_usd_cents == pytest.approx(first.mid_usd_cents, rel=0.02)


def test_n06_ac7_of_one_seller_three_cars_count_with_at_most_30_percent(car):
    theirs = taught.sales(20, family=car.family, seller_key="seller X")
    taught.sales(12, family=car.family)
    taught.learn()
    estimate(car)
    used = worth.explain(fresh(car)).comparables
    keys = {f"sale {sale.pk}" for sale in theirs}
    shares = [one.share for one in used if one.key in keys]
    assert 0 < len(shares) <= 3
    assert sum(shares) <= 0.3


def test_the_model_never_sees_the_price_and_knows_the_car_by_its_own_sale(car):
    sale = SaleFactory(listing_id=car.pk)
    found = worth.car_of(fresh(car))
    assert found.price is None
    assert found.key == f"sale {sale.pk}"
    assert found.seller == f"seller {car.seller_id}"
    assert (found.make, found.model, found.year) == ("Suzuki", "Carry", 2001)
    assert (found.side, found.location, found.kind) == ("us", "OH", "asking")


def test_explaining_gives_what_is_stored(car, market):
    found, told = estimate(car), worth.explain(fresh(car))
    assert (round(told.low * 100), round(told.mid * 100), round(told.high * 100)) == (
        found.low_usd_cents,
        found.mid_usd_cents,
        found.high_usd_cents,
    )
    assert told.comparables
    assert told.model_version == found.model_version


def test_explaining_without_a_comparable_leaves_it_out_and_writes_nothing(car, market):
    estimate(car)
    whole = worth.explain(fresh(car))
    dropped = whole.comparables[0].key
    without = worth.explain(fresh(car), without=[dropped])
    assert dropped not in {one.key for one in without.comparables}
    assert without.mid != whole.mid
    assert Estimate.objects.count() == 1


def test_nothing_is_explained_by_a_version_whose_content_is_gone(car, market):
    estimate(car)
    PriceModel.objects.update(content=None, is_active=False)
    assert worth.explain(fresh(car)) is None


def test_storing_writes_only_the_estimate(car, market):
    listing = fresh(car)
    answer = estimating.estimate_for(listing)
    Listing.objects.filter(pk=car.pk).update(price=1, version=9)
    estimating.store(listing, answer)
    assert (fresh(car).price, fresh(car).version) == (1, 9)
    assert fresh(car).estimate is not None


def test_an_estimate_that_came_in_meanwhile_is_not_overwritten_but_looked_at_again(car, market):
    listing = fresh(car)
    late = estimating.estimate_for(listing)
    taught.sales(5, family=car.family, usual=900_000)
    taught.learn()
    newer = estimate(car)
    WorkItem.objects.all().delete()
    estimating.store(listing, late)
    assert fresh(car).estimate == newer
    assert WorkItem.objects.filter(kind="price", subject_id=car.pk).exists()


def test_an_estimate_costs_few_statements(car, market, django_assert_num_queries):
    listing = fresh(car)
    standing().model  # noqa: B018 - loaded once a process
    # Its own recorded price, and which version stands.
    with django_assert_num_queries(2):
        answer = estimating.estimate_for(listing)
    # Two savepoints, one look whether the row is there, its insert, the listing.
    with django_assert_num_queries(7):
        estimating.store(listing, answer)
    with django_assert_num_queries(3):
        estimating.store(listing, answer)


@pytest.mark.parametrize(
    ("invented", "source"),
    [(False, "Asked on this site"), (True, "Invented for the demo market")],
)
def test_a_price_says_whether_it_is_invented(invented, source):
    car = ListingFactory(is_invented=invented)
    record_asking(estimating.offer_of(car), on=legal_today())
    assert Sale.objects.get().source == source


def test_a_recorded_price_tells_all_that_the_model_looks_at(car):
    Listing.objects.filter(pk=car.pk).update(grade="KU", aspiration="turbo", displacement_cc=660)
    record_asking(estimating.offer_of(fresh(car)), on=legal_today())
    sale = Sale.objects.get()
    assert (sale.trim, sale.gearbox, sale.body) == ("KU", "5mt", "truck")
    assert (sale.aspiration, sale.displacement_cc, sale.location) == ("turbo", 660, "OH")
    assert (sale.amount, sale.currency, sale.certainty) == (790_000, "USD", "high")


def test_a_rolled_back_version_estimates_as_it_did(car, market, staff):
    first = estimate(car)
    taught.sales(5, family=car.family, usual=900_000)
    taught.learn()
    assert estimate(car) != first
    switching.switch_on(market.row, by=staff, why="The new prices look odd")
    assert estimate(car) == first
