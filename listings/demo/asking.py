"""What an invented car is worth, and what its seller asks for it."""

import math
from datetime import date
from random import Random

YEN_A_DOLLAR = 150
# Before shipping, duty and the importer's work a car costs less than half.
IN_JAPAN = 0.46
USUAL_YEAR, USUAL_KM = 1996, 90_000
A_YEAR = 0.022
KM_TO_A_THIRD = 420_000
# How far honest sellers differ, which part of all dreams, and of how much.
SPREAD = 0.07
DREAMERS, DREAM = 0.04, 1.4

_OF_DRIVE = {"2wd": 0.94, "pt4wd": 1.07, "ft4wd": 1.05}
_OF_GEARBOX = {"4mt": 0.97, "5mt": 1.04, "2at": 0.86, "3at": 0.9, "4at": 0.92, "cvt": 0.9}
_OF_ASPIRATION = {"turbo": 1.08, "supercharged": 1.12}
_OF_BODY = {"dump": 1.22, "lift": 1.18, "microvan": 1.03}


def worth_usd(usual: int, built: date, km: int, *, in_us: bool, facts: dict[str, str]) -> float:
    """US dollars that a car of these facts fetches in this market; `usual` is its line's price."""
    whole = usual * (1 + A_YEAR) ** (built.year - USUAL_YEAR)
    whole *= math.exp((USUAL_KM - km) / KM_TO_A_THIRD)
    for table, name in (
        (_OF_DRIVE, "drive"),
        (_OF_GEARBOX, "gearbox"),
        (_OF_ASPIRATION, "aspiration"),
        (_OF_BODY, "body"),
    ):
        whole *= table.get(facts[name], 1.0)
    return whole if in_us else whole * IN_JAPAN


def asked(rng: Random, worth: float, currency: str, *, dreamers: float = DREAMERS) -> int:
    """An asking price in minor units, round as people write them; a part of sellers dream."""
    hoped = worth * rng.lognormvariate(0, SPREAD)
    if rng.random() < dreamers:
        hoped *= DREAM
    if currency == "JPY":
        return max(5, round(hoped * YEN_A_DOLLAR / 10_000)) * 10_000
    step = 100 if hoped < 15_000 else 500
    dollars = max(900, round(hoped / step) * step)
    return (dollars - rng.choice((0, 0, 5, 50))) * 100
