import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listings.pricing.model.sellers import capped, numbered, shares_held, thinned

MODEL = 1.0


def held(weights, sellers):
    return capped(np.array([weights], float), np.array([sellers]), MODEL)[0]


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(-1, 4)), min_size=1, max_size=32))
def test_no_seller_has_more_than_three_cars_or_30_per_cent(rows):
    weights, sellers = (np.array(column) for column in zip(*rows, strict=True))
    found = held(weights, sellers)
    assert (found <= weights + 1e-12).all()
    everything = found.sum() + MODEL
    for seller in set(sellers.tolist()) - {-1}:
        own = found[sellers == seller]
        assert (own > 0).sum() <= 3
        assert own.sum() <= 0.3 * everything + 1e-9
    assert found[sellers == -1] == pytest.approx(weights[sellers == -1])


def test_the_heaviest_three_of_a_seller_stay():
    found = held([0.1, 0.4, 0.2, 0.3, *[1.0] * 8], [7, 7, 7, 7, *[-1] * 8])
    assert found[:4] == pytest.approx([0, 0.4, 0.2, 0.3])


def test_who_has_little_keeps_it():
    assert held([0.5] * 6, [1, 2, 3, 4, 5, 6]) == pytest.approx([0.5] * 6)


def test_of_one_seller_three_cars_a_model_year_are_looked_at():
    seller = np.array([1, 1, 1, 1, 2, -1, 1])
    year = np.array([1999] * 6 + [2000])
    assert thinned(seller, year).tolist() == [True, True, True, False, True, True, True]


def test_in_the_fit_a_seller_weighs_at_most_30_per_cent_of_a_family():
    family, seller = np.zeros(100, int), np.where(np.arange(100) < 60, 5, -1)
    weight = shares_held(family, np.arange(100), seller)
    assert weight[:60].sum() == pytest.approx(0.3 * (weight.sum() + 3))
    assert (weight[60:] == 1).all()


def test_in_the_fit_the_like_cars_of_a_seller_weigh_as_one():
    family, year = np.zeros(12, int), np.array([1999] * 11 + [2000])
    seller = np.array([4, 4, 4, 4, *[-1] * 7, 4])
    assert shares_held(family, year, seller).tolist() == [0.25] * 4 + [1] * 8


def test_in_the_fit_a_sellers_only_car_counts_whole():
    seller, family = np.array([1, 2, 3, -1]), np.array([0, 0, 1, 2])
    assert shares_held(family, np.full(4, 1999), seller).tolist() == [1, 1, 1, 1]


def test_sellers_not_known_are_nobody():
    assert numbered(["a", "", "z"], {"a": 4}).tolist() == [4, -1, -1]
