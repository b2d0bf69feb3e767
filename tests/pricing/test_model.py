"""What must hold of the model whatever the market: on an invented one of 300 sales."""

import math
import random
from dataclasses import replace

import numpy as np
import pytest

from listings.pricing.model import Grade, NoSalesError, OtherModelError, from_bytes, to_bytes, train

from .synthetic import market

LEARNT, TOLD = market(500, 4, families=6).split(300)
CARS = [replace(car, price=None, key="") for car in TOLD.cars]


@pytest.fixture(scope="module")
def model():
    return train(LEARNT.cars, LEARNT.twins)


def learnt(cars):
    return train(cars, LEARNT.twins)


def test_the_order_of_the_sales_does_not_matter(model):
    mixed = random.Random(1).sample(LEARNT.cars, len(LEARNT.cars))
    again = learnt(mixed)
    assert again.version == model.version
    assert (again.score(CARS).mid == model.score(CARS).mid).all()


def test_cars_are_estimated_one_by_one_as_together(model):
    together = model.score(CARS[:20]).mid
    assert [model.score([car]).mid[0] for car in CARS[:20]] == pytest.approx(together)


def test_another_unit_of_money_changes_nothing_else(model):
    scores = learnt([replace(car, price=car.price * 100) for car in LEARNT.cars]).score(CARS)
    before = model.score(CARS)
    assert scores.mid == pytest.approx(before.mid * 100)
    assert scores.low == pytest.approx(before.low * 100)
    assert scores.effective == pytest.approx(before.effective)


def test_re_posts_of_the_same_cars_add_nothing(model):
    again = learnt(
        [*LEARNT.cars, *(replace(car, key=f"{car.key} again") for car in LEARNT.cars[:99])]
    )
    assert again.joined == 99
    assert again.score(CARS).mid == pytest.approx(model.score(CARS).mid)


def test_more_kilometres_never_make_a_car_dearer(model):
    for car in CARS[:40]:
        driven = [replace(car, mileage_km=km) for km in range(1_000, 600_000, 7_000)]
        assert (np.diff(model.score(driven).mid) <= 1e-6).all()


def test_not_even_in_a_market_where_they_seem_to():
    cars = [
        replace(car, price=car.price * math.exp(car.mileage_km / 150_000)) for car in LEARNT.cars
    ]
    driven = [replace(CARS[0], mileage_km=km) for km in range(1_000, 600_000, 7_000)]
    assert (np.diff(learnt(cars).score(driven).mid) <= 1e-6).all()


def test_spelling_does_not_matter(model):
    car = CARS[0]
    other = replace(car, make=car.make.upper(), model=f" {car.model.replace(' ', '-')} ")
    assert model.score([other]).mid == pytest.approx(model.score([car]).mid)


def test_the_factors_sum_to_the_estimate(model):
    for one in model.estimate(CARS):
        assert one.low < one.mid < one.high
        assert one.typical + sum(factor.amount for factor in one.factors) == pytest.approx(one.mid)
    names = [factor.name for factor in one.factors]
    assert len(names) == len(set(names))
    assert {"age", "mileage", "trim", "gearbox", "drive", "kind", "comparables"} <= set(names)


def test_a_factor_has_the_sign_of_what_it_means(model):
    plain = replace(CARS[0], transmission="manual", drivetrain="2wd", kind="told")
    rich = replace(plain, transmission="automatic", drivetrain="4wd", kind="asking")
    low, high = model.estimate([plain, rich])
    before = {factor.name: factor.amount for factor in low.factors}
    for factor in high.factors:
        if factor.name in ("gearbox", "drive", "kind"):
            assert factor.amount > 0 > before[factor.name]


def test_comparables_have_shares_and_prices_brought_to_the_car(model):
    one = model.estimate(CARS[:1])[0]
    assert 5 <= len(one.comparables) <= 12
    assert 0.3 < sum(used.share for used in one.comparables) < 1
    shares = [used.share for used in one.comparables]
    assert shares == sorted(shares, reverse=True)
    known = {car.key: car for car in LEARNT.cars}
    for used in one.comparables:
        assert used.price == pytest.approx(known[used.key].price)
        assert used.adjusted == pytest.approx(one.mid, rel=0.6)


def test_a_comparable_can_be_dropped(model):
    before = model.estimate(CARS[:1])[0]
    dropped = before.comparables[0].key
    after = model.estimate(CARS[:1], without=[dropped])[0]
    assert dropped not in {used.key for used in after.comparables}
    assert after.mid != before.mid
    assert model.estimate(CARS[:1])[0] == before


