"""Prices that cannot be right are shown to staff; a plain slip of the unit does not count."""

import pytest
from django.utils import timezone

from listings.eligibility.clock import legal_today
from listings.pricing import teaching
from listings.pricing.actions import Offer, record_asking
from listings.pricing.models import Sale
from listings.work.models import StaffTask
from tests.factories import SaleFactory
from tests.pricing import taught

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(db):
    return taught.sales(60, kind="asking")


def odd(price, **facts):
    return SaleFactory(price_usd_cents=price, side="us", on=legal_today(), **facts)


def learn():
    return teaching.learn(legal_today())


def test_ten_times_too_much_is_set_aside_and_staff_are_told_what_was_expected(known):
    sale = odd(7_000_000)
    assert learn().sales_suspicious == 1
    sale.refresh_from_db()
    assert sale.set_aside
    assert sale.suspicion.startswith("$70,000 is ten times too high: about $")
    task = StaffTask.objects.get()
    assert (task.key, task.closed_at) == (f"sale {sale.pk}", None)
    assert task.text == f"Price {sale.pk}: {sale.suspicion}"
    assert task.url == f"/admin/listings/sale/{sale.pk}/change/"


def test_what_is_no_slip_is_shown_but_goes_on_counting(known):
    sale = odd(3_600_000)
    learn()
    sale.refresh_from_db()
    assert (sale.set_aside, "far too high" in sale.suspicion) == (False, True)
    assert StaffTask.objects.filter(closed_at=None).count() == 1


def test_what_staff_looked_at_and_kept_is_not_set_aside_again(known, staff):
    sale = odd(7_000_000)
    learn()
    StaffTask.objects.update(closed_at=timezone.now(), closed_by=staff)
    Sale.objects.filter(pk=sale.pk).update(set_aside=False, suspicion="")
    taught.sales(3, kind="asking")
    learn()
    sale.refresh_from_db()
    assert (sale.set_aside, sale.suspicion) == (False, "")
    assert not StaffTask.objects.filter(closed_at=None).exists()


def test_a_slip_that_its_seller_mends_counts_again(known):
    facts = {
        "listing_id": 7, "family_id": known[0].family_id, "frame_code_id": None, "year": 2001,
        "mileage_km": 61_001, "drive": "pt4wd", "side": "us", "seller_key": "seller 7",
    }  # fmt: skip
    record_asking(Offer(**facts, price_usd_cents=7_000_000), legal_today())
    learn()
    assert Sale.objects.get(listing_id=7).set_aside
    record_asking(Offer(**facts, price_usd_cents=700_000), legal_today())
    sale = Sale.objects.get(listing_id=7)
    assert (sale.set_aside, sale.suspicion) == (False, "")
    assert not StaffTask.objects.filter(closed_at=None).exists()


def test_right_prices_are_left_alone(known):
    assert learn().sales_suspicious == 0
    assert not StaffTask.objects.exists()
    assert not Sale.objects.exclude(suspicion="").exists()
