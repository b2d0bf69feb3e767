"""E8 with a real worker: a dealer's file, and the worker killed in the middle of it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import F

from listings.cars.models import Claim, Listing
from listings.dealers.models import Seller
from listings.feeds import actions
from listings.feeds.models import FeedRun
from listings.work.doorbell import ring
from listings.work.models import WorkItem
from tests.factories import SellerFactory
from tests.feeds.making import as_csv, row
from tests.journeys.test_faults import somebody_waits_for_us
from tests.workers import broker, running_worker, wait_until

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]
ROWS = 450


@pytest.fixture
def run(market):
    """A file of three portions, checked and confirmed, that no worker has heard of yet."""
    seller = SellerFactory()
    person = seller.memberships.get().user
    data = as_csv([row(n) for n in range(ROWS)])
    made = actions.take_in(seller, "stock.csv", data, by=person)
    actions.import_now(made, dry_run=True)
    actions.confirm(made, by=person)
    broker().flushdb()
    return made


def test_a_worker_killed_in_the_middle_of_a_file_loses_nothing_and_doubles_nothing(run):
    with running_worker() as worker, transaction.atomic():
        # The portion wants the dealer to itself.
        Seller.objects.select_for_update().get(pk=run.seller_id)
        ring("feed")
        wait_until(somebody_waits_for_us, what="the worker in the middle of a portion")
        worker.kill()
    assert not Listing.objects.exists()
    WorkItem.objects.exclude(lease_until=None).update(
        lease_until=F("lease_until") - timedelta(minutes=5)
    )
    call_command("sweep")
    run.refresh_from_db()
    assert run.state == FeedRun.State.COMPLETE
    assert run.counts["new"] == Listing.objects.count() == ROWS
    assert Claim.objects.filter(kind="odometer").count() == ROWS
    assert not run.rows.filter(outcome="").exists()


def test_two_files_of_a_dealer_are_applied_one_after_the_other(run):
    later = actions.take_in(
        run.seller, "later.csv", as_csv([row(n, price="7500") for n in range(ROWS)]), by=run.by
    )
    actions.check_later(later)
    with running_worker():
        wait_until(lambda: is_in(later, "ready"), 60)
        actions.confirm(later, by=run.by)
        wait_until(lambda: is_in(later, "complete"), 120)
    assert is_in(run, "complete")
    assert set(Listing.objects.values_list("price", flat=True)) == {750_000}
    assert Listing.objects.count() == ROWS


def is_in(run, state):
    run.refresh_from_db()
    return run.state == state
