"""What a person is told, and on which sources it rests."""

from datetime import date

import pytest

from listings.eligibility.dates import read_date
from listings.eligibility.epa import Epa, EpaStatus, epa_line
from listings.eligibility.reasons import explain, explain_entry, explain_epa, sources
from listings.eligibility.rules import Claim, assess, entry_check

from .making import TODAY, claims


def told(*known: str, on: date = TODAY) -> dict[str, str]:
    return {reason.code: reason.text for reason in explain(assess(claims(*known), on))}


def test_ac2_a_registration_alone_says_built_no_later_than():
    reasons = told("first_registration=2001-08")
    assert "built no later than August 2001" in reasons["built_no_later"]
    assert "unknown" in reasons["earliest_unknown"]
    assert "earliest" not in reasons


def test_ac4_a_conflict_names_both_facts():
    sentence = told("build_plate=2001-03", "first_registration=2001-01")["conflict"]
    assert "build plate gives March 2001" in sentence
    assert "first registration gives January 2001" in sentence


def test_a_conflict_of_two_build_dates_is_not_blamed_on_a_registration():
    sentence = told("build_plate=2001-03", "maker_record=1999")["conflict"]
    assert "build plate gives March 2001" in sentence
    assert "the maker's record gives 1999: both cannot be true" in sentence


def test_ac5_the_panel_finds_status_facts_level_counting_statute_and_no_advice():
    known = claims("build_plate=2001-11")
    reasons = explain(assess(known, TODAY))
    assert [reason.code for reason in reasons] == [
        "needs_day_proof", "fact_build_plate", "built_within", "safe", "earliest", "arrival_day",
        "next_month_custom", "not_legal_advice",
    ]  # fmt: skip
    said = " ".join(reason.text for reason in reasons)
    for part in ("November 2001", "level A: build plate, checked by staff", "30 November 2026",
                 "25 years", "1 November 2026", "1 December 2026", "not legal advice"):  # fmt: skip
        assert part in said
    assert str(sources(reasons, known)[0]).startswith("49 U.S.C. 30112(b)(9)")


@pytest.mark.parametrize(
    ("known", "is_told"),
    [
        ("first_inspection=H13", True),
        ("first_inspection=2003", True),
        ("first_inspection=2004", False),
        ("first_inspection=2001-06", False),
        ("first_registration=2001", False),
        ("build_plate=2001", False),
    ],
)
def test_the_kei_trap_is_told_where_the_certificate_shows_a_year_only(known, is_told):
    reasons = told(known)
    assert ("kei_year_only" in reasons) == is_told
    if known == "first_inspection=H13":
        assert "31 December 2001" in reasons["kei_year_only"]
        assert "14 October 2003" in reasons["kei_year_only"]


def test_the_kei_trap_names_its_source():
    verdict = assess(claims("first_inspection=H13"), TODAY)
    assert any("matsudo" in str(line) for line in sources(explain(verdict), verdict.claims))


@pytest.mark.parametrize(
    ("inspected", "is_told"),
    [("1973-09", False), ("1973-10", True), ("1975", True), ("1976", False), ("2001", False)],
)
def test_the_first_years_of_kei_inspection_get_a_note(inspected, is_told):
    assert ("kei_periodic_inspection" in told(f"first_inspection={inspected}")) == is_told


@pytest.mark.parametrize(
    ("known", "code"),
    [
        (["generation=1999-01/2005-12"], "not_proven"),
        (["build_plate?=1995-03"], "not_proven"),
        (["first_registration=2003-05", "generation=1999-01/2001-06"], "weaker_fact"),
        (["first_registration=2003-05", "seller_statement=2004"], "seller_differs"),
        (["build_plate=2003-05", "seller_statement=2002"], "seller_differs"),
        (["build_plate=2019-05", "first_registration=H31.5"], "odd_date"),
    ],
)
def test_doubts_are_told(known, code):
    assert code in told(*known)


