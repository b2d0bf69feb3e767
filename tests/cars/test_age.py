"""From a car's claims to what the federal rule is told."""

from datetime import date, timedelta

import pytest

from listings.cars import actions
from listings.cars.age import assess_claims, assess_listing, grounds_of, shown_year
from listings.cars.models import Claim
from listings.eligibility.proof import Kind, Level
from listings.eligibility.rules import Status
from tests.factories import ClaimFactory, ListingFactory

pytestmark = pytest.mark.django_db

DAY = date(2036, 11, 22)


def grounds(car, day=DAY):
    return grounds_of(car, car.claims.standing(), day)


def test_a_car_that_says_nothing_is_unknown(car):
    found = assess_listing(car, DAY)
    assert found.verdict.status == Status.UNKNOWN
    assert found.verdict.safe is None


def test_a_claim_counts_fully_only_once_it_is_checked(car, staff):
    claim = ClaimFactory(listing=car, value="2001-06")
    assert assess_listing(car, DAY).verdict.level == Level.E
    actions.check_claim(claim, by=staff)
    verdict = assess_listing(car, DAY).verdict
    assert (verdict.level, verdict.safe) == (Level.A, date(2026, 6, 30))


def test_a_withdrawn_claim_counts_no_more(car, user):
    actions.state_claims(car, {"build_plate": ("2001-06", "")}, by=user)
    actions.state_claims(car, {"build_plate": ("", "")}, by=user)
    assert grounds(car) == []
    assert car.claims.count() == 1, "the old row stays for the record"


def test_the_seller_s_word_on_the_year_is_no_fact(car):
    ClaimFactory(listing=car, kind="seller_statement", value="1990")
    assert assess_listing(car, DAY).verdict.status == Status.UNKNOWN


def test_a_frame_number_adds_the_production_window_of_its_model():
    car = ListingFactory(frame_number="DA52T-999999")
    (ground,) = grounds(car)
    assert (ground.kind, ground.level) == (Kind.GENERATION, Level.D)
    assert ground.interval.first < date(1999, 1, 1) < date(2002, 4, 1) < ground.interval.last


def test_a_number_that_staff_have_seen_proves_its_serial_block(staff):
    car = ListingFactory(frame_number="DA52T-100039")
    unseen = grounds(car)
    ClaimFactory(listing=car, kind="frame_number", value="DA52T-100039")
    assert grounds(car) == unseen
    actions.check_claim(car.claims.get(), by=staff)
    (seen,) = grounds(car)
    assert seen.kind == unseen[0].kind
    if seen.kind == Kind.FRAME_NUMBER:
        assert (unseen[0].level, seen.level) == (Level.E, Level.B)


def test_an_odometer_reading_is_no_date(car):
    ClaimFactory(listing=car, kind="odometer", value="61234 km")
    assert grounds(car) == []


def test_the_hash_changes_with_the_inputs_and_only_with_them(car, user, staff):
    def fingerprint(day=DAY):
        return assess_claims(car, car.claims.standing(), day).input_hash

    actions.state_claims(car, {"build_plate": ("2001-06", "")}, by=user)
    first = fingerprint()
    actions.save_details(car, {"colour": "red"}, by=user)
    assert fingerprint() == first
    assert fingerprint(DAY + timedelta(days=400)) == first, "time passing is no new input"
    actions.check_claim(car.claims.standing().get(), by=staff)
    second = fingerprint()
    assert second != first
    actions.state_claims(car, {"build_plate": ("2001-07", "")}, by=user)
    assert fingerprint() not in (first, second)


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ({}, None),
        ({"seller_statement": "1999"}, 1999),
        ({"seller_statement": "1999", "first_inspection": "2000"}, 2000),
        ({"first_inspection": "2000", "first_registration": "2001-01"}, 2001),
        ({"first_registration": "2001-01", "maker_record": "2000-12"}, 2000),
        ({"maker_record": "2000-12", "build_plate": "1998-05"}, 1998),
        ({"build_plate": "1999-01/2005-12"}, 1999),
        ({"odometer": "61234 km", "frame_number": "DA52T-123456"}, None),
    ],
)
def test_the_year_shown_is_that_of_the_best_date(said, year):
    assert shown_year(Claim(kind=kind, value=value) for kind, value in said.items()) == year


def test_a_model_that_is_still_built_gives_the_same_hash_every_day():
    car = ListingFactory(frame_number="DA16T-612345")
    today, later = (assess_listing(car, day) for day in (DAY, DAY + timedelta(days=1)))
    assert today.input_hash == later.input_hash