def test_a_car_is_not_judged_by_its_own_price(model):
    for car in LEARNT.cars[:5]:
        others = learnt([one for one in LEARNT.cars if one.key != car.key])
        said = model.score([car.without_price()]).mid[0]
        assert said == pytest.approx(
            others.score([replace(car, price=None, key="")]).mid[0], rel=0.05
        )
        assert car.key not in {used.key for used in model.estimate([car])[0].comparables}


def test_a_make_never_seen_has_no_estimate(model):
    one = model.estimate([replace(CARS[0], make="Zephyr", model="Zero")])[0]
    assert (one.grade, one.low, one.mid, one.high) == (Grade.ABSTAINED, None, None, None)
    assert str(one.reason) == "No price of the Zephyr Zero is known; 3 are needed."
    assert (one.factors, one.comparables, one.effective_comparables) == ((), (), 0)


def test_a_range_is_wider_where_less_is_known(model):
    never_seen = replace(CARS[0], trim="Spezial", transmission="cvt", drivetrain="6wd")
    assert model.score([never_seen]).width[0] > 1.05 * model.score(CARS[:1]).width[0]


def test_a_twin_helps():
    kin = [(make, name) for make, name in LEARNT.twins if name == "twin"]
    (_make, name), first = kin[0], LEARNT.cars
    few = [car for car in first if car.model.lower() != name]
    few += [car for car in first if car.model.lower() == name][:2]
    car = next(car for car in TOLD.cars if car.model.lower() == name)
    alone = train(few).estimate([replace(car, price=None, key="")])[0]
    pooled = train(few, LEARNT.twins).estimate([replace(car, price=None, key="")])[0]
    assert alone.grade == Grade.ABSTAINED
    assert pooled.grade != Grade.ABSTAINED
    assert pooled.known_of_family > 8 * alone.known_of_family


@pytest.mark.parametrize("count", [1, 2, 3, 5, 26])
def test_a_handful_of_sales_is_learnt_from_with_care(count):
    scores = train(LEARNT.cars[:count]).score(CARS)
    assert np.isfinite(scores.mid).all()
    assert (scores.low < scores.mid).all()
    assert not (scores.grades == Grade.SUPPORTED).any()


def test_no_sale_is_an_error():
    with pytest.raises(NoSalesError):
        train([])


def test_no_car_is_no_estimate(model):
    assert model.estimate([]) == []


def test_facts_may_be_missing_everywhere():
    bare = [
        replace(
            car, mileage_km=None, displacement_cc=None, on=None, trim="", kind="", drivetrain=""
        )
        for car in LEARNT.cars
    ]
    assert np.isfinite(learnt(bare).score(CARS).mid).all()


def test_mileage_says_nothing_where_no_sale_told_it():
    model = learnt([replace(car, mileage_km=None) for car in LEARNT.cars])
    some = model.score([replace(car, mileage_km=250_000) for car in CARS])
    none = model.score([replace(car, mileage_km=None) for car in CARS])
    assert (some.mid == none.mid).all()
    assert (some.width == none.width).all()


def test_mistakes_in_prices_are_named_and_hardly_felt(model):
    wrong = {car.key: 10 if at % 2 else 0.1 for at, car in enumerate(LEARNT.cars[::33])}
    sales = [replace(car, price=car.price * wrong.get(car.key, 1)) for car in LEARNT.cars]
    found = learnt(sales)
    assert {sale.key for sale in found.suspicious} >= set(wrong)
    assert len(found.suspicious) <= len(wrong) + 2
    assert np.median(np.abs(found.score(CARS).mid / model.score(CARS).mid - 1)) < 0.03


def test_a_model_is_kept_as_bytes(model):
    again = from_bytes(to_bytes(model))
    assert again.version == model.version
    before, after = model.score(CARS), again.score(CARS)
    assert after.mid == pytest.approx(before.mid)
    assert after.error == pytest.approx(before.error, rel=1e-4)
    assert [one.comparables for one in again.estimate(CARS[:5])] == [
        one.comparables for one in model.estimate(CARS[:5])
    ]
    assert (after.grades == before.grades).all()


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04"])
def test_other_bytes_are_no_model(data):
    with pytest.raises(OtherModelError):
        from_bytes(data)
