"""Benchmarks of the price model, on an invented market: `make bench` runs them with the others."""

import resource
import time
from collections.abc import Callable
from dataclasses import replace

from listings.pricing.model import from_bytes, to_bytes, train
from listings.pricing.model.backtest import backtest
from tests.pricing.synthetic import market

SALES = 20_000
CARS = 20_000
CALIBRATED_ON = 10_000


def bench_prices(report: Callable[..., None]) -> None:
    """Learning from 20,000 sales, and estimates a second with and without comparables."""
    learnt, told = market(SALES + CARS, 1, families=60).split(SALES)
    started = time.perf_counter()
    model = train(learnt.cars, learnt.twins)
    report("price model, training", time.perf_counter() - started, "s", SALES)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    report("price model, memory of the whole process", most, "MB", SALES)
    data = to_bytes(model)
    report("price model, stored", len(data) / 1024**2, "MB", SALES)
    model = from_bytes(data)
    cars = [replace(car, price=None, key="") for car in told.cars]
    for name, score in (
        ("estimates without comparables", model.score_without_comparables),
        ("estimates with comparables", model.score),
    ):
        score(cars[:1_000])
        started = time.perf_counter()
        score(cars)
        report(name, CARS / (time.perf_counter() - started), "cars/s", CARS)
    started = time.perf_counter()
    for car in cars[:100]:
        model.estimate([car])
    report("one estimate in full", (time.perf_counter() - started) * 10, "ms", 100)


def bench_calibration(report: Callable[..., None]) -> None:
    """Three markets of 10,000 sales: coverage of the 80 % range, and error over the least."""
    for seed in (1, 2, 3):
        learnt, told = market(CALIBRATED_ON + 3_000, seed).split(CALIBRATED_ON)
        figures = backtest(learnt.cars, told.cars, learnt.twins).figures
        report(f"coverage of the 80 % range, market {seed}", figures.coverage_80, "%", 3_000)
        ratio = figures.mdape / told.floor
        report(
            f"median error, market {seed}", figures.mdape, "%", 3_000, "the least possible", ratio
        )
