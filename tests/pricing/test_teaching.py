"""Learning anew: one row for the same sales, switched on unless something speaks against it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from listings.eligibility.clock import legal_today
from listings.pricing import tasks, teaching
from listings.pricing.learning import recorded_sales
from listings.pricing.models import ModelSwitch, PriceModel, Renewal, Sale
from listings.pricing.standing import standing, version_named
from listings.pricing.switching import switch_on
from listings.work.draining import drain_kind
from listings.work.models import StaffTask, WorkItem
from tests.factories import FamilyFactory, SaleFactory
from tests.pricing import taught

pytestmark = pytest.mark.django_db


def learn():
    return teaching.learn(legal_today())


def test_what_was_learnt_is_a_version_that_is_switched_on():
    taught.sales(30)
    row = learn()
    assert standing().row == row
    assert row.version.startswith("hedonic-1-")
    assert (row.sales_used, row.sales_joined) == (30, 0)
    assert row.sales_from == row.sales_to == legal_today()
    assert 0 < row.metrics["median_error"] < 0.2
    switch = ModelSwitch.objects.get()
    assert (switch.model, switch.by, switch.keeps) == (row, None, False)
    assert WorkItem.objects.filter(kind="renew", subject_id=row.pk).exists()


def test_learning_the_same_twice_is_one_row_and_no_new_renewal():
    taught.sales(30)
    row = learn()
    WorkItem.objects.all().delete()
    assert learn() is None
    assert PriceModel.objects.get() == row
    assert ModelSwitch.objects.count() == 1
    assert not WorkItem.objects.filter(kind="renew").exists()


def test_without_a_sale_nothing_is_learnt():
    assert learn() is None
    assert standing() is None
    assert not PriceModel.objects.exists()


def test_a_version_that_staff_keep_is_not_replaced_at_night(staff):
    taught.sales(30)
    kept = learn()
    switch_on(kept, by=staff, why="The auctions of May are wrong", keeps=True)
    taught.sales(10)
    newer = learn()
    assert newer.version != kept.version
    assert standing().row == kept
    switch_on(newer, by=staff, why="They are mended")
    taught.sales(10)
    assert standing().row == newer
    assert learn() == standing().row


def test_a_version_learnt_from_half_as_many_sales_waits_for_staff():
    sales = taught.sales(40)
    before = learn()
    Sale.objects.filter(pk__in=[sale.pk for sale in sales[:25]]).delete()
    later = learn()
    assert standing().row == before
    assert later.sales_used == 15
    task = StaffTask.objects.get(closed_at=None)
    assert task.text.endswith("it learnt from 15 sales, the one before from 40.")
    assert task.url == f"/admin/listings/pricemodel/{later.pk}/change/"
    taught.sales(30)
    assert learn() == standing().row
    assert not StaffTask.objects.filter(closed_at=None).exists()


def test_a_version_that_is_half_off_is_not_switched_on(monkeypatch):
    taught.sales(30)
    monkeypatch.setattr(teaching, "MOST_OFF", 0.0)
    assert learn() is not None
    assert standing() is None
    assert "half of all sales" in StaffTask.objects.get().text


# What it learns from ---------------------------------------------------------------------------


def test_sales_to_come_set_aside_without_a_year_or_offered_again_are_not_learnt_from():
    kept = SaleFactory(on=legal_today())
    SaleFactory(on=legal_today() + timedelta(days=1))
    SaleFactory(on=legal_today(), set_aside=True)
    SaleFactory(on=legal_today(), year=None)
    SaleFactory(on=legal_today(), repost_of=kept)
    assert [car.key for car in recorded_sales(legal_today())] == [f"sale {kept.pk}"]


def test_the_model_is_told_all_that_is_recorded(django_assert_num_queries):
    sale = SaleFactory(
        on=legal_today(), trim="KU", gearbox="5mt", body="truck", aspiration="turbo",
        displacement_cc=660, location="OH", side="us", drive="2wd", seller_key="seller 7",
    )  # fmt: skip
    with django_assert_num_queries(1):
        (car,) = recorded_sales(legal_today())
    assert (car.make, car.model, car.year, car.price) == ("Suzuki", "Carry", 2001, 7_000)
    assert (car.trim, car.transmission, car.body) == ("KU", "5mt", "truck")
    assert (car.aspiration, car.displacement_cc, car.location) == ("turbo", 660, "OH")
    assert (car.side, car.drivetrain, car.kind) == ("us", "2wd", "asking")
    assert (car.seller, car.key) == ("seller 7", f"sale {sale.pk}")


def test_of_too_many_the_paid_ones_stay_and_the_newest_of_each_family():
    today = legal_today()
    rare = FamilyFactory(name="Jimny")
    old = [SaleFactory(kind="told", on=today - timedelta(days=900 + n)) for n in range(2)]
    asked = [SaleFactory(on=today - timedelta(days=n)) for n in range(4)]
    of_rare = SaleFactory(family=rare, on=today - timedelta(days=300))
    kept = {car.key for car in recorded_sales(today, most=4)}
    assert kept == {f"sale {sale.pk}" for sale in (*old, asked[0], of_rare)}


def test_a_car_offered_again_counts_once_and_says_by_which():
    taught.sales(20)
    same = {"kind": Sale.Kind.TOLD, "mileage_km": 61_237}
    older = SaleFactory(on=legal_today() - timedelta(days=30), **same)
    newer = SaleFactory(on=legal_today(), price_usd_cents=680_000, **same)
    row = learn()
    older.refresh_from_db()
    assert older.repost_of == newer
    assert (row.sales_used, row.sales_joined) == (21, 1)
    assert f"sale {older.pk}" not in {car.key for car in recorded_sales(legal_today())}


# When it is ordered ----------------------------------------------------------------------------


def order_of_learning():
    return WorkItem.objects.get(kind="learn")


def test_learning_is_ordered_a_quarter_of_an_hour_after_a_sale():
    teaching.order_learning()
    teaching.order_learning()
    wait = order_of_learning().not_before - timezone.now()
    assert timedelta(minutes=14) < wait <= timedelta(minutes=15)


def test_a_large_market_learns_at_night_alone():
    taught.sales(10)
    Renewal.objects.create(model=learn(), until=1, renewed=teaching.LARGE_MARKET + 1)
    teaching.order_learning()
    assert order_of_learning().not_before - timezone.now() > timedelta(hours=23)


def test_the_hourly_look_orders_learning_once_a_day():
    taught.sales(10)
    learn()
    PriceModel.objects.update(trained_at=timezone.now() - timedelta(hours=23))
    tasks.learn_daily()
    assert not WorkItem.objects.filter(kind="learn").exists()
    PriceModel.objects.update(trained_at=timezone.now() - timedelta(hours=25))
    tasks.learn_daily()
    assert order_of_learning().not_before <= timezone.now()


def test_the_work_is_done_by_the_queue():
    taught.sales(20)
    teaching.order_learning(delay=timedelta(0))
    assert drain_kind("learn") == 1
    assert standing().row.sales_used == 20
    assert order_of_learning().done_rev == order_of_learning().wanted_rev


# The model of a version ------------------------------------------------------------------------


def test_a_version_is_read_once_a_process(django_assert_num_queries):
    taught.sales(20)
    learn()
    first = standing().model
    with django_assert_num_queries(1):
        assert standing().model is first
    with django_assert_num_queries(1):
        assert version_named(first.version) is first


def test_a_version_without_content_or_of_another_method_is_none():
    taught.sales(20)
    row = learn()
    assert version_named("comparables-1") is None
    PriceModel.objects.update(content=b"nothing", trained_at=timezone.now())
    assert version_named(row.version) is None
    PriceModel.objects.update(is_active=False, content=None)
    assert version_named(row.version) is None
