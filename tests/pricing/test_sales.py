from datetime import date, timedelta

import pytest
from django.db import connection

from listings.pricing.models import Sale
from listings.pricing.rules import Comparable
from listings.pricing.sales import MOST, comparables
from tests.factories import FamilyFactory, FrameCodeFactory, SaleFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


@pytest.fixture
def family():
    return FamilyFactory(name="Carry")


def test_every_fact_of_a_sale_reaches_the_rules(family, django_assert_num_queries):
    code = FrameCodeFactory(family=family)
    sale = SaleFactory(
        family=family,
        frame_code=code,
        kind="told",
        year=1996,
        mileage_km=81_000,
        drive="pt4wd",
        side="jp",
        price_usd_cents=420_000,
        on=TODAY,
        seller_key="seller 4",
        listing_id=77,
    )
    with django_assert_num_queries(1):
        found = comparables(family.pk, TODAY)
    assert found == [
        Comparable(
            sale_id=sale.pk,
            price_usd_cents=420_000,
            kind="told",
            on=TODAY,
            year=1996,
            mileage_km=81_000,
            drive="pt4wd",
            side="jp",
            frame_code_id=code.pk,
            listing_id=77,
            seller_key="seller 4",
        )
    ]


def test_other_families_and_what_is_set_aside_or_in_the_future_are_left_out(family):
    SaleFactory(family=FamilyFactory(name="Every"), on=TODAY)
    SaleFactory(family=family, on=TODAY, set_aside=True)
    SaleFactory(family=family, on=TODAY + timedelta(days=1))
    used = SaleFactory(family=family, on=TODAY)
    assert [other.sale_id for other in comparables(family.pk, TODAY)] == [used.pk]


def test_only_the_newest_are_read(family):
    Sale.objects.bulk_create(
        SaleFactory.build(family=family, on=TODAY - timedelta(days=age)) for age in range(MOST + 5)
    )
    found = comparables(family.pk, TODAY)
    assert len(found) == MOST
    assert found[0].on == TODAY
    assert found[-1].on == TODAY - timedelta(days=MOST - 1)


def test_the_newest_of_a_large_family_are_found_by_an_index(family):
    Sale.objects.bulk_create(
        SaleFactory.build(family=family, on=TODAY - timedelta(days=n % 900)) for n in range(5_000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE listings_sale")
    plan = Sale.objects.known_of(family.pk, TODAY)[:MOST].explain()
    assert "sale_family" in plan
    assert "Sort" not in plan
