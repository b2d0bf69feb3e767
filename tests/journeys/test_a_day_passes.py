"""The clock passes a car's safe date: it is told once, whatever happens to the daily task."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import connection

from listings.cars import actions
from listings.cars.announcing import announce_newly_eligible
from listings.cars.models import Listing, ListingEvent
from listings.work.draining import drain_kind
from marketplace.celery import app
from tests.factories import ClaimFactory, ListingFactory, PhotoFactory
from tests.workers import broker, running_worker, wait_until

DAY = date(2026, 11, 30)
A_DAY = timedelta(days=1)
OFFERED = ("live", "reserved")
PROVEN = ("A", "B", "C")


def on(day):
    """Noon of a day on the Pacific coast, where the law's day is counted."""
    return time_machine.travel(f"{day}T20:00:00Z", tick=False)


def told():
    """What has been announced: (car, the date it is told for)."""
    events = ListingEvent.objects.filter(kind="eligible").order_by("listing", "key")
    return list(events.values_list("listing", "key"))


@pytest.fixture
def due_car(seller):
    """A live car whose safe date is DAY, made long before."""
    return ListingFactory(seller=seller, eligible_safe=DAY, eligible_level="A")


@pytest.mark.django_db
def test_a_car_is_told_on_its_day_and_not_before(due_car):
    with on(DAY - A_DAY):
        assert announce_newly_eligible() == 0
        assert told() == []
    with on(DAY):
        assert announce_newly_eligible() == 1
    assert told() == [(due_car.pk, "2026-11-30")]
    assert due_car.events.get().data == {"safe": "2026-11-30"}
    assert due_car.events.get().actor is None


@pytest.mark.django_db
def test_n01_ac7_a_second_run_tells_nothing_again(due_car):
    for day in (DAY, DAY, DAY + A_DAY, DAY + 400 * A_DAY):
        with on(day):
            announce_newly_eligible()
    assert told() == [(due_car.pk, "2026-11-30")]


@pytest.mark.django_db
def test_n01_ac7_three_missed_days_lose_nothing(seller):
    days = [DAY + n * A_DAY for n in range(5)]
    cars = [
        ListingFactory(seller=seller, eligible_safe=day, eligible_level="C", status=status)
        for day, status in zip(days, ("live", "reserved", "live", "live", "live"), strict=True)
    ]
    with on(DAY):
        announce_newly_eligible()
    with on(DAY + 3 * A_DAY):
        assert announce_newly_eligible() == 3
    assert told() == [(car.pk, str(car.eligible_safe)) for car in cars[:4]]


@pytest.mark.django_db(transaction=True)
def test_n09_ac4_two_runs_at_once_tell_once(due_car):
    together = Barrier(2)

    def run(_n):
        together.wait()
        try:
            return announce_newly_eligible()
        finally:
            connection.close()

    with on(DAY), ThreadPoolExecutor(2) as threads:
        assert sum(threads.map(run, range(2))) == 1
    assert told() == [(due_car.pk, "2026-11-30")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "facts",
    [
        {"eligible_level": "D"},
        {"eligible_level": "E"},
        {"eligible_level": "", "eligible_safe": None},
        {"eligible_told": DAY},
        *({"status": name} for name in ("draft", "in_review", "needs_change")),
        {"status": "sold"},
        *({"status": name} for name in ("ended", "removed")),
    ],
)
def test_a_car_that_is_not_offered_or_not_proven_is_not_told(seller, facts):
    ListingFactory(seller=seller, **{"eligible_safe": DAY, "eligible_level": "A", **facts})
    with on(DAY + A_DAY):
        assert announce_newly_eligible() == 0
    assert told() == []


@pytest.fixture
def reviewed(seller):
    """A car in review whose plate says November 2001, as yet the seller's word."""
    car = ListingFactory(seller=seller, status="in_review")
    ClaimFactory(listing=car, value="2001-11")
    PhotoFactory(listing=car)
    return car


def check_the_plate(car, staff):
    actions.check_claim(car.claims.standing().get(kind="build_plate"), by=staff)


@pytest.mark.django_db
@pytest.mark.parametrize("worked_out", [True, False], ids=["worked out", "work still waits"])
def test_a_car_that_is_old_enough_when_it_goes_live_is_no_news(reviewed, staff, worked_out):
    with on(DAY + A_DAY):
        check_the_plate(reviewed, staff)
        if worked_out:
            drain_kind("eligibility")
        actions.approve(reviewed, by=staff)
        drain_kind("eligibility")
        assert announce_newly_eligible() == 0
    reviewed.refresh_from_db()
    assert (reviewed.eligible_safe, reviewed.eligible_told) == (DAY, DAY)
    assert told() == []


