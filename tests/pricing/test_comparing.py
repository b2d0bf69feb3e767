from dataclasses import replace
from datetime import date

import pytest

from listings.pricing.comparing import is_own, likeness, most_alike, share_out

from .making import SAME, SUBJECT, sales


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, 0.9),
        ({"kind": "confirmed"}, 1.0),
        ({"kind": "asking"}, 0.6),
        ({"year": 1991}, 0.45),
        ({"year": 1997}, 0.45),
        ({"year": None}, 0.45),
        ({"mileage_km": 130_000}, 0.45),
        ({"mileage_km": 30_000}, 0.45),
        ({"mileage_km": None}, 0.45),
        ({"drive": "4wd"}, 0.45),
        ({"drive": "pt4wd"}, 0.45),
        ({"drive": ""}, 0.45),
        ({"frame_code_id": 8}, 0.54),
        ({"frame_code_id": None}, 0.54),
        ({"side": "jp"}, 0.0),
        ({"side": ""}, 0.45),
        ({"on": date(2024, 11, 30)}, 0.45),
        ({"on": date(2026, 11, 30)}, 0.9),
        ({"on": date(2027, 5, 1)}, 0.9),
        ({"year": 1991, "mileage_km": 130_000}, 0.225),
    ],
)
def test_likeness_falls_by_half_with_each_distance(facts, expected):
    assert likeness(SUBJECT, replace(SAME, **facts)) == pytest.approx(expected)


def test_part_time_and_full_time_are_both_four_wheel_drive():
    subject = replace(SUBJECT, drive="ft4wd")
    assert likeness(subject, replace(SAME, drive="pt4wd")) == pytest.approx(0.9)
    assert likeness(subject, replace(SAME, drive="4wd")) == pytest.approx(0.9)


def test_frame_codes_that_are_both_unknown_are_not_the_same():
    subject = replace(SUBJECT, frame_code_id=None)
    assert likeness(subject, replace(SAME, frame_code_id=None)) == pytest.approx(0.54)


@pytest.mark.parametrize(
    ("facts", "own"),
    [
        ({}, False),
        ({"listing_id": 1}, True),
        ({"listing_id": 2}, False),
        ({"seller_key": "the seller"}, True),
        ({"seller_key": "another"}, False),
    ],
)
def test_own_listing_and_own_seller_are_recognised(facts, own):
    assert is_own(SUBJECT, replace(SAME, **facts)) is own


def test_two_unknown_sellers_are_not_the_same_seller():
    nameless = replace(SUBJECT, seller_key="", listing_id=None)
    assert not is_own(nameless, SAME)


def test_only_three_of_a_seller_count_and_they_are_the_most_alike():
    cars = [
        replace(SAME, sale_id=number, year=1994 + number, seller_key="dealer")
        for number in range(5)
    ]
    chosen = most_alike(SUBJECT, reversed(cars))
    assert [other.sale_id for _rate, other in chosen] == [0, 1, 2]


def test_a_car_too_far_away_is_no_comparable():
    near, far = replace(SAME, year=2006), replace(SAME, year=2007)
    assert most_alike(SUBJECT, [near])
    assert not most_alike(SUBJECT, [far])


def test_shares_follow_likeness_and_are_one_together():
    cars = sales(1, 2, 3, 4)
    shares = share_out([(0.4, cars[0]), (0.4, cars[1]), (0.4, cars[2]), (0.8, cars[3])])
    assert [row.comparable.sale_id for row in shares] == [4, 1, 2, 3]
    assert sum(row.share for row in shares) == pytest.approx(1)
    # 0.8 of 2.0 would be 40 %: it is cut to 30 % of what is left.
    assert shares[0].share == pytest.approx(0.3)
    assert shares[1].share == pytest.approx(0.7 / 3)


def test_cutting_one_seller_never_lifts_the_next_over_the_limit():
    cars = sales(*range(1, 7))
    rates = [100, 50, 20, 1, 1, 1]
    shares = share_out(list(zip(rates, cars, strict=True)))
    assert [round(row.share, 6) for row in shares[:3]] == [0.3, 0.3, 0.3]
    assert sum(row.share for row in shares) == pytest.approx(1)


def test_the_cars_of_a_seller_are_cut_together():
    own = sales(1, 2, 3, seller_key="dealer")
    others = [replace(SAME, sale_id=number) for number in range(10, 14)]
    shares = share_out([(1.0, car) for car in own + others])
    dealers = sum(row.share for row in shares if row.comparable.seller == "dealer")
    assert dealers == pytest.approx(0.3)


def test_nothing_is_shared_out_among_none():
    assert share_out([]) == ()
