"""A worker is killed while all cars are judged again: the walk goes on where it stopped."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from listings.cars.models import EligibilityVerdict, Listing, Recheck
from listings.cars.rechecking import notice_changed_rules
from listings.eligibility.rules import RULE_VERSION
from listings.work.doorbell import ring
from listings.work.models import WorkItem
from tests.factories import ClaimFactory, ListingFactory, SellerFactory
from tests.journeys.test_faults import somebody_waits_for_us
from tests.workers import broker, running_worker, wait_until

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def judged_before(market):
    """Cars with answers of an older rule version, and the walk that was ordered for them."""
    seller = SellerFactory()
    cars = [ListingFactory(seller=seller, frame_number=f"DA52T-30000{n}") for n in range(5)]
    for car in cars:
        ClaimFactory(listing=car, value="2001-06", checked_at=timezone.now())
        EligibilityVerdict.objects.create(listing=car, rule_version="older", input_hash="older")
    broker().flushdb()
    notice_changed_rules()
    broker().flushdb()
    return cars


def test_a_worker_killed_in_the_middle_of_a_range_loses_nothing_and_doubles_nothing(judged_before):
    held = EligibilityVerdict.objects.filter(listing=judged_before[-1])
    with running_worker() as worker:
        with transaction.atomic():
            held.select_for_update().get()
            ring("recheck")
            wait_until(somebody_waits_for_us, what="the worker in the middle of its write")
            worker.kill()
        assert not EligibilityVerdict.objects.filter(rule_version=RULE_VERSION).exists()
    assert Recheck.objects.get().checked == 0
    WorkItem.objects.exclude(lease_until=None).update(
        lease_until=F("lease_until") - timedelta(minutes=5)
    )
    call_command("sweep")
    walk = Recheck.objects.get()
    assert (walk.checked, walk.changed, walk.percent) == (5, 5, 100)
    assert EligibilityVerdict.objects.filter(rule_version=RULE_VERSION).count() == 5
    assert {str(day) for day in Listing.objects.values_list("eligible_safe", flat=True)} == {
        "2026-06-30"
    }
    assert not WorkItem.objects.waiting().exists()


def test_a_worker_judges_all_cars_by_itself(judged_before):
    with running_worker():
        ring("recheck")
        wait_until(lambda: Recheck.objects.get().finished_at, what="the walk's end")
    assert EligibilityVerdict.objects.filter(rule_version=RULE_VERSION).count() == 5
