"""The sum: its lines, its range and what is said beside it."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.conf import settings as project
from hypothesis import given, settings
from hypothesis import strategies as st

from listings.landed.book import NoRateError
from listings.landed.distances import LANDINGS, Spot, nearest_landing
from listings.landed.draws import total_of
from listings.landed.headings import Heading
from listings.landed.lines import NAMES
from listings.landed.rules import NoExchangeRateError

from .making import BOOK, YEN, book, cents, cost, row, words

ROOT = project.BASE_DIR


def test_the_rules_know_no_framework():
    """They can be read aloud, and run anywhere."""
    code = "import sys, listings.landed.rules; print({'django', 'celery'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT)
    assert done.stdout.decode().strip() == "set()"


def codes(answer):
    return [line.code for line in answer.lines]


def test_n04_ac1_every_line_of_an_import_stands_in_its_order():
    assert codes(cost()) == [
        "car",
        "inland_japan",
        "agent",
        "export_handling",
        "export_certificate",
        "freight",
        "insurance",
        "duty",
        "mpf",
        "hmf",
        "isf",
        "bond",
        "broker",
        "translation",
        "release",
        "handling",
        "inland_us",
    ]


def test_a_container_is_packed_and_handled_at_its_own_rates():
    answer = cost(method="container")
    assert cents(answer, "freight") == (100000, 160000, 220000)
    assert cents(answer, "handling") == (27000, 42750, 58500)
    assert cents(answer, "packing") == (13200, 23100, 33000)


def test_freight_goes_by_the_coast():
    east = next(landing for landing in LANDINGS if landing.coast == "east")
    assert cents(cost(), "freight") == (90000, 125000, 160000)
    assert cents(cost(landing=east), "freight") == (120000, 170000, 220000)


def test_a_fob_price_has_the_lines_of_japan_in_it():
    answer = cost(is_fob=True)
    assert not {"inland_japan", "agent", "export_handling", "export_certificate"} & set(
        codes(answer)
    )
    assert "FOB" not in words(answer.warnings)
    assert "FOB" in words(cost().warnings)


def test_freight_and_insurance_are_not_in_the_entered_value():
    dear = tuple(
        row(
            kind="freight",
            low="90000",
            likely="90000",
            high="90000",
            unit="usd",
            confidence="sourced",
            checked_on="2026-11-22",
        )
        if rate.kind == "freight"
        else rate
        for rate in BOOK.rows
    )
    answer = cost(rates=type(BOOK)(dear))
    assert cents(answer, "freight")[0] == 9_000_000
    assert cents(answer, "duty") == cents(cost(), "duty")


def test_n04_ac7_a_car_in_the_united_states_has_no_line_of_import():
    answer = cost(side="us", built=None, landing=None)
    assert codes(answer) == ["car", "inland_us"]
    assert (answer.heading, answer.reason, answer.entry) == (None, None, "")
    assert "sales tax, title and plates in Washington" in words(answer.left_out)
    assert "duty" not in words([*answer.warnings, *answer.left_out])


def test_tax_and_title_are_lines_where_a_rate_says_what_the_state_takes():
    tax = {"confidence": "sourced", "checked_on": "2026-11-22", "state": "WA"}
    share = {"low": "0.07", "likely": "0.07", "high": "0.07", "unit": "price_share"}
    fee = {"low": "30", "likely": "30", "high": "30", "unit": "usd"}
    known = (
        *BOOK.rows,
        row(kind="tax", **share, **tax),
        row(kind="title", **fee, **tax),
    )
    rates = type(BOOK)(known)
    answer = cost(side="us", built=None, landing=None, rates=rates)
    assert codes(answer) == ["car", "inland_us", "tax", "title"]
    assert cents(answer, "tax") == (35000, 35000, 35000)
    assert answer.left_out == ()
    assert "tax" not in codes(cost(side="us", built=None, landing=None, state="OR", rates=rates))


def test_without_a_road_neither_freight_nor_transport_is_guessed():
    answer = cost(state="HI", landing=None, miles=None, method="container")
    assert not {"freight", "inland_us"} & set(codes(answer))
    assert "the way to this place" in words(answer.left_out)


def test_yen_become_dollars_at_the_rate():
    answer = cost(price="1000000", currency="JPY")
    assert cents(answer, "car") == (660000, 660000, 660000)
    assert cents(answer, "duty") == (165000, 165000, 165000)
    assert cents(answer, "agent") == (26400, 62700, 99000)


def test_without_an_exchange_rate_nothing_in_yen_is_guessed():
    with pytest.raises(NoExchangeRateError):
        cost(price="1000000", currency="JPY", yen=None)
    answer = cost(yen=None)
    assert not {"agent", "insurance"} & set(codes(answer))
    assert "no exchange rate is known" in words(answer.left_out)


def test_before_the_first_rates_there_is_no_answer():
    assert cost(arrival="2024-10-01", built="1999-01-01")
    with pytest.raises(NoRateError):
        cost(arrival="2024-09-30", built="1999-01-01")


@pytest.mark.parametrize(
    ("built", "said"),
    [
        ("2001-01-15", None),
        ("2001-01-16", "may not come in on 15 January 2026: it is surely 25 years old only on"),
        ("2001-01", "not sure that it is 25 years old on 15 January 2026"),
        ("2001", "31 December 2026"),
    ],
)
def test_a_car_too_young_on_arrival_is_never_silent(built, said):
    age = cost(built=built, arrival="2026-01-15").age
    assert (said in str(age)) if said else (age is None)


def test_a_van_tells_that_both_headings_are_possible():
    van = cost(shape="van")
    assert van.heading == Heading.TRUCK
    assert "either heading" in words(van.warnings)
    assert "H318061" in str(van.reason.rule.citation)


def test_a_heading_that_was_chosen_says_so():
    assert cost(heading=Heading.CAR).reason.code == "heading_chosen"
    assert cost(heading=Heading.TRUCK).reason.code == "heading_truck"


def test_a_tariff_held_void_may_come_back():
    assert "refundable" in words(cost(shape="car", arrival="2025-12-01").warnings)
    assert "refundable" not in words(cost(shape="car", arrival="2026-03-01").warnings)
    assert "refundable" not in words(cost(arrival="2025-12-01").warnings)


def test_n04_ac6_the_same_inputs_and_rates_give_the_same_answer():
    assert cost() == cost(rates=book())


def test_a_changed_rate_changes_the_version_and_one_not_used_does_not():
    other = row(
        kind="hmf",
        low="0.002",
        likely="0.002",
        high="0.002",
        unit="share",
        confidence="sourced",
        checked_on="2026-11-22",
    )
    without = tuple(rate for rate in BOOK.rows if rate.kind != "hmf")
    changed = cost(rates=type(BOOK)((*without, other)))
    assert changed.rule_version != cost().rule_version
    unused = tuple(rate for rate in BOOK.rows if rate.coast != "gulf")
    assert cost(rates=type(BOOK)(unused)).rule_version == cost().rule_version
    assert len(cost().rule_version) <= 40


def test_n04_ac1_every_rate_names_who_says_so_or_is_not_confirmed():
    assert len(BOOK.rows) > 40
    for rate in BOOK.rows:
        assert rate.low <= rate.likely <= rate.high
        assert rate.source or not rate.is_confirmed, rate.name
        assert rate.source or rate.note, rate.name


def test_every_kind_that_makes_a_line_has_a_name():
    assert {line.code for line in cost(method="container").lines} <= set(NAMES)


def test_the_likely_amount_of_a_mere_range_is_its_middle():
    ranges = [rate for rate in BOOK.rows if rate.low < rate.high and rate.unit in ("usd", "jpy")]
    assert len(ranges) > 12
    assert all(rate.likely == (rate.low + rate.high) / 2 for rate in ranges)


@given(
    st.lists(
        st.tuples(*[st.integers(0, 2_000_000)] * 3).map(lambda three: tuple(sorted(three))),
        max_size=20,
    )
)
@settings(max_examples=60, deadline=None)
def test_the_total_lies_within_the_sums_of_its_ends(parts):
    parts = tuple(parts)
    total = total_of(parts)
    low, high = sum(part[0] for part in parts), sum(part[2] for part in parts)
    assert low <= total.p10 <= total.p50 <= total.p90 <= high
    assert total == total_of.__wrapped__(parts)


@given(
    price=st.integers(1, 300_000),
    days=st.integers(0, 900),
    shape=st.sampled_from(["truck", "van", "car"]),
    miles=st.integers(0, 3_000),
    built=st.dates(date(1990, 1, 1), date(2004, 12, 31)),
)
@settings(max_examples=60, deadline=None)
def test_n04_ac4_ninety_of_a_hundred_is_never_under_the_sum_of_lows(
    price, days, shape, miles, built
):
    arrival = (date(2025, 3, 1) + timedelta(days=days)).isoformat()
    answer = cost(
        price=str(price), arrival=arrival, shape=shape, miles=Decimal(miles), built=str(built)
    )
    assert answer.total.p90 >= sum(line.cents[0] for line in answer.lines)
    assert all(line.cents == tuple(sorted(line.cents)) for line in answer.lines)


@given(low=st.integers(1, 400_000), more=st.integers(0, 100_000))
@settings(max_examples=40, deadline=None)
def test_a_dearer_car_never_pays_less_duty(low, more):
    less, dearer = cost(price=str(low)), cost(price=str(low + more))
    assert cents(less, "duty") <= cents(dearer, "duty")
    assert cents(less, "hmf") <= cents(dearer, "hmf")


def test_transport_stays_within_its_range():
    near, far = cost(miles=Decimal(0)), cost(miles=Decimal(9_000))
    assert cents(near, "inland_us") == (30000, 30000, 30000)
    assert cents(far, "inland_us") == (180000, 180000, 180000)
    low, likely, high = cents(cost(miles=Decimal(1000)), "inland_us")
    assert 30000 < low < likely < high < 180000


def test_the_nearest_port_is_the_one_across_the_bay():
    assert nearest_landing(Spot(47.6, -122.3)).code == "USTIW"
    assert nearest_landing(Spot(29.76, -95.37)).code == "USHOU"
    assert nearest_landing(Spot(39.96, -83.0)).code == "USBAL"
    assert {landing.coast for landing in LANDINGS} == {"west", "gulf", "east"}


def test_a_mile_is_a_mile():
    """London to Paris is about 213 miles as the crow flies."""
    assert Spot(51.5074, -0.1278).miles_to(Spot(48.8566, 2.3522)) == pytest.approx(213.5, abs=1)


def test_n04_ac5_the_yen_of_a_past_day_is_told_as_expired():
    expired = replace(YEN, expired_on=date(2026, 2, 6))
    answer = cost(yen=expired)
    assert "exchange rate for the yen is that of 6 February 2026" in words(answer.warnings)
    assert next(line for line in answer.lines if line.code == "agent").is_expired
