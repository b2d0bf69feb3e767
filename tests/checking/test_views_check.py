"""N22 AC1: what a visitor without account is told of any kei car."""

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session

from listings.checking.limits import MOST_IN_AN_HOUR
from listings.eligibility.rules import RULE_VERSION


def text_of(page):
    return " ".join(page.content.decode().split())


def test_the_empty_form_is_a_page_for_everybody(check):
    page = check()
    assert page.status_code == 200
    assert "answer" not in page.context
    assert "Nothing is stored" in text_of(page)


@pytest.mark.parametrize(
    ("facts", "kind", "sentence", "earliest", "safe"),
    [
        (
            {"build_plate": "2001-11"},
            "caution",
            "It may come in from 30 Nov 2026; with proof of the day it was built perhaps from 1 Nov 2026.",
            "2026-11-01",
            "2026-11-30",
        ),
        (
            {"build_plate": "平成13年6月"},
            "good",
            "If these dates are right, it may come in now: it is old enough since 30 Jun 2026.",
            "2026-06-01",
            "2026-06-30",
        ),
        (
            {"first_inspection": "H13"},
            "caution",
            "It may come in from 31 Dec 2026; earlier only with proof of when it was built.",
            None,
            "2026-12-31",
        ),
        (
            {"build_plate": "2001-11-30"},
            "caution",
            "It may come in from 30 Nov 2026.",
            "2026-11-30",
            "2026-11-30",
        ),
        (
            {"build_plate": "2001-11", "arrival": "2026-11-30"},
            "good",
            "If these dates are right, it may come in on 30 Nov 2026: the safe day is 30 Nov 2026.",
            "2026-11-01",
            "2026-11-30",
        ),
        (
            {"build_plate": "2001-11", "arrival": "2026-11-29"},
            "caution",
            "A ship that arrives on 29 Nov 2026 may come too early: the safe day is 30 Nov 2026.",
            "2026-11-01",
            "2026-11-30",
        ),
        (
            {"build_plate": "2001-12", "arrival": "2026-11-30"},
            "stop",
            "A ship that arrives on 30 Nov 2026 comes too early: the safe day is 31 Dec 2026.",
            "2026-12-01",
            "2026-12-31",
        ),
        (
            {"frame_number": "ZZ99Z-123456"},
            "unknown",
            "There is no date yet: nothing here tells when the car was built.",
            None,
            None,
        ),
    ],
)
def test_n22_ac1_one_sentence_first_then_the_dates(check, facts, kind, sentence, earliest, safe):
    page = check(**facts)
    answer = page.context["answer"]
    assert page.status_code == 200
    assert (answer.headline.kind, answer.headline.sentence) == (kind, sentence)
    assert [day and day.isoformat() for day in (answer.earliest, answer.safe)] == [earliest, safe]
    assert f"<h1>{sentence}</h1>" in text_of(page)
    assert RULE_VERSION in text_of(page)
    assert '<a href="https://isearch.nhtsa.gov/files/23894.ztv.html"' in text_of(page)
    assert "Not legal advice" in text_of(page)


def test_n22_ac1_a_conflict_names_both_facts(check):
    answer = check(build_plate="2001-03", first_registration="2001-01").context["answer"]
    assert answer.headline.kind == "stop"
    assert "March 2001" in answer.headline.sentence
    assert "January 2001" in answer.headline.sentence
    assert answer.safe is None


@pytest.mark.parametrize(
    ("entered", "kind", "words"),
    [
        ("2025-06", "stop", "was not yet 25 years old when it came in"),
        ("2025-08", "good", "was old enough when it came in"),
        ("2025-07", "unknown", "cannot tell whether it was old enough when it came in"),
    ],
)
def test_n08_ac4_a_car_that_is_here_is_judged_on_its_entry(check, entered, kind, words):
    answer = check(build_plate="2000-07", entered=entered).context["answer"]
    assert answer.headline.kind == kind
    assert words in answer.headline.sentence
    assert "The law counts to the ship's arrival" in answer.entry


def test_the_level_is_e_and_each_paper_names_the_level_that_it_would_give(check):
    facts = {"build_plate": "2000-06", "first_inspection": "H13", "first_registration": "2001-08"}
    answer = check(frame_number="DA52T-100039", **facts).context["answer"]
    assert answer.level == "E"
    assert [(fact.level, fact.safe.isoformat()) for fact in answer.facts] == [
        ("A", "2025-06-30"),
        ("C", "2026-08-31"),
        ("C", "2026-12-31"),
        ("B", "2025-11-30"),
    ]
    assert not any("(level " in reason for reason in answer.reasons), "only one level is told"


def test_emissions_are_told_by_calendar_years_and_with_the_engine(check):
    first, engine = check(build_plate="2005-07", arrival="2026-12-31").context["answer"].emissions
    assert first == "Emissions, by calendar years: old enough since 2026."
    assert "replaced engine" in engine


def test_n02_a_rebadge_is_named_with_its_twin(check):
    page = check(frame_number="DG63T-123456")
    assert "Mazda Scrum" in text_of(page)
    assert "Suzuki Carry DA63T" in text_of(page)


def test_n02_a_code_of_several_cars_names_them_all(check):
    number = check(frame_number="JA4-1012345").context["answer"].question.number
    assert {str(car.frame_code.family) for car in number.candidates} == {
        "Honda Today",
        "Honda Life",
    }


def test_n02_a_larger_vehicle_is_named_with_the_measurement_that_fails(check):
    page = check(frame_number="JB74W-123456", first_registration="2000-08")
    assert "A kei is at most 1,480 mm wide." in text_of(page)
    assert page.context["answer"].headline.kind == "good", "25 years are the same for it"