@pytest.mark.parametrize(
    ("known", "code"),
    [
        (["build_plate=2001-11"], "not_proven"),
        (["first_registration=2001-08", "generation=1999-01/2005-12"], "weaker_fact"),
        (["first_registration=2001-08", "seller_statement=2001"], "seller_differs"),
        (["seller_statement=2001"], "seller_differs"),
        (["build_plate=2001-11-05"], "next_month_custom"),
        (["generation=1999-01/2005-12"], "next_month_custom"),
        (["build_plate=2001-11-05"], "built_no_later"),
        (["seller_statement=2001"], "safe"),
    ],
)
def test_needless_cautions_are_not_told(known, code):
    assert code not in told(*known)


def test_sales_talk_is_called_by_its_name():
    reasons = told("seller_statement=2001")
    assert "no evidence" in reasons["fact_seller_statement"]
    assert "there is no date" in reasons["unknown"]


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        ("2026-10-31", "is not old enough"),
        ("2026-11-22", "may be old enough; before 30 November 2026 that needs proof of the day"),
        ("2026-11-30", "is old enough on all of the possible build dates"),
    ],
)
def test_the_answer_comes_first(on, sentence):
    verdict = assess(claims("build_plate=2001-11"), date.fromisoformat(on))
    first = explain(verdict)[0]
    assert first.code == verdict.status
    assert sentence in first.text


def test_a_source_stands_once_and_claims_add_their_own():
    block = claims("frame_number=1998-12-23/2000-11-30")[0]
    known = [Claim(block.kind, block.interval, source="https://example.org/notice")] * 2
    lines = sources(explain(assess(known, TODAY)), known)
    assert len(lines) == len(set(lines))
    assert str(lines[-1]) == "the frame number's serial block: https://example.org/notice"


@pytest.mark.parametrize(
    ("entered", "sentence"),
    [
        ("2025-06", "On entry (June 2025) the car was not yet old enough."),
        ("2025-07", "the facts cannot tell"),
        ("2025-08-02", "On entry (2 August 2025) the car was old enough."),
    ],
)
def test_the_check_of_an_entry_is_told_in_words(entered, sentence):
    when = read_date(entered)
    reason = explain_entry(entry_check(claims("build_plate=2000-07"), when), when)
    assert sentence in reason.text
    assert reason.rule.id == "arrival_day"


@pytest.mark.parametrize(
    ("known", "imported", "status", "year"),
    [
        (["build_plate=2001-12-20"], "2026-01-05", EpaStatus.ELIGIBLE_BY_AGE, 2022),
        (["build_plate=2001-12-20"], "2022-01-01", EpaStatus.ELIGIBLE_BY_AGE, 2022),
        (["build_plate=2001-12-20"], "2021-12-31", EpaStatus.NOT_YET, 2022),
        (["generation=1999-01/2005-12"], "2026-11-22", EpaStatus.ELIGIBLE_BY_AGE, 2026),
        (["generation=1999-01/2005-12"], "2025-11-22", EpaStatus.NEEDS_YEAR_PROOF, 2026),
        (["generation=1999-01/2005-12"], "2019-12-31", EpaStatus.NOT_YET, 2026),
        (["first_registration=2006-05"], "2026-11-22", EpaStatus.NEEDS_YEAR_PROOF, 2027),
        (["seller_statement=1990"], "2026-11-22", EpaStatus.UNKNOWN, None),
        (
            ["build_plate=2001-03", "first_registration=2001-01"],
            "2026-11-22",
            EpaStatus.CONFLICT,
            None,
        ),
    ],
)
def test_emissions_count_calendar_years(known, imported, status, year):
    verdict = assess(claims(*known), TODAY)
    epa = epa_line(verdict, date.fromisoformat(imported))
    assert epa == Epa(status, year)
    (reason,) = explain_epa(epa, verdict)
    assert reason.code == f"epa_{status}"
    assert (str(year) in reason.text) == (year is not None)


def test_a_car_can_pass_emissions_and_fail_the_age_rule():
    verdict = assess(claims("build_plate=2001-12-20"), date(2026, 1, 5))
    assert verdict.status == "not_yet"
    assert epa_line(verdict, verdict.day).status == "eligible_by_age"


def test_a_replaced_engine_is_cautioned_about():
    verdict = assess(claims("build_plate=1995"), TODAY)
    line, caution = explain_epa(epa_line(verdict, TODAY), verdict, engine_replaced=True)
    assert line.rule.id == "epa_age"
    assert caution.code == "epa_engine_replaced"
    assert "not confirmed" in str(caution.rule.reference)
