"""The public report: what is counted, what is kept apart, and when it warns by itself."""

from datetime import date, timedelta

import pytest

from listings.pricing import reporting
from listings.pricing.models import INVENTED, AccuracyReport, Forecast, PriceModel
from listings.pricing.reporting import banner, keep, report
from listings.pricing.teaching import learn
from listings.work.models import StaffTask
from tests.factories import FamilyFactory, SaleFactory

from .recorded import record

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


def told(price, mid, *, low=None, high=None, grade="supported", **facts):
    sale = SaleFactory(**{"price_usd_cents": price, "on": date(2026, 10, 5)} | facts)
    Forecast.objects.create(
        sale=sale, known_until=date(2026, 9, 30), model_version="m", grade=grade,
        low_usd_cents=low or mid - 50_000, mid_usd_cents=mid, high_usd_cents=high or mid + 50_000,
    )  # fmt: skip
    return sale


def covered(count, held, **facts):
    for number in range(count):
        told(700_000, 700_000 if number < held else 900_000, **facts)


def only_market(found):
    (market,) = found["markets"]
    return market


def test_without_a_sale_there_is_no_market():
    found = report(TODAY)
    assert found["markets"] == []
    assert found["banner"] is None
    assert found["model_version"] is None


def test_n06_ac4_figures_by_family_and_target_and_month_with_every_miss():
    family = told(1_000_000, 1_050_000).family
    for kind, mid in (("told", 900_000), ("confirmed", 1_400_000), ("asking", 1_000_000)):
        told(1_000_000, mid, kind=kind, family=family, on=date(2026, 11, 2))
    told(1_000_000, 1_000_000, family=family)
    told(1_000_000, 1_000_000, family=FamilyFactory(name="Beat"))
    market = only_market(report(TODAY))
    assert market["all"]["n"] == 6
    assert market["all"]["within_20"] == pytest.approx(83.3)
    assert {row["target"]: row["n"] for row in market["by_target"]} == {
        "confirmed_sale": 1,
        "final_asking": 4,
        "told_sale": 1,
    }
    assert [(row["family"], row["n"]) for row in market["by_family"]] == [(str(family), 5)]
    assert [(row["month"], row["n"]) for row in market["by_month"]] == [
        ("2026-10", 3),
        ("2026-11", 3),
    ]
    (miss,) = market["misses"]
    assert (miss["target"], miss["error"], miss["price_usd"]) == ("confirmed_sale", 40.0, 10_000)
    assert "rare_family" in miss["reasons"]


@pytest.mark.parametrize(
    "facts",
    [
        {"set_aside": True},
        {"on": date(2025, 11, 30)},
        {"on": TODAY + timedelta(days=1)},
        # Said after the price was known: that is no forecast.
        {"on": date(2026, 9, 30)},
    ],
)
def test_what_does_not_count(facts):
    told(1_000_000, 1_000_000)
    told(1_000_000, 9_000_000, **facts)
    market = only_market(report(TODAY))
    assert market["all"]["n"] == 1
    assert market["misses"] == []


def test_sales_without_a_forecast_and_sales_set_aside_are_counted_openly():
    told(1_000_000, 1_000_000)
    SaleFactory(on=date(2026, 10, 5))
    SaleFactory.create_batch(2, on=date(2026, 10, 5), set_aside=True)
    market = only_market(report(TODAY))
    assert (market["n_sales"], market["n_without_forecast"], market["n_set_aside"]) == (2, 1, 2)


def test_invented_prices_are_never_mixed_with_real_ones():
    told(1_000_000, 1_000_000)
    told(1_000_000, 2_000_000, source=INVENTED)
    found = report(TODAY)
    assert [(market["invented"], market["all"]["mdape"]) for market in found["markets"]] == [
        (False, 0.0),
        (True, 100.0),
    ]
    assert found["learnt_from_invented"]


def test_the_price_index_compares_each_car_with_the_standing_model():
    record(300, 3, TODAY, days=300)
    learn(TODAY)
    found = report(TODAY)
    assert found["model_version"] == PriceModel.objects.active().version
    months = [row for family in only_market(found)["index"] for row in family["months"]]
    assert len(months) > 12
    assert all(row["n"] >= 5 for row in months)
    assert all(0.8 < row["ratio"] < 1.25 for row in months)


@pytest.mark.parametrize(
    ("count", "held", "code"),
    [(60, 40, "narrow"), (60, 48, None), (60, 60, "wide"), (49, 0, None)],
)
def test_n06_ac5_ranges_that_do_not_hold_warn_by_themselves(count, held, code):
    covered(count, held)
    found = report(TODAY)
    keep(found, TODAY)
    assert (found["banner"] or {}).get("code") == code
    tasks = StaffTask.objects.filter(key=reporting.TASK, closed_at=None)
    assert tasks.count() == bool(code)
    assert (code in str(banner())) if code else banner() is None


def test_n06_ac5_the_warning_goes_when_ranges_hold_again(django_capture_on_commit_callbacks):
    covered(60, 40)
    keep(report(TODAY), TODAY)
    assert "too narrow" in str(banner())
    covered(60, 60)
    with django_capture_on_commit_callbacks(execute=True):
        keep(report(TODAY), TODAY)
    assert banner() is None
    assert StaffTask.objects.get(key=reporting.TASK).closed_at
    assert AccuracyReport.objects.count() == 1


def test_the_warning_goes_by_real_prices_where_there_are_enough():
    covered(60, 0, source=INVENTED)
    assert report(TODAY)["banner"]["invented"]
    covered(60, 48)
    assert report(TODAY)["banner"] is None


def test_the_warning_costs_one_statement_a_minute(django_assert_num_queries):
    covered(60, 40)
    keep(report(TODAY), TODAY)
    with django_assert_num_queries(1):
        banner()
    with django_assert_num_queries(0):
        assert "66.7 %" in str(banner())


def test_no_warning_is_remembered_too(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert banner() is None
    with django_assert_num_queries(0):
        assert banner() is None
