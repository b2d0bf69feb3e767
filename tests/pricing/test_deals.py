"""The word for an asking price: only where an estimate can carry one, and by the middle half."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from listings.pricing.deals import Deal, deal, middle_half

cents = st.integers(min_value=1_000, max_value=10**10)


@pytest.mark.parametrize(
    ("price", "word"),
    [
        (1, Deal.BELOW),
        (730_000, Deal.BELOW),
        (737_000, Deal.USUAL),
        (790_000, Deal.USUAL),
        (850_000, Deal.USUAL),
        (866_000, Deal.ABOVE),
        (10**9, Deal.ABOVE),
        (None, Deal.NO_PRICE),
    ],
)
def test_a_word_is_said_outside_the_middle_half_alone(price, word):
    assert middle_half(690_000, 790_000, 940_000) == (735_715, 865_646)
    assert deal("supported", 690_000, 790_000, 940_000, price) == word


@pytest.mark.parametrize("grade", ["wide", "abstained", ""])
@pytest.mark.parametrize("price", [1, 790_000, 10**9, None])
def test_an_estimate_without_a_point_carries_no_word(grade, price):
    assert deal(grade, 690_000, 790_000, 940_000, price) == Deal.NO_WORD


@given(st.tuples(cents, cents, cents).map(sorted))
def test_the_middle_half_lies_within_the_range_about_the_middle(limits):
    low, mid, high = limits
    least, most = middle_half(low, mid, high)
    assert low <= least <= mid <= most <= high


@given(cents, st.floats(min_value=0.01, max_value=0.7))
def test_the_middle_half_is_as_wide_as_a_normal_spread_has_it(mid, width):
    low, high = round(mid * math.exp(-width)), round(mid * math.exp(width))
    assume(low >= 1_000)
    _least, most = middle_half(low, mid, high)
    assert math.log(most / mid) == pytest.approx(width * 0.6745 / 1.2816, abs=2e-3)
