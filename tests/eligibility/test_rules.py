"""The 25-year rule: every row of the published table, and the acceptance criteria."""

from datetime import date

import pytest

from listings.eligibility.dates import read_date
from listings.eligibility.intervals import DateError, Interval
from listings.eligibility.proof import Level
from listings.eligibility.rules import (
    Entry,
    Status,
    assess,
    counts_as_legal,
    entry_check,
    input_hash,
    refuse_impossible_build,
    status_on,
)

from .making import TODAY, claims, day

NOT_YET, NEEDS_DAY_PROOF, ELIGIBLE, UNKNOWN, CONFLICT = Status


@pytest.mark.parametrize(
    ("known", "earliest", "safe"),
    [
        ("build_plate=2001-03-15", "2026-03-15", "2026-03-15"),
        ("build_plate=2001-03", "2026-03-01", "2026-03-31"),
        ("build_plate=2001", "2026-01-01", "2026-12-31"),
        ("build_plate=2000-02-29", "2025-02-28", "2025-03-01"),
        ("build_plate=2000-02", "2025-02-01", "2025-03-01"),
        ("first_registration=2001-06", None, "2026-06-30"),
        ("first_inspection=H13", None, "2026-12-31"),
        ("seller_statement=2001", None, None),
    ],
)
def test_the_published_table_of_dates(known, earliest, safe):
    verdict = assess(claims(known), TODAY)
    assert (verdict.earliest, verdict.safe) == (day(earliest), day(safe))


@pytest.mark.parametrize(
    ("on", "status", "is_legal"),
    [
        ("2026-10-31", NOT_YET, False),
        ("2026-11-01", NEEDS_DAY_PROOF, False),
        ("2026-11-22", NEEDS_DAY_PROOF, False),
        ("2026-11-29", NEEDS_DAY_PROOF, False),
        ("2026-11-30", ELIGIBLE, True),
    ],
)
def test_n01_ac1_a_plate_of_november_2001(on, status, is_legal):
    verdict = assess(claims("build_plate=2001-11"), date.fromisoformat(on))
    assert (verdict.earliest, verdict.safe) == (date(2026, 11, 1), date(2026, 11, 30))
    assert (verdict.status, verdict.level, verdict.counts_as_legal) == (status, Level.A, is_legal)


def test_n01_ac2_only_a_first_registration_is_an_upper_bound():
    verdict = assess(claims("first_registration=2001-08"), TODAY)
    assert (verdict.safe, verdict.level) == (date(2026, 8, 31), Level.C)
    assert verdict.earliest is None
    assert verdict.built_from is None
    assert verdict.built_to == date(2001, 8, 31)
    assert verdict.counts_as_legal


@pytest.mark.parametrize("on", ["2026-11-22", "2030-12-30", "2030-12-31", "2040-01-01"])
def test_n01_ac3_a_production_window_alone_is_never_called_legal_now(on):
    verdict = assess(claims("generation=1999-01/2005-12"), date.fromisoformat(on))
    assert (verdict.earliest, verdict.safe) == (date(2024, 1, 1), date(2030, 12, 31))
    assert verdict.level == Level.D
    assert not verdict.counts_as_legal


@pytest.mark.parametrize("unseen", ["", "?"])
def test_n01_ac4_a_plate_after_the_registration_is_a_conflict_also_before_staff_saw_them(unseen):
    verdict = assess(
        claims(f"build_plate{unseen}=2001-03", f"first_registration{unseen}=2001-01"), TODAY
    )
    assert verdict.status == CONFLICT
    assert [claim.interval.text for claim in verdict.clash] == ["2001-03", "2001-01"]
    assert (verdict.earliest, verdict.safe, verdict.level) == (None, None, None)
    assert not verdict.counts_as_legal


@pytest.mark.parametrize(
    ("known", "level", "safe"),
    [
        (["build_plate=2001-11"], "A", "2026-11-30"),
        (["build_plate?=2001-11"], "E", "2026-11-30"),
        (["maker_record=2001-11-05"], "B", "2026-11-05"),
        (["frame_number=1998-12-23/2000-11-30"], "B", "2025-11-30"),
        (["frame_number?=1998-12-23/2000-11-30"], "E", "2025-11-30"),
        (["first_registration=2001-08"], "C", "2026-08-31"),
        (["generation?=1999-01/2005-12"], "D", "2030-12-31"),
        (["seller_statement=2001"], "E", None),
        ([], None, None),
        # Of two that end on the same day, the stronger; otherwise the one that bounds.
        (["build_plate=2001-11", "first_registration=2001-11"], "A", "2026-11-30"),
        (["build_plate=2001", "first_registration=2001-06"], "C", "2026-06-30"),
        (["build_plate=2001-11", "generation=1999-01/2005-12"], "A", "2026-11-30"),
        # Weak facts neither make the date nor take the level away.
        (["first_inspection=H13", "build_plate?=2001-03"], "C", "2026-12-31"),
        (["first_registration=2003-05", "generation=1999-01/2001-06"], "C", "2028-05-31"),
        (["build_plate?=2001-03", "generation=1999-01/2005-12"], "E", "2026-03-31"),
        (["first_registration=2001-08", "seller_statement=1999"], "C", "2026-08-31"),
    ],
)
def test_the_level_is_the_proof_of_the_safe_date(known, level, safe):
    verdict = assess(claims(*known), TODAY)
    assert (verdict.level, verdict.safe) == (level, day(safe))


def test_all_facts_narrow_the_interval_together():
    verdict = assess(
        claims("generation=1999-01/2005-12", "first_registration=2001-08", "maker_record?=2000"),
        TODAY,
    )
    assert (verdict.built_from, verdict.built_to) == (date(2000, 1, 1), date(2000, 12, 31))
    assert (verdict.earliest, verdict.safe) == (date(2025, 1, 1), date(2026, 8, 31))


