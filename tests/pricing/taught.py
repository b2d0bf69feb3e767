"""Known prices and a model that has learnt from them, for tests of what rests on it."""

import random

from listings.eligibility.clock import legal_today
from listings.pricing import teaching
from listings.pricing.models import Sale
from listings.pricing.standing import Standing, standing
from tests.factories import SaleFactory

SEED = 20261122


def sales(count, *, usual=700_000, spread=0.06, **facts):
    """Paid prices around a usual one, each by a seller of its own, of cars that differ a little."""
    chance = random.Random(SEED + Sale.objects.count())
    return [
        SaleFactory(
            **{
                "kind": Sale.Kind.TOLD,
                "price_usd_cents": round(usual * chance.lognormvariate(0, spread)),
                "year": chance.choice((1999, 2000, 2001, 2002)),
                "mileage_km": chance.randrange(40_001, 90_000),
                "drive": chance.choice(("pt4wd", "pt4wd", "2wd")),
                "gearbox": chance.choice(("5mt", "5mt", "5mt", "3at")),
                "body": "truck",
                "side": "us",
                "location": chance.choice(("OH", "CA", "TX")),
                **facts,
            }
        )
        for _n in range(count)
    ]


def learn() -> Standing:
    """Have the known prices learnt, and the version that stands then."""
    teaching.learn(legal_today())
    found = standing()
    assert found is not None
    return found
