"""California's clock: the order of the law, day by day, and apart from the federal clocks."""

from datetime import date

import pytest

from listings.eligibility.california import (
    CALIFORNIA,
    Beginning,
    Ground,
    age_counts_from,
    needs_certificate,
)
from listings.eligibility.epa import epa_line
from listings.eligibility.rules import assess

from .making import claims, day

EVERYTHING = {
    "model_year_in_number": 1999,
    "delivered": date(2000, 2, 10),
    "model_year_on_title": 2001,
    "title_issued": date(2003, 6, 30),
}


@pytest.mark.parametrize(
    ("known", "day", "ground"),
    [
        (list(EVERYTHING), date(1999, 1, 1), Ground.MODEL_YEAR_IN_NUMBER),
        (list(EVERYTHING)[1:], date(2000, 2, 29), Ground.DELIVERED),
        (list(EVERYTHING)[2:], date(2001, 1, 1), Ground.MODEL_YEAR_ON_TITLE),
        (list(EVERYTHING)[3:], date(2003, 6, 30), Ground.TITLE_ISSUED),
    ],
)
def test_the_first_that_is_known_counts_in_the_order_of_the_law(known, day, ground):
    facts = {name: EVERYTHING[name] for name in known}
    assert age_counts_from(**facts) == Beginning(day, ground)


@pytest.mark.parametrize("name", ["delivered", "title_issued"])
@pytest.mark.parametrize(
    ("stated", "counts"),
    [
        (date(2001, 2, 1), date(2001, 2, 28)),
        (date(2000, 2, 1), date(2000, 2, 29)),
        (date(2001, 12, 31), date(2001, 12, 31)),
    ],
)
def test_a_month_counts_from_its_last_day(name, stated, counts):
    assert age_counts_from(**{name: stated}).day == counts


def test_a_kei_with_nothing_but_its_frame_number_has_no_californian_age():
    assert age_counts_from() is None


@pytest.mark.parametrize(("model_year", "needs"), [(1967, False), (1974, False), (1975, True)])
def test_a_certificate_is_asked_for_from_model_year_1975(model_year, needs):
    assert needs_certificate(model_year, date(2026, 11, 22)) == needs


@pytest.mark.parametrize("row", CALIFORNIA.rows, ids=lambda row: row.id)
def test_each_row_names_its_source_and_the_day_it_was_checked(row):
    assert row.source.startswith("http")
    assert row.citation
    assert row.checked_on == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("arrival", "by_safety", "by_emissions"),
    [
        ("2022-01-01", "not_yet", "eligible_by_age"),
        ("2021-12-31", "not_yet", "not_yet"),
        ("2026-01-10", "not_yet", "eligible_by_age"),
        ("2026-12-19", "not_yet", "eligible_by_age"),
        ("2026-12-20", "eligible_by_age", "eligible_by_age"),
    ],
)
def test_the_clocks_are_kept_apart_one_car_three_answers(arrival, by_safety, by_emissions):
    """Built on 20 December 2001, certificate of 2009: safety by the day, emissions by the year."""
    verdict = assess(claims("build_plate=2001-12-20"), day(arrival))
    assert verdict.status == by_safety
    assert epa_line(verdict, day(arrival)).status == by_emissions
    beginning = age_counts_from(title_issued=date(2009, 4, 3))
    assert beginning.day == date(2009, 4, 30), "whatever the other two say"