@pytest.mark.parametrize(
    ("known", "on", "status"),
    [
        (["first_inspection=H13"], "2026-11-22", NEEDS_DAY_PROOF),
        (["first_inspection=H13"], "2026-12-30", NEEDS_DAY_PROOF),
        (["first_inspection=H13"], "2026-12-31", ELIGIBLE),
        (["seller_statement=1990"], "2026-11-22", UNKNOWN),
        (["seller_statement=1990", "seller_statement=1991"], "2026-11-22", UNKNOWN),
        ([], "2026-11-22", UNKNOWN),
        (["build_plate=2001-03", "maker_record=2001-05"], "2026-11-22", CONFLICT),
        (["build_plate=2001-03", "build_plate=2001-04"], "2026-11-22", CONFLICT),
        (["build_plate=2001-03", "seller_statement=1999"], "2026-11-22", ELIGIBLE),
        (["first_registration=2001-03", "first_inspection=1999"], "2026-11-22", ELIGIBLE),
    ],
)
def test_status(known, on, status):
    assert assess(claims(*known), date.fromisoformat(on)).status == status


@pytest.mark.parametrize("level", ["D", "E", "", None])
def test_old_enough_without_proof_is_not_legal_now(level):
    assert counts_as_legal("eligible_by_age", "C")
    assert not counts_as_legal("eligible_by_age", level)


@pytest.mark.parametrize("status", ["not_yet", "needs_day_proof", "unknown", "conflict"])
def test_proof_without_age_is_not_legal_now(status):
    assert not counts_as_legal(status, "A")


@pytest.mark.parametrize(
    ("on", "earliest", "safe", "status"),
    [
        ("2026-10-31", "2026-11-01", "2026-11-30", NOT_YET),
        ("2026-11-01", "2026-11-01", "2026-11-30", NEEDS_DAY_PROOF),
        ("2026-11-30", "2026-11-01", "2026-11-30", ELIGIBLE),
        ("2026-11-22", None, "2026-12-31", NEEDS_DAY_PROOF),
        ("2026-11-22", None, None, UNKNOWN),
    ],
)
def test_stored_dates_give_the_status_of_any_day(on, earliest, safe, status):
    assert status_on(date.fromisoformat(on), day(earliest), day(safe)) == status


@pytest.mark.parametrize(
    ("on", "next_change"),
    [
        ("2026-10-01", "2026-11-01"),
        ("2026-11-01", "2026-11-30"),
        ("2026-11-29", "2026-11-30"),
        ("2026-11-30", None),
    ],
)
def test_the_next_change_is_the_next_of_the_two_dates(on, next_change):
    verdict = assess(claims("build_plate=2001-11"), date.fromisoformat(on))
    assert verdict.next_change_on == day(next_change)


@pytest.mark.parametrize(
    ("known", "entered", "found"),
    [
        (["build_plate=2000-07"], "2025-06", Entry.WAS_NOT),
        (["build_plate=2000-07"], "2025-08", Entry.WAS_ELIGIBLE),
        (["build_plate=2000-07"], "2025-07", Entry.CANNOT_TELL),
        (["build_plate=2000-07"], "2025-07-30", Entry.CANNOT_TELL),
        (["build_plate=2000-07"], "2025-07-31", Entry.WAS_ELIGIBLE),
        (["build_plate=2000-07"], "2025-06-30", Entry.WAS_NOT),
        (["build_plate=2000-07-15"], "2025-07", Entry.CANNOT_TELL),
        (["first_registration=2000-07"], "2025-08", Entry.WAS_ELIGIBLE),
        (["first_registration=2000-07"], "2015-08", Entry.CANNOT_TELL),
        (["seller_statement=1990"], "2025-08", Entry.CANNOT_TELL),
        (["build_plate=2001-03", "first_registration=2001-01"], "2026-08", Entry.CANNOT_TELL),
    ],
)
def test_n08_ac4_entry_of_a_car_that_is_already_here(known, entered, found):
    assert entry_check(claims(*known), read_date(entered)) == found


@pytest.mark.parametrize(
    ("built", "sentence"),
    [
        ("2026-11-23", "23 November 2026 lies in the future"),
        ("2026-12", "December 2026 lies in the future"),
        ("2027", "2027 lies in the future"),
        ("1948", "1948 is before 1949"),
    ],
)
def test_no_kei_is_built_tomorrow_or_before_there_was_a_kei_class(built, sentence):
    with pytest.raises(DateError, match=sentence):
        refuse_impossible_build(read_date(built), TODAY)


@pytest.mark.parametrize("built", ["2026-11-22", "2026-11", "2026", "1949", "1990/2030"])
def test_what_may_still_have_been_built_is_accepted(built):
    refuse_impossible_build(read_date(built), TODAY)


def test_the_hash_follows_the_claims_and_not_their_order():
    one, other = claims("build_plate=2001-11", "first_inspection=H13")
    assert input_hash([one, other]) == input_hash([other, one])
    assert len(input_hash([])) == 64
    different = [
        input_hash(claims(*texts))
        for texts in (
            [],
            ["build_plate=2001-11"],
            ["build_plate?=2001-11"],
            ["build_plate=2001-12"],
            ["maker_record=2001-11"],
            ["build_plate=2001"],
            ["build_plate=2001-11", "build_plate=2001-11"],
        )
    ]
    assert len(set(different)) == len(different)


def test_an_interval_cannot_end_before_it_begins():
    with pytest.raises(DateError):
        Interval(date(2001, 2, 1), date(2001, 1, 1))
