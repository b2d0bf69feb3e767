"""A file of sales from staff: what each line would become, then the rows. All or nothing.

Columns and spellings are those of `backtest_prices` (docs/pricing.md); here a row also needs a day
and what kind of price it is, and nobody is left unnamed who says so.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from django.db import transaction

from listings.accounts.audit import record
from listings.accounts.models import User

from .import_rows import Defaults, UnusableError, maker
from .learning import as_year
from .model import Car
from .model.model import SUSPICIOUS
from .model.reading import FileError, read_bytes
from .model.units import slip
from .models import MINOR_UNITS, Sale
from .standing import standing
from .teaching import order_learning

# What no kei car costs, where no model stands to say more.
LEAST_USD, MOST_USD = 200, 100_000

# A row's line, the car in it, and the sale it would become.
Made = tuple[int, Car, Sale]

NEW, SAME, SET_ASIDE, LEFT_OUT = "new", "same", "set_aside", "left_out"


@dataclass(frozen=True)
class Line:
    """What becomes of a line of the file: new, same, set aside (new, and suspicious) or left out."""

    number: int
    name: str
    what: str
    why: str = ""


@dataclass(frozen=True)
class Plan:
    """Every line of the file, and the sales that would be added."""

    lines: list[Line]
    sales: list[Sale] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        counted = Counter(line.what for line in self.lines)
        return {what: counted[what] for what in (NEW, SET_ASIDE, SAME, LEFT_OUT)}


def plan(data: bytes, defaults: Defaults, today: date) -> Plan:
    """Read the file and say what would happen; writes nothing.

    Raises FileError where nothing of it can be used.
    """
    found = read_bytes(data, "")
    currency = found.currency or defaults.currency
    if currency not in MINOR_UNITS:
        raise FileError(f"is in {currency}; dollars and yen can be read.")
    lines = [Line(row.line, "", LEFT_OUT, row.why) for row in found.left_out]
    sale_of = maker(defaults, currency, today)
    made: list[Made] = []
    for number, car, row in zip(found.lines, found.cars, found.rows, strict=True):
        try:
            made.append((number, car, sale_of(car, row)))
        except UnusableError as error:
            lines.append(Line(number, _name(car), LEFT_OUT, str(error)))
    fresh, same = _apart(made)
    lines += [Line(number, _name(car), SAME) for number, car, _sale in same]
    _judge(fresh)
    lines += [
        Line(number, _name(car), SET_ASIDE if sale.set_aside else NEW, sale.suspicion)
        for number, car, sale in fresh
    ]
    return Plan(sorted(lines, key=lambda line: line.number), [sale for *_rest, sale in fresh])


@transaction.atomic
def apply(data: bytes, defaults: Defaults, today: date, *, by: User) -> Plan:
    """Add the sales that are new, and have prices learnt anew. The same file again adds nothing."""
    found = plan(data, defaults, today)
    Sale.objects.bulk_create(found.sales, batch_size=1_000, ignore_conflicts=True)
    if found.sales:
        first = Sale.objects.get(key=found.sales[0].key)
        after = {"sales": len(found.sales), "source": defaults.source}
        record("sales imported", first, by=by, after=after)
        order_learning()
    return found


def _apart(made: list[Made]) -> tuple[list[Made], list[Made]]:
    """Those that are new, and those that are there already or stand twice in the file."""
    keys = [sale.key for *_rest, sale in made]
    known = set(Sale.objects.filter(key__in=keys).values_list("key", flat=True))
    fresh: list[Made] = []
    same: list[Made] = []
    for one in made:
        (same if one[2].key in known else fresh).append(one)
        known.add(one[2].key)
    return fresh, same


def _judge(fresh: list[Made]) -> None:
    """Set aside prices that cannot be right, with what was to be expected, for staff to look at."""
    found = standing()
    if not fresh or found is None:
        for _number, _car, sale in fresh:
            if not LEAST_USD * 100 <= sale.price_usd_cents <= MOST_USD * 100:
                sale.set_aside = True
                sale.suspicion = "No kei car costs so much or so little."
        return
    scores = found.model.score([_as_learnt(car, sale) for _number, car, sale in fresh])
    prices = np.array([sale.price_usd_cents / 100 for *_rest, sale in fresh])
    off = np.abs(np.log(prices) - scores.log_mid) / scores.error
    for at in np.flatnonzero(off > SUSPICIOUS).tolist():
        sale, expected = fresh[at][2], float(scores.mid[at])
        looks = slip(float(prices[at]), expected)
        sale.set_aside = True
        sale.suspicion = (
            f"${prices[at]:,.0f} is {looks}: about ${expected:,.0f} was to be expected."
        )


def _as_learnt(car: Car, sale: Sale) -> Car:
    """The car in the words of the model, its price unseen."""
    return Car(
        make=sale.family.make.name,
        model=sale.family.name,
        year=car.year,
        trim=sale.trim,
        mileage_km=sale.mileage_km,
        displacement_cc=sale.displacement_cc,
        transmission=sale.gearbox,
        body=sale.body,
        drivetrain=sale.drive,
        aspiration=sale.aspiration,
        frame_code=car.frame_code,
        side=sale.side,
        location=sale.location,
        kind=sale.kind,
        on=as_year(sale.on),
    )


def _name(car: Car) -> str:
    return f"{car.make} {car.model} {car.year}"[:80]
