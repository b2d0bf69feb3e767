"""Changing what a listing says: columns, events, the second window, the derived figures."""

from datetime import date
from decimal import Decimal

import pytest

from listings.accounts.models import Act
from listings.cars import actions, rules
from listings.cars.models import Claim, Listing
from listings.pricing.models import ExchangeRate
from listings.work.models import WorkItem
from tests.factories import ClaimFactory, ListingFactory

pytestmark = pytest.mark.django_db


def test_a_new_price_is_an_event_and_keeps_the_old_one(car, user):
    actions.change_price(car, 720_000, "USD", by=user)
    car.refresh_from_db()
    assert (car.price, car.price_usd_cents, car.version) == (720_000, 720_000, 2)
    event = car.events.get(kind="price_changed")
    assert event.data == {"before": {"price": 790_000}, "after": {"price": 720_000}}
    assert Act.objects.get(verb="changed").before == {"price": 790_000}


def test_saving_the_same_values_again_writes_nothing(car, user):
    actions.save_details(car, {"price": car.price, "colour": car.colour}, by=user)
    car.refresh_from_db()
    assert car.version == 1
    assert not car.events.exists()
    assert not Act.objects.exists()
    assert not WorkItem.objects.exists()


def test_a_form_opened_before_another_windows_change_writes_nothing(car, user):
    opened_on = car.version
    actions.save_details(car, {"colour": "red"}, by=user)
    other_window = Listing.objects.get(pk=car.pk)
    with pytest.raises(actions.Conflict):
        actions.save_details(other_window, {"colour": "blue"}, by=user, version=opened_on)
    car.refresh_from_db()
    assert car.colour == "red"
    assert Act.objects.filter(verb="changed").count() == 1


@pytest.mark.parametrize("status", ["in_review", "sold", "ended", "removed"])
def test_a_listing_out_of_the_sellers_hands_is_not_changed(seller, user, status):
    car = ListingFactory(seller=seller, status=status)
    with pytest.raises(rules.IllegalMove):
        actions.save_details(car, {"colour": "red"}, by=user)
    with pytest.raises(rules.IllegalMove):
        actions.state_claims(car, {"build_plate": ("2001-01", "2001-01")}, by=user)
    car.refresh_from_db()
    assert car.colour == "white"
    assert not car.claims.exists()


def test_miles_on_the_dash_are_searched_as_kilometres(car, user):
    actions.save_details(car, {"odometer": 60_000, "odometer_unit": "mi"}, by=user)
    car.refresh_from_db()
    assert car.mileage_km == 96_561
    assert car.mileage_mi == 60_000


def test_a_price_in_yen_is_in_dollars_only_while_a_rate_is_known(car, user):
    actions.change_price(car, 850_000, "JPY", by=user)
    car.refresh_from_db()
    assert car.price_usd_cents is None
    ExchangeRate.objects.create(
        currency="JPY", on=date(2026, 1, 1), usd=Decimal("0.0065"), source="test"
    )
    actions.change_price(car, 860_000, "JPY", by=user)
    car.refresh_from_db()
    assert car.price_usd_cents == 559_000


def test_a_changed_claim_is_a_new_row_and_starts_unchecked(car, user, staff):
    actions.state_claims(car, {"build_plate": ("2001-06", "H13.6")}, by=user)
    actions.check_claim(car.claims.standing().get(), by=staff)
    actions.state_claims(car, {"build_plate": ("2001-05", "2001-05")}, by=user)
    now = car.claims.standing().get()
    assert (now.value, now.is_checked) == ("2001-05", False)
    old = Claim.objects.get(value="2001-06")
    assert old.withdrawn_at
    assert old.typed == "H13.6"
    car.refresh_from_db()
    assert car.year == 2001


def test_stating_the_same_claim_again_keeps_its_proof(car, user, staff):
    actions.state_claims(car, {"build_plate": ("2001-06", "2001-06")}, by=user)
    actions.check_claim(car.claims.get(), by=staff)
    actions.state_claims(car, {"build_plate": ("2001-06", "2001-06")}, by=user)
    assert car.claims.get().is_checked


def test_checking_a_claim_twice_is_one_event(car, user, staff):
    claim = ClaimFactory(listing=car)
    actions.check_claim(claim, by=staff)
    actions.check_claim(claim, by=staff)
    assert car.events.filter(kind="proof_raised").count() == 1
    assert WorkItem.objects.get(kind="eligibility", subject_id=car.pk)


@pytest.mark.parametrize(
    "act",
    [
        lambda car, by: actions.save_details(car, {"engine_replaced": True}, by=by),
        lambda car, by: actions.change_price(car, 1_000_00, "USD", by=by),
        lambda car, by: actions.state_claims(car, {"build_plate": ("2001-01", "")}, by=by),
        lambda car, by: actions.check_claim(ClaimFactory(listing=car), by=by),
    ],
    ids=["details", "price", "claims", "proof"],
)
def test_every_act_on_an_input_orders_both_answers(car, user, act):
    act(car, user)
    ordered = WorkItem.objects.waiting().filter(subject_id=car.pk)
    assert set(ordered.values_list("kind", flat=True)) == {"eligibility", "price", "share"}
