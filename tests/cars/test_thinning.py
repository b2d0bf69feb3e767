"""Old estimates go: the one that a car shows stays, and one of each month."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import F

from listings.cars import tasks, thinning
from listings.cars.models import Listing
from listings.pricing.models import Estimate
from listings.work.draining import drain_kind
from listings.work.models import WorkItem
from tests.factories import EstimateFactory, ListingFactory

pytestmark = pytest.mark.django_db


def made(listing, *when):
    row = EstimateFactory(listing=listing)
    Estimate.objects.filter(pk=row.pk).update(made_at=datetime(*when, tzinfo=UTC))
    return row


def test_of_a_month_the_newest_stays_and_what_the_car_shows(car):
    shown = made(car, 2026, 9, 3)
    kept = [made(car, 2026, 8, 30), made(car, 2026, 9, 28)]
    gone = [made(car, 2026, 8, 1), made(car, 2026, 9, 2)]
    Listing.objects.filter(pk=car.pk).update(estimate=shown)
    other = made(ListingFactory(), 2026, 8, 1)
    thinning.thin(car.pk // thinning.PORTION)
    assert set(Estimate.objects.all()) == {shown, *kept, other}
    assert not Estimate.objects.filter(pk__in=[row.pk for row in gone]).exists()


def test_the_daily_order_covers_all_cars(car):
    for day in (1, 2, 3):
        made(car, 2026, 8, day)
    tasks.order_thinning()
    WorkItem.objects.update(not_before=F("not_before") - timedelta(hours=1))
    assert drain_kind("thin") >= 1
    assert Estimate.objects.count() == 1
