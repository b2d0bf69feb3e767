"""The sums that the fit rests on, against the same sums written out in full."""

import numpy as np
import pytest

from listings.pricing.model.cars import Columns
from listings.pricing.model.design import Design
from listings.pricing.model.products import Equations, explained, inverse, spread

from .synthetic import market

MARKET = market(150, 2, families=4)
COLUMNS = Columns(MARKET.cars)
DESIGN = Design.of(COLUMNS, MARKET.twins)
ROWS = DESIGN.rows(COLUMNS)
CHANCE = np.random.default_rng(1)


def written_out():
    """The rows as a matrix with a column for each effect."""
    full = np.zeros((len(ROWS), ROWS.size))
    full[:, : ROWS.lines.shape[1]] = ROWS.lines
    at, by = ROWS.seen
    for slot in range(at.shape[1]):
        np.add.at(full, (np.arange(len(ROWS)), at[:, slot]), by[:, slot])
    return full


def test_the_equations_are_those_of_the_full_matrix():
    full, weight = written_out(), CHANCE.uniform(0.1, 1, len(ROWS))
    y = COLUMNS.log_price
    found = Equations.of(ROWS, y, weight)
    assert found.squares == pytest.approx(full.T @ (full * weight[:, None]))
    assert found.products == pytest.approx(full.T @ (weight * y))


def test_sums_and_their_variance_are_those_of_the_full_matrix():
    full, effects = written_out(), CHANCE.standard_normal(ROWS.size)
    root = CHANCE.standard_normal((ROWS.size, ROWS.size))
    covariance = root @ root.T
    assert explained(effects, ROWS) == pytest.approx(full @ effects)
    assert spread(covariance, ROWS) == pytest.approx(np.diag(full @ covariance @ full.T))


@pytest.mark.parametrize("size", [1, 2, 257, 700])
def test_the_inverse_is_exact_also_where_effects_nearly_repeat_each_other(size):
    root = CHANCE.standard_normal((size, max(1, size // 3)))
    matrix = 1e4 * root @ root.T + np.diag(CHANCE.uniform(1, 10, size))
    assert np.abs(inverse(matrix) @ matrix - np.eye(size)).max() < 1e-7
