"""Factors in dollars: they add up to what is shown, in rounding too."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listings.cars.models import Listing
from listings.cars.showing.worth_factors import MOST_LINES, apportioned, made_of
from listings.eligibility.sentences import say
from listings.pricing.model import Estimate, Factor, Grade
from listings.pricing.rules import SHOWN_STEP, shown

NAMES = ("age", "mileage", "date", "trim", "gearbox", "drive", "engine", "place", "kind", "body")
amounts = st.floats(min_value=-20_000, max_value=20_000)


def estimate(typical, named):
    mid = typical + math.fsum(named.values())
    return Estimate(
        Grade.SUPPORTED, "supported", say("Because."), 9.0, 30, "test", 0.9 * mid, mid, 1.1 * mid,
        typical, tuple(Factor(*pair) for pair in named.items()),
    )  # fmt: skip


@given(st.lists(st.floats(min_value=-1e7, max_value=1e7), min_size=1, max_size=12))
def test_parts_in_whole_steps_sum_to_the_total_and_each_is_near_the_truth(parts):
    total = math.floor(math.fsum(parts) / SHOWN_STEP + 0.5) * SHOWN_STEP
    found = apportioned(parts, total, SHOWN_STEP)
    assert sum(found) == total
    for said, truth in zip(found, parts, strict=True):
        assert said % SHOWN_STEP == 0
        assert abs(said - truth) <= SHOWN_STEP


@given(
    st.floats(min_value=3_000, max_value=50_000), st.dictionaries(st.sampled_from(NAMES), amounts)
)
def test_the_lines_lead_from_the_typical_car_to_the_middle_that_is_shown(typical, named):
    if typical + math.fsum(named.values()) < 100:
        return
    found = estimate(typical, named)
    made = made_of(found, Listing())
    assert made.typical + sum(line.cents for line in made.lines) == made.mid
    assert made.mid == shown(round(found.mid * 100))
    assert len(made.lines) <= MOST_LINES + 1
    assert all(line.cents for line in made.lines), "a line that adds nothing says nothing"


def test_those_that_weigh_most_have_a_line_and_the_rest_is_one():
    named = {name: 1_000.0 - 100 * at for at, name in enumerate(NAMES)}
    made = made_of(estimate(6_000.0, named), Listing(year=2001, mileage_km=61_234))
    assert [line.text for line in made.lines] == [
        "+$1,000", "+$900", "+$800", "+$700", "+$600", "+$500", "+$400", "+$600",
    ]  # fmt: skip
    assert (made.lines[0].label, made.lines[0].detail) == ("Year", "2001")
    assert made.lines[1].detail == "61,234 km (38,049 mi)"
    assert made.lines[-1].label == "Everything else"


def test_what_takes_away_has_a_true_minus():
    made = made_of(estimate(6_000.0, {"mileage": -300.0}), Listing())
    assert [line.text for line in made.lines] == ["\u2212$300"]
    assert made.lines[0].detail == "not given"


@pytest.mark.parametrize("grade", [Grade.ABSTAINED])
def test_where_nothing_is_estimated_there_is_nothing_to_add_up(grade):
    found = Estimate(grade, "too_few", say("Because."), 0.0, 1, "test")
    assert made_of(found, Listing()) is None
