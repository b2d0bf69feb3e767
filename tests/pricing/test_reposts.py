from dataclasses import replace

import pytest

from listings.pricing.model import Car
from listings.pricing.model.reposts import joined, not_among

CAR = Car(
    "Suzuki", "Carry", 1999, price=6500, mileage_km=83_417, trim="KC", kind="asking", on=2022.1
)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"on": 2022.5},
        {"price": 5900, "on": 2022.5},
        {"make": "SUZUKI", "trim": "kc"},
        {"location": "Ohio"},
    ],
)
def test_the_same_car_again_is_one_sale(facts):
    again = replace(CAR, **facts)
    assert joined([CAR, again]) == [again]


@pytest.mark.parametrize(
    "facts",
    [
        {"price": 4500},
        {"kind": "sold"},
        {"year": 2000},
        {"mileage_km": 83_418},
        {"trim": "KU"},
        {"transmission": "automatic"},
    ],
)
def test_another_car_is_another_sale(facts):
    assert len(joined([CAR, replace(CAR, **facts)])) == 2


def test_a_round_mileage_is_no_name():
    first = replace(CAR, mileage_km=80_000)
    assert len(joined([first, replace(first, price=6400)])) == 2
    assert len(joined([first, first])) == 1


def test_without_a_mileage_nobody_can_tell():
    car = replace(CAR, mileage_km=None)
    assert len(joined([car, car])) == 2


def test_the_newest_price_stays():
    posts = [replace(CAR, price=6500 - 100 * n, on=2022 + n / 12) for n in (2, 0, 1)]
    assert [car.price for car in joined(posts)] == [6300]


def test_no_car_is_on_both_sides_of_a_split():
    other = replace(CAR, mileage_km=12_345)
    assert not_among([CAR, other], [replace(CAR, price=6200)]) == [other]
