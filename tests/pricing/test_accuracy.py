"""The figures themselves, by hand."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listings.pricing import accuracy
from listings.pricing.accuracy import Judged, by, figures, misses, too_narrow_or_wide

ONE = Judged(
    sale=1, on=date(2026, 5, 3), kind="told_sale", family="Suzuki Carry", year=1999,
    price=1_000_000, low=900_000, mid=1_000_000, high=1_100_000, grade="supported",
)  # fmt: skip


def said(*mids):
    return [
        replace(ONE, sale=number, mid=mid, low=mid - 100_000, high=mid + 100_000)
        for number, mid in enumerate(mids, start=1)
    ]


def test_figures_by_hand():
    told = figures(said(1_000_000, 1_040_000, 1_150_000, 800_000, 1_400_000))
    assert told == {
        "n": 5,
        "mdape": 15.0,
        "median_error": 4.0,
        "mape": 15.8,
        "within_5": 40.0,
        "within_10": 40.0,
        "within_20": 80.0,
        "coverage_80": 40.0,
        "median_width": 19.2,
        "hit_rate": 100.0,
    }


def test_no_sale_has_no_figures():
    told = figures([])
    assert told.pop("n") == 0
    assert set(told) == set(figures(said(1))) - {"n"}
    assert set(told.values()) == {None}


def test_what_was_not_shown_counts_too():
    rows = [*said(1_000_000), replace(ONE, mid=3_000_000, grade="abstained")]
    assert figures(rows)["hit_rate"] == 50.0
    assert figures(rows)["mape"] == 100.0


def test_groups_with_enough_sales_have_figures_of_their_own():
    rows = [*said(*[1_000_000] * 5), replace(ONE, family="Honda Beat")]
    told = by(rows, lambda row: row.family, "family", accuracy.LEAST_OF_A_FAMILY)
    assert [(row["family"], row["n"]) for row in told] == [("Suzuki Carry", 5)]
    assert [row["n"] for row in by(rows, lambda row: row.family, "family")] == [1, 5]


def test_every_miss_over_30_per_cent_is_named_newest_first():
    rows = said(1_300_000, 1_310_000, 690_000, 700_001)
    rows[2] = replace(rows[2], on=date(2026, 6, 1))
    assert [row["sale"] for row in misses(rows)] == [3, 2]
    assert misses(rows)[1]["error"] == 31.0


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({}, []),
        ({"suspicion": "ten times too high"}, ["suspicious"]),
        ({"known_of_family": 7}, ["rare_family"]),
        ({"known_of_family": 8}, []),
        ({"grade": "abstained"}, ["not_shown"]),
        ({"grade": "wide", "low": 500_000}, ["wide", "in_range"]),
    ],
)
def test_a_miss_says_why_when_that_is_known(facts, reasons):
    told = {"mid": 2_000_000, "low": 1_900_000, "high": 2_100_000} | facts
    row = replace(ONE, **told)
    assert misses([row])[0]["reasons"] == reasons


def test_a_long_list_of_misses_keeps_the_newest(monkeypatch):
    monkeypatch.setattr(accuracy, "MOST_MISSES", 2)
    assert [row["sale"] for row in misses(said(1, 1, 1))] == [3, 2]


@pytest.mark.parametrize(
    ("n", "coverage", "word"),
    [
        (50, 71.9, "narrow"),
        (50, 72.0, ""),
        (50, 88.0, ""),
        (50, 88.1, "wide"),
        (49, 10.0, ""),
        (0, None, ""),
    ],
)
def test_ranges_should_hold_72_to_88_per_cent(n, coverage, word):
    assert too_narrow_or_wide({"n": n, "coverage_80": coverage}) == word


@given(st.lists(st.tuples(st.integers(1, 10**9), st.integers(1, 10**9)), min_size=1, max_size=30))
def test_figures_keep_their_order(pairs):
    rows = [replace(ONE, price=price, mid=mid, low=mid, high=mid) for price, mid in pairs]
    told = figures(rows)
    assert 0 <= told["within_5"] <= told["within_10"] <= told["within_20"] <= 100
    assert told["mdape"] >= 0
    assert told["hit_rate"] == 100
