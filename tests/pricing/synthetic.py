"""An invented market whose truth is known: what each car is worth, and how much prices scatter.

log price = family + trim + age + mileage + gearbox + drive + kind of price + month + noise. Families
are unequally common, lose value at a rate of their own, and some are twins of others. The noise is
the error that nobody can be better than: `floor` is its median, in per cent of the price.
"""

import math
import random
from dataclasses import dataclass, replace

from listings.pricing.model import Car

MAKES = ("Aoi", "Botan", "Chidori", "Donguri")
TRIMS = ("L", "G", "X", "X Limited", "GT Turbo")
GEARBOXES = {"manual": 0.0, "automatic": 0.12}
DRIVES = {"2wd": 0.0, "4wd": 0.14}
KINDS = {"asking": 0.06, "told": 0.0}

FIRST_YEAR, LAST_YEAR = 1988, 2012
NOW = 2026.0
MONTHS = 18
KM_A_YEAR = 7_000
SPREAD = 0.11


@dataclass(frozen=True)
class Family:
    make: str
    model: str
    level: float
    a_year: float
    commonness: float
    trims: dict[str, float]


@dataclass(frozen=True)
class Market:
    """Cars with prices, and for each the price without noise."""

    cars: list[Car]
    worth: list[float]
    twins: dict[tuple[str, str], str]

    @property
    def floor(self) -> float:
        """The median error, in per cent, of somebody who knows what each car is worth."""
        return median_error(self.worth, [car.price for car in self.cars])

    def split(self, learnt: int) -> tuple["Market", "Market"]:
        first = Market(self.cars[:learnt], self.worth[:learnt], self.twins)
        return first, Market(self.cars[learnt:], self.worth[learnt:], self.twins)


def market(size: int, seed: int, *, families: int = 16, scale: float = 6_000.0) -> Market:
    """So many cars; the same seed gives the same market."""
    chance = random.Random(seed)
    known = [_family(number, chance) for number in range(families)]
    twin = replace(known[0], make=MAKES[1], model="Twin", level=known[0].level - 0.03)
    known.append(twin)
    told = [
        _car(number, family, chance)
        for number, family in enumerate(
            chance.choices(known, [family.commonness for family in known], k=size)
        )
    ]
    kin = {(family.make.lower(), family.model.lower()): "kin" for family in (known[0], twin)}
    cars = [replace(car, price=round(scale * math.exp(price), 2)) for car, _worth, price in told]
    return Market(cars, [scale * math.exp(worth) for _car, worth, _price in told], kin)


def median_error(said: list[float], prices: list[float]) -> float:
    """The field's MdAPE, in per cent."""
    off = sorted(abs(one / price - 1) for one, price in zip(said, prices, strict=True))
    return 100 * off[len(off) // 2]


def _family(number: int, chance: random.Random) -> Family:
    return Family(
        make=MAKES[number % len(MAKES)],
        model=f"Model {number}",
        level=chance.gauss(0, 0.35),
        a_year=-0.045 + chance.gauss(0, 0.012),
        commonness=1 / (number + 3),
        trims={trim: 0.05 * at + chance.gauss(0, 0.02) for at, trim in enumerate(TRIMS)},
    )


def _car(number: int, family: Family, chance: random.Random) -> tuple[Car, float, float]:
    year = chance.randint(FIRST_YEAR, LAST_YEAR)
    month = chance.randrange(MONTHS)
    on = NOW - (MONTHS - month) / 12
    km = round((on - year) * KM_A_YEAR * chance.lognormvariate(0, 0.4))
    trim, gearbox = chance.choice(TRIMS), chance.choice(list(GEARBOXES))
    drive, kind = chance.choice(list(DRIVES)), chance.choice(list(KINDS))
    worth = (
        family.level
        + family.trims[trim]
        + family.a_year * (on - year - 20)
        - 0.10 * (km / 50_000)
        + GEARBOXES[gearbox]
        + DRIVES[drive]
        + KINDS[kind]
        + 0.002 * month
    )
    car = Car(
        make=family.make,
        model=family.model,
        year=year,
        trim=trim,
        mileage_km=km,
        displacement_cc=660,
        transmission=gearbox,
        drivetrain=drive,
        kind=kind,
        on=on,
        key=f"car {number}",
    )
    return car, worth, worth + chance.gauss(0, SPREAD)
