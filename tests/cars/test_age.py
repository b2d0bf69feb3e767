"""From a car's claims to what the federal rule is told."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine

from listings.cars import actions
from listings.cars.age import (
    assess_as_of,
    assess_claims,
    assess_listing,
    grounds_of,
    shown_year,
)
from listings.cars.models import Claim
from listings.eligibility import rules
from listings.eligibility.proof import Kind, Level
from listings.eligibility.rulebook import Rulebook
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


# What was answered then -------------------------------------------------------------------------


def test_an_old_answer_can_be_worked_out_again_from_the_claims_of_then(car, user, staff):
    with time_machine.travel("2026-03-01T20:00:00Z"):
        actions.state_claims(car, {"build_plate": ("2001-06", "")}, by=user)
    with time_machine.travel("2026-04-01T20:00:00Z"):
        actions.check_claim(car.claims.get(), by=staff)
    with time_machine.travel("2026-05-01T20:00:00Z"):
        actions.state_claims(car, {"build_plate": ("2001-08", "")}, by=user)
    answers = {
        day: (found.verdict.level, found.verdict.safe, found.verdict.status)
        for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1))
        if (found := assess_as_of(car, day))
    }
    assert list(answers.values()) == [
        (None, None, Status.UNKNOWN),
        (Level.E, date(2026, 6, 30), Status.NOT_YET),
        (Level.A, date(2026, 6, 30), Status.NOT_YET),
        (Level.E, date(2026, 8, 31), Status.NOT_YET),
    ]


def test_a_day_of_then_ends_at_midnight_on_the_pacific_coast(car, user):
    with time_machine.travel("2026-03-02T07:59:00Z"):
        actions.state_claims(car, {"build_plate": ("2001-06", "")}, by=user)
    assert assess_as_of(car, date(2026, 3, 1)).verdict.safe == date(2026, 6, 30)


def test_an_old_answer_rests_on_the_rules_that_held_then(car, tmp_path, monkeypatch):
    """A law that counted 20 years until the end of 2025."""
    book = tmp_path / "federal.csv"
    given = Path(rules.__file__).parent.joinpath("data/federal.csv").read_text()
    header, age, *others = given.splitlines(keepends=True)
    now = age.replace(",,,sourced,", ",2026-01-01,,sourced,")
    before = age.replace("nhtsa_age,25,", "nhtsa_age,20,").replace(
        ",,,sourced,", ",,2025-12-31,sourced,"
    )
    assert len({age, now, before}) == 3
    book.write_text("".join([header, before, now, *others]))
    monkeypatch.setattr(rules, "FEDERAL", Rulebook(book))
    with time_machine.travel("2025-01-01T20:00:00Z"):
        ClaimFactory(listing=car, value="2003-06")
    assert assess_as_of(car, date(2025, 12, 31)).verdict.safe == date(2023, 6, 30)
    assert assess_as_of(car, date(2026, 1, 1)).verdict.safe == date(2028, 6, 30)
