import math
import random

import pytest

from listings.pricing.comparing import Weighed, share_out
from listings.pricing.quantiles import effective_size, interval

from .making import sales


def equal(*prices):
    return [Weighed(sale, 1 / len(prices)) for sale in sales(*prices)]


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ([], 0),
        ([1], 1),
        ([1 / 8] * 8, 8),
        ([0.1] * 10, 10),
        ([0.5, 0.5, 0, 0], 2),
        ([0.5, 0.25, 0.25], 2.666667),
    ],
)
def test_effective_size_counts_equal_shares(shares, expected):
    assert effective_size(shares) == expected


def test_equal_prices_make_a_range_of_no_width():
    assert interval(equal(*[812_345] * 9), 9) == (812_345, 812_345, 812_345)


def test_middle_is_the_median():
    low, middle, high = interval(equal(500_000, 600_000, 700_000, 900_000, 2_000_000), 5)
    assert middle == 700_000
    assert low < middle < high


def test_middle_lies_where_half_of_the_weight_lies():
    rows = [Weighed(sale, share) for sale, share in zip(sales(4, 9), (0.5, 0.5), strict=True)]
    assert interval(rows, 2)[1] == 6  # half way between 4 and 9 in the logarithm


def test_a_wild_price_within_the_outer_tenth_does_not_move_the_range():
    tame = [600_000 + 20_000 * n for n in range(10)]
    calm = interval(equal(600_000, *tame, 780_000), 12)
    assert interval(equal(100, *tame, 900_000_000), 12) == calm


def test_ends_are_level_beyond_the_outermost_price_that_counts():
    # One of two: its place is a quarter, further in than a tenth.
    low, _middle, high = interval(equal(400_000, 900_000), 1e9)
    assert (low, high) == (400_000, 900_000)


@pytest.mark.parametrize("count", [8, 11, 20, 60])
def test_range_of_few_prices_still_holds_about_80_percent_of_new_ones(count):
    rng = random.Random(count)

    def price():
        return round(700_000 * math.exp(rng.gauss(0, 0.15)))

    hits = trials = 0
    for _market in range(1500):
        rates = [(rng.uniform(0.1, 1), sale) for sale in sales(*(price() for _n in range(count)))]
        rows = share_out(rates)
        low, _middle, high = interval(rows, effective_size(row.share for row in rows))
        hits += sum(low <= price() <= high for _new in range(4))
        trials += 4
    assert 0.77 <= hits / trials <= 0.84
