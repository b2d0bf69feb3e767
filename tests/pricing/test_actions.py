from dataclasses import replace
from datetime import date

import pytest

from listings.pricing import actions
from listings.pricing.actions import Offer
from listings.pricing.models import Sale
from tests.factories import FamilyFactory, SaleFactory

pytestmark = pytest.mark.django_db

MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)


@pytest.fixture
def offer():
    return Offer(
        listing_id=5,
        family_id=FamilyFactory().pk,
        frame_code_id=None,
        year=2001,
        mileage_km=61_000,
        drive="pt4wd",
        side="us",
        price_usd_cents=790_000,
        seller_key="seller 3",
        title="2001 Suzuki Carry KU",
    )


def only_sale():
    return Sale.objects.get()


def test_an_asking_price_is_known_with_all_its_facts(offer):
    actions.record_asking(offer, on=MONDAY)
    sale = only_sale()
    assert (sale.kind, sale.price_usd_cents, sale.on) == ("asking", 790_000, MONDAY)
    assert (sale.listing_id, sale.family_id, sale.seller_key) == (5, offer.family_id, "seller 3")
    assert (sale.year, sale.mileage_km, sale.drive, sale.side) == (2001, 61_000, "pt4wd", "us")
    assert (sale.title, sale.source) == ("2001 Suzuki Carry KU", "Asked on this site")


def test_a_new_price_takes_the_place_of_the_old_one(offer):
    actions.record_asking(offer, on=MONDAY)
    first = only_sale()
    actions.record_asking(replace(offer, price_usd_cents=750_000, mileage_km=62_000), on=FRIDAY)
    sale = only_sale()
    assert sale.pk == first.pk
    assert (sale.price_usd_cents, sale.mileage_km, sale.on) == (750_000, 62_000, FRIDAY)


def test_a_price_without_a_rate_takes_the_old_one_away(offer):
    actions.record_asking(offer, on=MONDAY)
    bystander = SaleFactory(listing_id=6)
    actions.record_asking(replace(offer, price_usd_cents=None), on=FRIDAY)
    assert only_sale() == bystander


def test_a_sale_at_an_untold_price_stays_an_asking_price(offer):
    actions.record_asking(offer, on=MONDAY)
    actions.record_sale(offer, None, on=FRIDAY)
    sale = only_sale()
    assert (sale.kind, sale.price_usd_cents, sale.on) == ("asking", 790_000, MONDAY)


def test_a_told_price_becomes_the_price_of_the_sale(offer):
    actions.record_asking(offer, on=MONDAY)
    actions.record_sale(offer, 700_000, on=FRIDAY)
    sale = only_sale()
    assert (sale.kind, sale.price_usd_cents, sale.on) == ("told", 700_000, FRIDAY)


def test_a_told_price_is_known_although_the_asking_price_was_not(offer):
    unknown = replace(offer, price_usd_cents=None)
    actions.record_asking(unknown, on=MONDAY)
    actions.record_sale(unknown, 700_000, on=FRIDAY)
    assert (only_sale().kind, only_sale().price_usd_cents) == ("told", 700_000)


def test_a_told_price_is_not_lost_when_the_asking_price_goes(offer):
    actions.record_sale(offer, 700_000, on=MONDAY)
    actions.record_asking(replace(offer, price_usd_cents=None), on=FRIDAY)
    assert only_sale().kind == "told"


def test_a_price_set_aside_stays_so_when_it_changes(offer):
    actions.record_asking(offer, on=MONDAY)
    bystander = SaleFactory(listing_id=6)
    actions.set_aside(offer.listing_id)
    actions.record_asking(replace(offer, price_usd_cents=1), on=FRIDAY)
    assert Sale.objects.get(listing_id=5).set_aside
    bystander.refresh_from_db()
    assert not bystander.set_aside
