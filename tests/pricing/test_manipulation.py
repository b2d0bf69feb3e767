"""Nobody can move an estimate much by what he posts, and by nothing else at all."""

from dataclasses import replace

import pytest

from listings.pricing.model import train

from .synthetic import market

HONEST = [
    replace(car, seller=f"seller {at % 60}")
    for at, car in enumerate(market(300, 6, families=4).cars)
]
CAR = replace(HONEST[0], price=None, key="", seller="")


def fakes(count, times):
    """Cars just like the one judged, at so many times what it is worth, by one seller."""
    worth = train(HONEST).estimate([CAR])[0].mid
    return [
        replace(
            CAR,
            price=round(worth * times * (1 + at / 1000), 2),
            mileage_km=CAR.mileage_km + 37 * at,
            seller="schemer",
            key=f"fake {at}",
        )
        for at in range(1, count + 1)
    ]


@pytest.mark.parametrize("count", [3, 40])
def test_the_cars_of_one_seller_weigh_at_most_30_per_cent(count):
    model = train([*HONEST, *fakes(count, 1.0)])
    for one in model.estimate([CAR, *[replace(car, key="", seller="") for car in HONEST[:50]]]):
        theirs = [used for used in one.comparables if used.key.startswith("fake")]
        assert len(theirs) <= 3
        assert sum(used.share for used in theirs) <= 0.3 + 1e-9
    assert sum(used.share for used in one.comparables) <= 1


@pytest.mark.parametrize("times", [1.5, 0.6])
def test_one_seller_moves_an_estimate_little(times):
    honest = train(HONEST).estimate([CAR])[0]
    moved = train([*HONEST, *fakes(40, times)]).estimate([CAR])[0]
    assert moved.mid == pytest.approx(honest.mid, rel=0.12)


def test_a_sellers_own_cars_do_not_support_his_price():
    model = train([*HONEST, *fakes(40, 1.5)])
    own = model.estimate([replace(CAR, seller="schemer")])[0]
    assert own.comparables
    assert not any(used.key.startswith("fake") for used in own.comparables)


def test_prices_that_copy_estimates_do_not_run_away():
    """Sellers who ask what the site says, and a tenth more, five rounds long: less than a tenth in all."""
    sales = HONEST
    first = train(sales).estimate([CAR])[0].mid
    for turn in range(5):
        said = train(sales).estimate([CAR])[0].mid
        copy = replace(CAR, price=round(said * 1.1, 2), seller="copier", key=f"copy {turn}")
        sales = [*sales, replace(copy, mileage_km=CAR.mileage_km + 41 * turn + 7)]
    assert train(sales).estimate([CAR])[0].mid == pytest.approx(first, rel=0.1)
