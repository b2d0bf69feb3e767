"""What a car's page says: answers, facts, history and what is not known."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine

from listings.cars import actions, showing
from listings.cars.models import EligibilityVerdict, Listing
from listings.cars.wording import badge, money
from listings.pricing.models import Estimate, ExchangeRate
from listings.work.draining import drain_kind
from tests.factories import ClaimFactory, ListingFactory, PhotoFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_november")]

TODAY = date(2026, 11, 22)
PAST, FUTURE = date(2026, 6, 30), date(2027, 6, 30)


@pytest.fixture
def _in_november():
    with time_machine.travel(datetime(2026, 11, 22, 20, tzinfo=UTC)):
        yield


def answers(car):
    return showing.answers_for(car, list(car.claims.standing()))


def checked(car, by):
    """The car with its dates worked out as the worker does."""
    for claim in car.claims.standing():
        actions.check_claim(claim, by=by)
    assert drain_kind("eligibility")
    return Listing.objects.with_names().get(pk=car.pk)


@pytest.mark.parametrize(
    ("earliest", "safe", "level", "conflict", "kind", "label"),
    [
        (PAST, PAST, "A", False, "legal_now", "Legal now"),
        (None, TODAY, "C", False, "legal_now", "Legal now"),
        (PAST, PAST, "D", False, "needs_proof", "Needs proof"),
        (PAST, PAST, "E", False, "needs_proof", "Needs proof"),
        (PAST, PAST, "", False, "needs_proof", "Needs proof"),
        (FUTURE, FUTURE, "E", False, "needs_proof", "Needs proof"),
        (PAST, FUTURE, "A", False, "needs_proof", "Needs proof of the day"),
        (TODAY, FUTURE, "B", False, "needs_proof", "Needs proof of the day"),
        (FUTURE, FUTURE, "A", False, "not_yet", "From 30 Jun 2027"),
        (None, FUTURE, "C", False, "not_yet", "From 30 Jun 2027"),
        (None, None, "", False, "unknown", "Date not known"),
        (None, None, "", True, "conflict", "Dates disagree"),
        (PAST, PAST, "A", True, "conflict", "Dates disagree"),
    ],
)
def test_the_badge_says_legal_only_on_checked_proof(earliest, safe, level, conflict, kind, label):
    found = badge(earliest, safe, level, conflict)
    assert (found.kind, found.label) == (kind, label)


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (22, "Needs proof of the day"),
        (29, "Needs proof of the day"),
        (30, "Legal now"),
    ],
)
def test_n01_ac1_the_badge_of_a_plate_of_november_2001(staff, day, label):
    car = ListingFactory()
    ClaimFactory(listing=car, kind="build_plate", value="2001-11")
    car = checked(car, staff)
    assert (car.eligible_earliest, car.eligible_safe) == (date(2026, 11, 1), date(2026, 11, 30))
    with time_machine.travel(datetime(2026, 11, day, 20, tzinfo=UTC)):
        assert car.badge.label == label


def test_n01_ac3_a_window_alone_is_a_range_and_never_legal_before_its_end():
    before, after = date(2030, 12, 30), date(2030, 12, 31)
    for today in (before, after):
        with time_machine.travel(datetime(today.year, today.month, today.day, 20, tzinfo=UTC)):
            assert badge(date(2024, 1, 1), after, "D", conflict=False).kind == "needs_proof"


def test_the_badge_turns_on_the_day_in_pacific_time():
    eve = datetime(2026, 11, 30, 7, 59, tzinfo=UTC)
    with time_machine.travel(eve, tick=False):
        assert badge(None, date(2026, 11, 30), "A", conflict=False).kind == "not_yet"
    with time_machine.travel(eve.replace(hour=8, minute=1), tick=False):
        assert badge(None, date(2026, 11, 30), "A", conflict=False).kind == "legal_now"


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (790_000, "USD", "$7,900"),
        (790_050, "USD", "$7,900.50"),
        (790_005, "USD", "$7,900.05"),
        (850_000, "JPY", "¥850,000"),
    ],
)
def test_money_is_written_as_its_country_writes_it(amount, currency, text):
    assert money(amount, currency) == text


def test_the_verdict_of_a_checked_plate(car, staff):
    ClaimFactory(listing=car, value="2001-06")
    found = answers(checked(car, staff))
    verdict = found.verdict
    assert (verdict.label, verdict.level, verdict.is_current) == ("Legal now", "A", True)
    assert (verdict.earliest, verdict.safe) == (date(2026, 6, 1), date(2026, 6, 30))
    assert verdict.rule_version
    assert verdict.sources
    texts = " ".join(reason.text for reason in verdict.reasons)
    assert "June 2001" in texts
    assert "not legal advice" in texts
    tile = found.tiles[0]
    assert (tile.state, tile.answer, tile.checked_on) == ("legal", "Legal now", TODAY)
    assert tile.detail == "build plate, checked by staff"


def test_changed_claims_are_being_checked_again_until_the_worker_has_run(car, user, staff):
    ClaimFactory(listing=car, value="2001-06")
    car = checked(car, staff)
    actions.state_claims(car, {"build_plate": ("2002-03", "2002-03")}, by=user)
    found = answers(car)
    assert not found.verdict.is_current
    assert found.tiles[0].detail == "is being checked again"
    car = checked(car, staff)
    assert answers(car).verdict.is_current
    assert answers(car).tiles[0].answer == "From 31 Mar 2027"


def test_a_car_nobody_has_looked_at_yet_is_being_checked(car):
    found = answers(car)
    assert found.tiles[0].detail == "is being checked"
    assert found.verdict.checked_at is None
    assert not found.verdict.is_current


def test_facts_that_exclude_each_other_are_a_conflict_and_no_date(car, staff):
    ClaimFactory(listing=car, value="2001-06")
    ClaimFactory(listing=car, kind="first_registration", value="2001-01")
    found = answers(checked(car, staff))
    assert (found.tiles[0].state, found.tiles[0].answer) == ("stop", "Dates disagree")
    assert (found.verdict.earliest, found.verdict.safe) == (None, None)


def test_emissions_count_calendar_years_and_name_a_replaced_engine(car, staff, user):
    ClaimFactory(listing=car, value="2001-06")
    found = answers(checked(car, staff))
    emissions = found.verdict.emissions
    assert (emissions.answer, emissions.detail) == ("Old enough", "if the engine is original")
    actions.save_details(car, {"engine_replaced": True}, by=user)
    texts = " ".join(reason.text for reason in answers(car).verdict.reasons)
    assert "engine was replaced" in texts


def test_a_car_without_dates_gets_calm_answers(car):
    found = answers(car)
    assert [tile.state for tile in found.tiles] == ["unknown"] * 4
    assert [tile.answer for tile in found.tiles[1:]] == [
        "Choose your state",
        "Give your ZIP code",
        "Being worked out",
    ]
    assert found.verdict.emissions.answer == "Not known"


def test_an_estimate_is_shown_with_its_range_or_its_reason(car):
    usual = Estimate.objects.create(
        listing=car, model_version="m1", input_hash="x", abstained=False, grade="supported",
        low_usd_cents=612_345, mid_usd_cents=700_000, high_usd_cents=801_234,
    )  # fmt: skip
    car.estimate = usual
    tile = answers(car).tiles[3]
    assert (tile.state, tile.answer, tile.checked_on) == ("good", "$6,100 – $8,000", TODAY)
    car.estimate = Estimate(
        abstained=True, reason="Only two such cars are known.", made_at=usual.made_at
    )
    tile = answers(car).tiles[3]
    assert (tile.state, tile.detail) == ("unknown", "Only two such cars are known.")


def test_facts_say_who_says_so_and_what_is_missing(car, staff):
    ClaimFactory(listing=car, value="2001-06")
    ClaimFactory(listing=car, kind="odometer", value="61234 km")
    Listing.objects.filter(pk=car.pk).update(air_conditioning=False, seats=2)
    car = Listing.objects.with_names().get(pk=car.pk)
    rows = facts(car)
    assert rows["Build plate"].value == "June 2001"
    assert (rows["Build plate"].proof.level, rows["Build plate"].proof.said_by) == ("E", "seller")
    assert rows["Mileage"].value == "61,234 km (38,049 mi), the dash shows kilometres"
    assert rows["Mileage"].proof.level == "E"
    assert (rows["Air conditioning"].value, rows["Air conditioning"].missing) == ("No", False)
    assert rows["Seats"].value == "2"
    assert (rows["Gearbox"].value, rows["Drive"].value) == ("5-speed manual", "Part-time 4WD")
    assert (rows["Low range"].value, rows["Low range"].missing) == ("not given", True)
    assert rows["Tyre size"].missing
    assert "Grade in Japanese" not in rows
    actions.check_claim(car.claims.get(kind="build_plate"), by=staff)
    proof = facts(car)["Build plate"].proof
    assert (proof.level, proof.said_by) == ("A", "checked by staff")


def facts(car):
    groups = showing.fact_groups(car, list(car.claims.standing()))
    return {row.label: row for group in groups for row in group.rows}


def test_a_frame_number_is_shown_only_in_part():
    rows = facts(ListingFactory(frame_number="DA52T-123456"))
    assert rows["Frame number"].value == "DA52T-12****"
    rows = facts(ListingFactory(frame_missing_reason="The plate is unreadable."))
    assert rows["Frame number"].value == "The plate is unreadable."


def test_what_is_not_known_comes_with_a_question():
    bare = ListingFactory(mileage_km=None, frame_missing_reason="unreadable")
    said = [unknown.text for unknown in showing.unknowns(bare)]
    assert len(said) == 6
    assert all(unknown.question.endswith("?") for unknown in showing.unknowns(bare))
    known = ListingFactory(
        eligible_level="B", mileage_km=1, engine_replaced=False,
        timing_belt_on=TODAY, frame_number="DA52T-123456",
    )  # fmt: skip
    assert [unknown.text for unknown in showing.unknowns(known)] == [
        "Nobody has checked the underside."
    ]


@pytest.mark.parametrize("level", ["D", "E", ""])
def test_weak_proof_is_among_what_is_not_known(level):
    said = [unknown.text for unknown in showing.unknowns(ListingFactory(eligible_level=level))]
    assert said[0] == "No document for the build date has been checked."


def test_a_price_in_yen_is_told_in_dollars_only_by_a_known_rate(user):
    car = ListingFactory(price=850_000, currency="JPY")
    assert (car.price_text, car.price_usd_text) == ("¥850,000", "")
    ExchangeRate.objects.create(currency="JPY", on=TODAY, usd=Decimal("0.0065"), source="test")
    actions.change_price(car, 860_000, "JPY", by=user)
    assert car.price_usd_text == "$5,590"


def test_the_alternative_text_of_a_photo_is_its_caption_or_its_place(car):
    photo = PhotoFactory(listing=car, place=2)
    assert photo.alt == "2001 Suzuki Carry, photo 2"
    photo.caption = "Underside"
    assert photo.alt == "Underside"


def test_a_verdict_is_one_row_however_often_it_is_worked_out(car, staff):
    ClaimFactory(listing=car, value="2001-06")
    for _n in range(2):
        actions.state_claims(car, {"seller_statement": (str(1999 + _n), "")}, by=staff)
        drain_kind("eligibility")
    assert EligibilityVerdict.objects.filter(listing=car).count() == 1
