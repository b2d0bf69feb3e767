from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError

from listings.pricing.models import Estimate, ExchangeRate, Sale, usd_cents
from tests.factories import SaleFactory

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 22)


@pytest.fixture
def rates():
    for on, usd in ((date(2026, 1, 1), "0.0070"), (date(2026, 11, 1), "0.00654321")):
        ExchangeRate.objects.create(currency="JPY", on=on, usd=Decimal(usd), source="test")


def test_dollars_need_no_rate(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert usd_cents(790_000, "USD", DAY) == 790_000


def test_yen_without_a_known_rate_have_no_price_in_dollars():
    assert usd_cents(850_000, "JPY", DAY) is None


@pytest.mark.parametrize(
    ("yen", "on", "cents"),
    [
        (1_000_000, date(2025, 12, 31), None),
        (1_000_000, date(2026, 1, 1), 700_000),
        (1_000_000, date(2026, 10, 31), 700_000),
        (1_000_000, date(2026, 11, 1), 654_321),
        (1_000_000, date(2030, 1, 1), 654_321),
        (1, date(2026, 1, 1), 1),
        (10**12, date(2026, 11, 1), 654_321_000_000),
    ],
)
def test_yen_count_at_the_newest_rate_of_the_day(rates, yen, on, cents):
    assert usd_cents(yen, "JPY", on) == cents


@pytest.mark.parametrize(("rate", "cents"), [("0.005", 1), ("0.00499999", 0), ("0.025", 3)])
def test_half_a_cent_goes_up(rate, cents):
    ExchangeRate.objects.create(currency="JPY", on=DAY, usd=Decimal(rate), source="test")
    assert usd_cents(1, "JPY", DAY) == cents


def test_a_rate_of_the_future_is_not_used():
    ExchangeRate.objects.create(
        currency="JPY", on=date(2026, 11, 23), usd=Decimal("0.0066"), source="test"
    )
    assert usd_cents(850_000, "JPY", DAY) is None


@pytest.mark.parametrize("usd", ["0", "-0.0066"])
def test_a_rate_is_more_than_nothing(usd):
    with pytest.raises(IntegrityError, match="rate_positive"):
        ExchangeRate.objects.create(currency="JPY", on=DAY, usd=Decimal(usd), source="test")


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [({"price_usd_cents": 0}, "sale_price"), ({"kind": "guessed"}, "sale_kind")],
)
def test_impossible_sales_are_refused(facts, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        SaleFactory(**facts)


def test_a_listing_has_one_recorded_price():
    SaleFactory(listing_id=5)
    with pytest.raises(IntegrityError, match="listing_id"):
        SaleFactory(listing_id=5)
    assert Sale._meta.get_field("listing_id").unique


@pytest.mark.parametrize(
    "figures",
    [(None, None, None), (1, None, 3), (1, 2, None), (2, 1, 3), (1, 3, 2)],
)
def test_an_estimate_that_is_given_has_its_figures_in_order(car, figures):
    low, mid, high = figures
    with pytest.raises(IntegrityError, match="estimate_in_order"):
        Estimate.objects.create(
            listing=car,
            model_version="test",
            input_hash="",
            abstained=False,
            reason="",
            low_usd_cents=low,
            mid_usd_cents=mid,
            high_usd_cents=high,
        )


def test_figures_on_a_page_are_rounded_to_50_dollars():
    figures = {"low_usd_cents": 712_345, "mid_usd_cents": 789_937, "high_usd_cents": 902_600}
    estimate = Estimate(**figures, grade="supported")
    assert (estimate.low, estimate.mid, estimate.high) == (710_000, 790_000, 905_000)
    assert Estimate().low is None


def test_n06_ac2_a_wide_estimate_shows_its_range_without_a_point():
    wide = Estimate(
        low_usd_cents=400_000, mid_usd_cents=700_000, high_usd_cents=1_200_000, grade="wide"
    )
    assert (wide.low, wide.mid, wide.high) == (400_000, None, 1_200_000)
    assert not wide.is_supported