def test_n02_ac1_a_letter_taken_for_a_digit_is_asked_about_and_proves_nothing(check):
    page = check(frame_number="DA52T-I00039")
    assert "Is it DA52T-100039?" in text_of(page)
    assert 'value="DA52T-I00039"' in text_of(page), "what was typed stands"
    assert page.context["answer"].facts == ()
    assert page.context["share_url"] == ""


def test_n02_ac6_the_number_is_shown_masked_and_to_compare(check):
    page = check(frame_number="DA52T-100039")
    number = page.context["answer"].question.number
    assert number.shown == "DA52T-10****"
    assert len(number.value) == 20
    assert number.value in text_of(page)
    assert (
        number.value == check(frame_number="da52t 100039").context["answer"].question.number.value
    )


def test_n02_ac6_twenty_numbers_an_hour_and_dates_without_end(check):
    for serial in range(MOST_IN_AN_HOUR):
        assert check(frame_number=f"DA52T-1000{serial:02}").status_code == 200
    page = check(frame_number="DA52T-100099", build_plate="2001-03")
    assert page.status_code == 429
    assert page.headers["Retry-After"] == "3600"
    assert 'value="DA52T-100099"' in text_of(page)
    assert "answer" not in page.context
    assert check(build_plate="2001-03").status_code == 200


def test_n02_ac6_another_address_has_its_own_twenty(check, client):
    for _n in range(MOST_IN_AN_HOUR + 1):
        page = check(frame_number="DA52T")
    assert page.status_code == 429
    assert (
        client.get("/check/", {"frame_number": "DA52T"}, REMOTE_ADDR="192.0.2.7").status_code == 200
    )


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"frame_number": ""}, "frame_number", "Give the frame number or one of the dates"),
        ({"state": "OH"}, "frame_number", "Give the frame number or one of the dates"),
        ({"frame_number": "🚗"}, "frame_number", "not a frame number"),
        ({"frame_number": "A" * 10_000}, "frame_number", "at most 60 characters"),
        ({"build_plate": "13年"}, "build_plate", "has no era"),
        ({"build_plate": "2001-02-30"}, "build_plate", "no day 30"),
        ({"build_plate": "x" * 10_000}, "build_plate", "at most 40 characters"),
        ({"first_inspection": "S65"}, "first_inspection", "no year 65 of Showa"),
        ({"first_inspection": "2027"}, "first_inspection", "lies in the future"),
        ({"first_registration": "1948"}, "first_registration", "1949"),
        ({"build_plate": "2001", "arrival": "2026-12"}, "arrival", "not a single day"),
        ({"build_plate": "2001", "arrival": "2026-11-21"}, "arrival", "This day is past"),
        ({"build_plate": "2001", "entered": "2025"}, "entered", "Give the day or the month"),
        ({"build_plate": "2001", "entered": "2026-12"}, "entered", "lies in the future"),
        (
            {"build_plate": "2001", "entered": "2025-06", "arrival": "2026-12-01"},
            "entered",
            "leave one of the two empty",
        ),
        ({"build_plate": "2001", "state": "ZZ"}, "state", "not one of the available choices"),
    ],
    ids=lambda part: str(part)[:30],
)
def test_an_error_stands_at_its_field_and_keeps_what_was_typed(check, facts, field, words):
    page = check(**facts)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert words in page.context["form"].errors[field][0]
    assert "answer" not in page.context
    for name, typed in facts.items():
        assert page.context["form"][name].value() == typed


@pytest.mark.parametrize("query", ["frame_number=%00", "build_plate=2001%00", "arrival=%ff"])
def test_what_no_text_holds_is_a_bad_request(client, db, query):
    assert client.get(f"/check/?{query}").status_code == 400


def test_only_reading_is_allowed(client, db):
    assert client.post("/check/", {"frame_number": "DA52T-100039"}).status_code == 405


def rows():
    return {model: model.objects.count() for model in apps.get_models()}


def test_n22_ac1_nothing_is_stored_and_no_cookie_is_set(check):
    before = rows()
    page = check(frame_number="DA52T-100039", build_plate="2000-06", state="OH")
    assert not page.cookies
    assert rows() == before
    assert not Session.objects.exists()


def test_a_person_in_california_reads_its_own_rule(check):
    assert "certificate of conformance" in text_of(check(build_plate="2000-06", state="CA"))
    assert "certificate of conformance" not in text_of(check(build_plate="2000-06", state="OH"))


@pytest.mark.parametrize(
    ("number", "kinds"),
    [
        ("HA4-2105123", ["Kei truck"]),
        ("JB74W-123456", ["Larger Japanese import"]),
        ("", ["Kei truck", "Kei van", "Kei car"]),
    ],
)
def test_n22_ac1_the_state_answers_for_the_kind_of_vehicle(check, number, kinds):
    tiles = check(frame_number=number, build_plate="1995-06", state="OH").context["answer"].states
    assert [tile.question for tile in tiles] == kinds
    assert all(tile.answer and tile.href.startswith("/us/") for tile in tiles)


def test_the_other_ways_in_stand_on_the_page_before_anything_is_asked(check):
    page = text_of(check())
    for words in ("HS-7 box 10", "Registered Importer", "No rule was changed for imports"):
        assert words in page


def test_a_page_costs_few_queries(check, django_assert_max_num_queries):
    facts = {"frame_number": "HA4-2105123", "build_plate": "1995-06", "state": "OH"}
    check(**facts)
    with django_assert_max_num_queries(12):
        check(**facts)
