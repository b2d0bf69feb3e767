"""Fake cars, prices in a circle and absurd sales, from the recorded row to the standing model."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from listings.pricing.learning import as_cars, recorded_sales
from listings.pricing.model import Car
from listings.pricing.models import Sale
from listings.pricing.standing import standing
from listings.pricing.teaching import learn

from .recorded import record

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
# Of the price: 200 cars at 1.5 times their worth, or a car sold in a circle, gain no more.
LITTLE = 0.15


@pytest.fixture
def honest():
    """300 prices of a market, and the car whose estimate somebody would like to bend."""
    sales = record(300, 6, TODAY - timedelta(days=5))
    learn(TODAY)
    return sales[0]


def estimate(sale):
    """What the standing model says of a car like the sale's, offered by nobody."""
    (car,) = as_cars(Sale.objects.filter(pk=sale.pk))
    bare = replace(car, price=None, key="", seller="", mileage_km=(car.mileage_km or 0) + 13)
    return standing().model.estimate([bare])[0]


def asked(sale):
    """The same for a car for which a price is asked."""
    (car,) = as_cars(Sale.objects.filter(pk=sale.pk))
    bare = replace(car, price=None, key="", seller="", kind="asking")
    return standing().model.estimate([bare])[0]


def alike(sale, number, times, **facts):
    """Another car just like it, some kilometres on, at so many times its price."""
    copied = {
        name: getattr(sale, name)
        for name in ("family", "year", "drive", "gearbox", "trim", "kind", "source")
    }
    return Sale(
        **copied
        | {
            "mileage_km": sale.mileage_km + 37 * number,
            "price_usd_cents": round(sale.price_usd_cents * times) + number * 100,
            "on": TODAY - timedelta(days=number % 5),
        }
        | facts
    )


@pytest.mark.parametrize("times", [1.5, 0.6])
def test_n06_ac7_two_hundred_fake_listings_of_a_dealer_move_little(honest, times):
    before = estimate(honest).mid
    Sale.objects.bulk_create(
        alike(honest, number, times, seller_key="schemer", listing_id=number)
        for number in range(1, 201)
    )
    learn(TODAY)
    after = estimate(honest)
    assert after.mid == pytest.approx(before, rel=LITTLE)
    fakes = {f"sale {pk}" for pk in Sale.objects.filter(seller_key="schemer").values_list("pk", flat=True)}  # fmt: skip
    theirs = [used for used in after.comparables if used.key in fakes]
    assert len(theirs) <= 3
    assert sum(used.share for used in theirs) <= 0.3 + 1e-9


def test_n06_ac7_two_dealers_who_sell_to_each_other_move_little(honest):
    """One car goes to and fro twenty times, each time a tenth dearer: it is one car, and what it
    cost last is one price of one seller."""
    before = estimate(honest).mid
    Sale.objects.bulk_create(
        alike(
            honest, 1, 1.1**turn, kind="told", seller_key=f"dealer {turn % 2}",
            on=TODAY - timedelta(days=20 - turn),
        )
        for turn in range(1, 21)
    )  # fmt: skip
    learn(TODAY)
    assert estimate(honest).mid == pytest.approx(before, rel=LITTLE)
    circle = Sale.objects.filter(seller_key__startswith="dealer ")
    assert circle.filter(repost_of=None, set_aside=False).count() < circle.count()


def test_two_dealers_with_many_cars_in_a_circle_move_a_bounded_step(honest):
    """Two who act in concert are two sellers to the model: together they weigh more than one."""
    before = estimate(honest).mid
    Sale.objects.bulk_create(
        alike(honest, number, 1.6, kind="told", seller_key=f"dealer {number % 2}")
        for number in range(1, 101)
    )
    learn(TODAY)
    assert estimate(honest).mid == pytest.approx(before, rel=0.3)


@pytest.mark.parametrize("times", [10, 0.1, 1_000])
def test_told_sales_at_absurd_prices_are_set_aside_and_move_nothing(honest, times):
    before = estimate(honest).mid
    absurd = Sale.objects.bulk_create(
        alike(honest, number, times, kind="told", seller_key=f"liar {number}")
        for number in range(1, 4)
    )
    learn(TODAY)
    assert estimate(honest).mid == pytest.approx(before, rel=0.05)
    rows = Sale.objects.filter(pk__in=[sale.pk for sale in absurd])
    assert rows.filter(set_aside=True).exclude(suspicion="").count() == 3
    learn(TODAY)
    assert estimate(honest).mid == pytest.approx(before, rel=0.02)


def test_nobody_can_pay_for_another_figure():
    """No field of a sale, a car or a seller says that money was given for it."""
    names = {column.name for column in Sale._meta.concrete_fields} | set(Car.__dataclass_fields__)
    assert not {name for name in names if any(word in name for word in ("paid", "sponsor", "boost", "promot"))}  # fmt: skip


def test_a_seller_who_alone_asks_prices_does_not_decide_what_asking_adds():
    """Sixty cars were sold; of the only seller who asks, two cars stand at 2.8 times the usual."""
    told = record(60, 6, TODAY - timedelta(days=5), kind="told")
    learn(TODAY)
    before = asked(told[0]).mid
    Sale.objects.bulk_create(
        alike(told[0], number, 2.8, kind="asking", seller_key="alone") for number in (1, 2)
    )
    learn(TODAY)
    assert asked(told[0]).mid == pytest.approx(before, rel=0.05)


def test_kinds_that_many_sellers_name_are_all_learnt_from():
    record(30, 6, TODAY - timedelta(days=5), kind="told")
    record(4, 7, TODAY - timedelta(days=5), kind="asking")
    assert {car.kind for car in recorded_sales(TODAY)} == {"told", "asking"}


def test_prices_of_one_kind_by_few_sellers_are_better_than_none():
    record(5, 6, TODAY - timedelta(days=5), seller_key="alone")
    assert len(recorded_sales(TODAY)) == 5
