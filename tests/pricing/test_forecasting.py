"""What was said of a sale was said by somebody who did not know it."""

from datetime import date, timedelta

import pytest

from listings.eligibility.clock import legal_today
from listings.management.commands.sweep import Command
from listings.pricing import forecasting, looking_back
from listings.pricing.forecasting import due_months, foretell, keep, months
from listings.pricing.models import AccuracyReport, Forecast, Sale
from listings.work.draining import drain_kind
from listings.work.models import WorkItem
from tests.factories import SaleFactory

from .recorded import record

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
NOVEMBER, OCTOBER = date(2026, 11, 1), date(2026, 10, 1)


def foretold(first):
    keep(foretell(first))
    return {row.sale_id: row for row in Forecast.objects.all()}


def test_twelve_months_end_with_this_one():
    told = months(TODAY)
    assert (told[0], told[-1], len(told)) == (date(2025, 12, 1), NOVEMBER, 12)
    assert forecasting.as_month(forecasting.as_subject(OCTOBER)) == OCTOBER


def test_each_sale_of_the_month_is_foretold_from_earlier_prices():
    sales = record(200, 1, TODAY)
    rows = foretold(NOVEMBER)
    assert set(rows) == {sale.pk for sale in sales if sale.on >= NOVEMBER}
    assert {row.known_until for row in rows.values()} == {date(2026, 10, 31)}
    off = sorted(
        abs(row.mid_usd_cents / Sale.objects.get(pk=pk).price_usd_cents - 1)
        for pk, row in rows.items()
    )
    assert off[len(off) // 2] < 0.3


def test_prices_of_the_month_and_later_change_nothing():
    record(200, 1, TODAY)
    before = {pk: row.mid_usd_cents for pk, row in foretold(OCTOBER).items()}
    Sale.objects.filter(on__gte=OCTOBER).update(price_usd_cents=99_999_900)
    SaleFactory.create_batch(20, on=NOVEMBER, price_usd_cents=50_000_000)
    assert {pk: row.mid_usd_cents for pk, row in foretold(OCTOBER).items()} == before


def test_an_older_advert_of_the_same_car_is_not_learnt_from():
    record(100, 1, OCTOBER - timedelta(days=1))
    plain = SaleFactory(on=NOVEMBER, mileage_km=61_234)
    alone = foretold(NOVEMBER)[plain.pk].mid_usd_cents
    SaleFactory(
        family=plain.family, on=OCTOBER, mileage_km=61_234, price_usd_cents=plain.price_usd_cents
    )
    assert foretold(NOVEMBER)[plain.pk].mid_usd_cents == alone


def test_a_price_dated_by_this_year_alone_is_not_known_yet():
    record(100, 1, OCTOBER)
    sale = SaleFactory(on=NOVEMBER)
    before = foretold(NOVEMBER)[sale.pk].mid_usd_cents
    dated = {"family": sale.family, "on_precision": "year", "price_usd_cents": 9_000_000}
    SaleFactory.create_batch(9, on=date(2026, 1, 1), **dated)
    assert foretold(NOVEMBER)[sale.pk].mid_usd_cents == before
    SaleFactory.create_batch(9, on=date(2025, 1, 1), **dated)
    assert foretold(NOVEMBER)[sale.pk].mid_usd_cents != before


@pytest.mark.parametrize(
    "facts",
    [
        {"set_aside": True},
        {"year": None},
        {"on_precision": "year"},
        {"on": NOVEMBER - timedelta(days=1)},
        {"on": date(2026, 12, 1)},
    ],
)
def test_what_is_no_sale_of_the_month_is_not_foretold(facts):
    record(100, 1, OCTOBER)
    sale = SaleFactory(**{"on": NOVEMBER} | facts)
    assert sale.pk not in foretold(NOVEMBER)


def test_with_fewer_than_twenty_prices_nothing_is_said():
    record(19, 1, OCTOBER)
    SaleFactory(on=NOVEMBER)
    assert foretell(NOVEMBER) == []
    SaleFactory(on=OCTOBER, mileage_km=45_678)
    assert len(foretell(NOVEMBER)) == 1


def test_a_second_look_takes_the_place_of_the_first():
    record(120, 1, TODAY)
    first, second = foretold(NOVEMBER), foretold(NOVEMBER)
    assert {pk: row.pk for pk, row in first.items()} == {pk: row.pk for pk, row in second.items()}


def test_only_new_months_and_the_last_two_are_done_again():
    record(200, 1, TODAY)
    assert due_months(TODAY) == months(TODAY)
    for first in months(TODAY):
        foretold(first)
    assert due_months(TODAY) == [OCTOBER, NOVEMBER]
    SaleFactory(on=date(2026, 3, 5))
    assert due_months(TODAY) == [date(2026, 3, 1), OCTOBER, NOVEMBER]


def test_a_sale_whose_day_went_back_is_foretold_anew():
    record(200, 1, TODAY)
    for first in months(TODAY):
        foretold(first)
    sale = Sale.objects.filter(on__gte=NOVEMBER).first()
    Sale.objects.filter(pk=sale.pk).update(on=date(2026, 3, 5))
    assert due_months(TODAY)[0] == date(2026, 3, 1)


def test_the_queue_does_the_months_and_then_the_report():
    record(60, 1, TODAY, days=60)
    looking_back.look_back(TODAY)
    assert drain_kind("forecast") == 3
    assert Forecast.objects.count() > 5
    waiting = WorkItem.objects.waiting()
    assert list(waiting.values_list("kind", flat=True)) == ["report"]


def test_the_hourly_look_has_the_day_told_once():
    Command.begin_the_day()
    kinds = WorkItem.objects.values_list("kind", "subject_id")
    today = legal_today()
    subjects = {forecasting.as_subject(first) for first in months(today)[-2:]}
    assert {("report", 1), *(("forecast", subject) for subject in subjects)} <= set(kinds)
    WorkItem.objects.all().delete()
    AccuracyReport.objects.create(on=today, figures={})
    looking_back.order_if_due(today)
    assert not WorkItem.objects.exists()
