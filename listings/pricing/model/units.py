"""Is it kilometres, dollars, thousands? What looks like another unit is told, never guessed."""

import math
from collections.abc import Sequence

import numpy as np

from .cars import Car
from .estimates import Scores

# Half of all prices off by so much is no taste of buyers but another unit.
OTHER_UNIT = 3.0
KM_A_MILE = 1.609
LEAST_CARS = 20
SLIPS = ((10.0, "ten times too high"), (0.1, "ten times too low"), (1000.0, "a thousand times too high"),
         (0.001, "a thousand times too low"))  # fmt: skip
# Of the factor itself, in log price: nearer than this a slip explains it.
NEAR = 0.5


def slip(price: float, expected: float) -> str:
    """What a price that cannot be true looks like, for a sentence."""
    off = math.log(price / expected)
    for factor, words in SLIPS:
        if abs(off - math.log(factor)) < NEAR:
            return words
    return "far too high" if off > 0 else "far too low"


def remarks(learnt: Sequence[Car], judged: Sequence[Car], scores: Scores) -> list[str]:
    """Sentences on files whose units do not seem to be those of the sales learnt from."""
    found = [_on_prices(judged, scores), _on_mileage(learnt, judged)]
    return [sentence for sentence in found if sentence]


def _on_prices(judged: Sequence[Car], scores: Scores) -> str:
    off = [
        math.log(car.price) - mid
        for car, mid in zip(judged, scores.log_mid, strict=True)
        if car.price
    ]
    if len(off) < LEAST_CARS or abs(middle := float(np.median(off))) < math.log(OTHER_UNIT):
        return ""
    times = math.exp(abs(middle))
    return (
        f"Half of the prices are {times:,.0f} times {'above' if middle > 0 else 'below'} what the "
        "sales learnt from say: is it another currency, or thousands?"
    )


def _on_mileage(learnt: Sequence[Car], judged: Sequence[Car]) -> str:
    ours, theirs = _km_a_year(judged), _km_a_year(learnt)
    if not ours or not theirs:
        return ""
    if 0.9 < theirs / ours / KM_A_MILE < 1.1:
        return "These cars went 1.6 times fewer kilometres a year: are they miles?"
    if 0.9 < ours / theirs / KM_A_MILE < 1.1:
        return "The sales learnt from went 1.6 times fewer kilometres a year: are they miles?"
    if max(ours / theirs, theirs / ours) > 10:
        return (
            f"{ours:,.0f} km a year against {theirs:,.0f} of the sales learnt from: another unit?"
        )
    return ""


def _km_a_year(cars: Sequence[Car]) -> float:
    """The median; 0 where too few cars tell."""
    newest = max((car.on or car.year + 0.5 for car in cars), default=0.0)
    told = [
        car.mileage_km / ((car.on or newest) - car.year)
        for car in cars
        if car.mileage_km and (car.on or newest) - car.year >= 2
    ]
    return float(np.median(told)) if len(told) >= LEAST_CARS else 0.0