@pytest.mark.django_db
def test_a_car_that_is_too_young_when_it_goes_live_is_news_on_its_day(reviewed, staff):
    with on(DAY - A_DAY):
        check_the_plate(reviewed, staff)
        actions.approve(reviewed, by=staff)
        drain_kind("eligibility")
        assert announce_newly_eligible() == 0
    with on(DAY):
        assert announce_newly_eligible() == 1
    assert told() == [(reviewed.pk, "2026-11-30")]


@pytest.mark.django_db
def test_proof_that_comes_after_the_date_is_news_once(reviewed, staff):
    with on(DAY + A_DAY):
        actions.approve(reviewed, by=staff)
        drain_kind("eligibility")
        assert announce_newly_eligible() == 0, "the seller's word is no proof"
        check_the_plate(reviewed, staff)
        drain_kind("eligibility")
        assert announce_newly_eligible() == 1
        assert announce_newly_eligible() == 0
    assert told() == [(reviewed.pk, "2026-11-30")]


@pytest.fixture
def restate(user, staff):
    """Give a live car another plate month, checked by staff, and work its date out."""

    def restate(car, month):
        actions.state_claims(car, {"build_plate": (month, month)}, by=user)
        check_the_plate(car, staff)
        drain_kind("eligibility")

    return restate


@pytest.mark.django_db
def test_evidence_for_an_earlier_date_is_told_at_once(car, restate):
    with on(DAY):
        restate(car, "2001-12")
        assert announce_newly_eligible() == 0
        restate(car, "2001-10")
        assert announce_newly_eligible() == 1
    assert told() == [(car.pk, "2026-10-31")]


@pytest.mark.django_db
def test_evidence_for_a_later_date_is_told_again_on_that_day(car, restate):
    with on(DAY):
        restate(car, "2001-11")
        announce_newly_eligible()
        restate(car, "2002-01")
        assert announce_newly_eligible() == 0
        restate(car, "2001-11")
        assert announce_newly_eligible() == 0, "the same date is no news a second time"
        restate(car, "2002-01")
    with on(date(2027, 1, 31)):
        assert announce_newly_eligible() == 1
    assert told() == [(car.pk, "2026-11-30"), (car.pk, "2027-01-31")]


@pytest.mark.django_db
def test_n01_ac7_a_day_changes_exactly_the_cars_whose_date_it_is(seller, client):
    """N01 AC7, over every status, level and date around the day."""
    for days in (-9, -1, 0, 1, 2, 9):
        for level in "ABCDE":
            for status in (*OFFERED, "draft", "sold"):
                ListingFactory(
                    seller=seller,
                    status=status,
                    eligible_safe=DAY + days * A_DAY,
                    eligible_level=level,
                )
    everything = Listing.objects.all()
    before, after = (legal_on(day, client) for day in (DAY - A_DAY, DAY))
    assert before < after
    assert after - before == {
        car.pk
        for car in everything
        if car.eligible_safe == DAY and car.eligible_level in PROVEN and car.status in OFFERED
    }


def legal_on(day, client):
    """Cars that a visitor of that day finds as legal, by the pages of the results."""
    with on(day):
        found, url = set(), "/cars/?legal=now"
        while url:
            page = client.get(url).context["page"]
            assert {car.badge.kind for car in page.cars} <= {"legal_now"}
            found |= {car.pk for car in page.cars}
            url = page.next_url if page.has_next else None
        return found


# The last of each pair in the queue that the one worker takes from.
ANNOUNCED = re.compile(r"cars\.announce_newly_eligible\[[^]]*\] succeeded in ")


@pytest.mark.worker
@pytest.mark.django_db(transaction=True)
def test_a_real_worker_that_slept_three_days_tells_once(market, redis_flushed, reviewed, staff):
    with on(DAY - A_DAY):
        actions.approve(reviewed, by=staff)
        check_the_plate(reviewed, staff)
    broker().flushdb()
    with running_worker(at=f"{DAY + 3 * A_DAY}T20:00:00Z") as worker:
        for _run in range(3):
            app.send_task("work.drain", ("eligibility",))
            app.send_task("cars.announce_newly_eligible")
        wait_until(lambda: len(ANNOUNCED.findall(worker.said())) == 3, what="all six tasks done")
    assert told() == [(reviewed.pk, "2026-11-30")]
