"""Invented markets whose truth is known: ranges hold what they promise, errors are near the least."""

from dataclasses import replace

import numpy as np
import pytest

from listings.pricing.model.backtest import backtest
from listings.pricing.model.calibration import folds, half_width

from .synthetic import market


@pytest.mark.parametrize("size", [600, 2_000, 10_000])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_n06_ac6_coverage_and_error_on_a_market_with_known_truth(size, seed):
    learnt, told = market(size + 3_000, seed).split(size)
    figures = backtest(learnt.cars, told.cars, learnt.twins).figures
    assert 76 <= figures.coverage_80 <= 84
    assert figures.mdape <= 1.2 * told.floor
    assert (figures.n_train, figures.n_test) == (size, 3_000)
    assert figures.mdape < figures.mape
    assert figures.within_10 < figures.within_20


def test_figures_are_those_of_the_prices():
    learnt, told = market(400, 5, families=4).split(300)
    tested = backtest(learnt.cars, told.cars)
    price = np.array([car.price for car in told.cars])
    off = np.abs(tested.scores.mid - price) / price
    assert tested.figures.mdape == pytest.approx(100 * np.median(off), abs=0.01)
    assert tested.figures.within_20 == pytest.approx(100 * np.mean(off <= 0.2), abs=0.01)
    held = (tested.scores.low <= price) & (price <= tested.scores.high)
    assert tested.figures.coverage_80 == pytest.approx(100 * held.mean(), abs=0.01)


def test_the_price_of_a_tested_car_is_not_looked_at():
    learnt, told = market(320, 5, families=4).split(300)
    dear = [replace(car, price=car.price * 3) for car in told.cars]
    before = backtest(learnt.cars, told.cars).scores.mid
    assert (backtest(learnt.cars, dear).scores.mid == before).all()


def test_a_car_in_both_files_is_taken_out_of_the_training():
    learnt, told = market(320, 5, families=4).split(300)
    tested = backtest([*learnt.cars, *told.cars[:7]], told.cars)
    assert tested.on_both_sides == 7
    assert (tested.figures.n_train, tested.figures.n_test) == (300, 20)


def test_the_half_width_is_the_normal_one_where_errors_are_normal():
    surprise = np.random.default_rng(3).standard_normal(20_000)
    assert half_width(surprise) == pytest.approx(1.2816, abs=0.03)


def test_a_few_sales_are_not_trusted_to_know_the_spread():
    assert half_width(np.zeros(0)) > 1.5
    assert half_width(np.zeros(3)) > 0.8


def test_parts_are_even_and_always_the_same():
    assert np.bincount(folds(103, 5)).tolist() == [21, 21, 21, 20, 20]
    assert (folds(103, 5) == folds(103, 5)).all()
