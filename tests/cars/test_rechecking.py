"""A changed rule has every listing judged again: whole, once, and never over a newer answer."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from listings.cars import actions, rechecking, rejudging
from listings.cars.models import Claim, EligibilityVerdict, Listing, Recheck
from listings.eligibility.rules import RULE_VERSION
from listings.places.models import Dataset
from listings.work import queue
from listings.work.draining import drain_kind
from listings.work.models import WorkItem
from tests.factories import ClaimFactory, ListingFactory

pytestmark = pytest.mark.django_db

AGO = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def judged_before(seller, monkeypatch):
    """Ten cars with answers of an older rule version, in ranges of three."""
    monkeypatch.setattr(rechecking, "RANGE", 3)
    cars = [ListingFactory(seller=seller) for _n in range(10)]
    for car in cars:
        ClaimFactory(listing=car, value="2001-06", checked_at=AGO)
    drain_kind("eligibility")
    make_old()
    return cars


def make_old():
    """As if an older version of the rules had given all answers, and other dates."""
    for car in Listing.objects.all():
        EligibilityVerdict.objects.update_or_create(
            listing=car,
            defaults={"rule_version": "older", "input_hash": "older", "level": "A"},
        )
    EligibilityVerdict.objects.update(computed_at=AGO)
    Listing.objects.update(eligible_safe=date(2020, 1, 1), eligible_level="A")


def answers():
    """What stands on the listings, and by which rules."""
    rows = EligibilityVerdict.objects.values_list("rule_version", "listing__eligible_safe", "safe")
    return set(rows)


RIGHT = {(RULE_VERSION, date(2026, 6, 30), date(2026, 6, 30))}


def claim_range():
    """What a worker does until it would write its first range; and the range."""
    job = queue.claim("recheck", lease=timedelta(minutes=1))
    return job, rechecking.next_range(Recheck.objects.get(pk=job.subject_id))


def test_a_deployment_with_other_rules_has_every_car_judged_again_by_itself(judged_before):
    assert rechecking.notice_changed_rules()
    assert drain_kind("recheck") == 4, "three ranges of three cars and one of one"
    assert answers() == RIGHT
    walk = Recheck.objects.get()
    assert (walk.checked, walk.changed, walk.percent) == (10, 10, 100)
    assert walk.finished_at
    assert not WorkItem.objects.waiting().exists()


def test_nothing_is_ordered_while_the_rules_stay_the_same(judged_before):
    rechecking.notice_changed_rules()
    assert rechecking.notice_changed_rules() is None
    drain_kind("recheck")
    assert rechecking.notice_changed_rules() is None
    assert Recheck.objects.count() == 1


def test_a_changed_catalogue_is_noticed_too(judged_before):
    rechecking.notice_changed_rules()
    drain_kind("recheck")
    Dataset.objects.filter(name="catalogue").update(digest="f" * 64)
    walk = rechecking.notice_changed_rules()
    assert walk.reason == "The catalogue changed"
    drain_kind("recheck")
    walk.refresh_from_db()
    assert (walk.checked, walk.changed) == (10, 0), "what stays the same is not written"


def test_what_stays_the_same_keeps_its_row(judged_before):
    rechecking.notice_changed_rules()
    drain_kind("recheck")
    before = list(EligibilityVerdict.objects.order_by("pk").values())
    rechecking.order_recheck("once more")
    drain_kind("recheck")
    assert list(EligibilityVerdict.objects.order_by("pk").values()) == before
    assert Recheck.objects.newest().changed == 0


def test_a_range_costs_the_same_statements_however_many_cars_it_has(judged_before, monkeypatch):
    rechecking.notice_changed_rules()
    with CaptureQueriesContext(
        connection,
    ) as few:
        drain_kind("recheck")
    ranges = 4
    monkeypatch.setattr(rechecking, "RANGE", 1000)
    make_old()
    rechecking.order_recheck("once more")
    with CaptureQueriesContext(connection) as one:
        drain_kind("recheck")
    assert len(one) * ranges >= len(few), "one range of ten cars costs no more than one of three"


def test_a_car_without_an_answer_gets_one(judged_before):
    EligibilityVerdict.objects.filter(listing__in=judged_before[:2]).delete()
    rechecking.notice_changed_rules()
    drain_kind("recheck")
    assert answers() == RIGHT
    assert EligibilityVerdict.objects.count() == 10


def test_it_goes_on_where_it_stopped(judged_before):
    rechecking.notice_changed_rules()
    job, write = claim_range()
    queue.finish(job, write)
    assert Recheck.objects.get().checked == 3
    drain_kind("recheck")
    walk = Recheck.objects.get()
    assert (walk.checked, walk.changed) == (10, 10)


def test_a_range_that_two_workers_did_is_counted_and_written_once(judged_before):
    rechecking.notice_changed_rules()
    walk = Recheck.objects.get()
    first, second = rechecking.next_range(walk), rechecking.next_range(walk)
    first()
    stored = list(EligibilityVerdict.objects.order_by("pk").values())
    second()
    assert list(EligibilityVerdict.objects.order_by("pk").values()) == stored
    assert Recheck.objects.get().checked == 3


def test_a_newer_walk_takes_the_place_of_an_older_one(judged_before):
    rechecking.notice_changed_rules()
    job, write = claim_range()
    newer = rechecking.order_recheck("The rules changed again")
    queue.finish(job, write)
    older = Recheck.objects.order_by("pk").first()
    assert (older.checked, older.finished_at) == (0, None), "it writes nothing any more"
    drain_kind("recheck")
    newer.refresh_from_db()
    assert newer.checked == 10
    assert answers() == RIGHT
    older.refresh_from_db()
    assert older.checked == 0
    assert not WorkItem.objects.waiting().exists()


def test_a_worker_with_other_rules_leaves_the_walk_to_those_who_have_them(judged_before):
    walk = rechecking.notice_changed_rules()
    Recheck.objects.update(rule_version="rules of tomorrow #1")
    drain_kind("recheck")
    walk.refresh_from_db()
    assert (walk.checked, walk.finished_at) == (0, None)
    assert not WorkItem.objects.waiting().exists()
    Recheck.objects.update(rule_version=f"{rechecking.current_version()} #1")
    assert rechecking.notice_changed_rules() is None, "the walk is there already"
    drain_kind("recheck")
    walk.refresh_from_db()
    assert walk.finished_at


def test_rules_that_come_back_are_walked_again(judged_before):
    rechecking.notice_changed_rules()
    drain_kind("recheck")
    Recheck.objects.create(reason="a short-lived version", rule_version="other #1", until=0)
    make_old()
    assert rechecking.notice_changed_rules()
    drain_kind("recheck")
    assert answers() == RIGHT
    assert Recheck.objects.newest().rule_version.endswith(" #2")


def edit_and_answer(car, user, staff):
    """The seller says something new, staff check it, and the worker answers it at once."""
    actions.state_claims(car, {"build_plate": ("2003-03", "2003-03")}, by=user)
    actions.check_claim(car.claims.standing().get(kind="build_plate"), by=staff)
    drain_kind("eligibility")


def test_an_edit_that_is_answered_meanwhile_is_never_overwritten(judged_before, user, staff):
    rechecking.notice_changed_rules()
    job, write = claim_range()
    edit_and_answer(judged_before[0], user, staff)
    queue.finish(job, write)
    car = Listing.objects.get(pk=judged_before[0].pk)
    assert (car.eligible_safe, car.verdict.safe) == (date(2028, 3, 31), date(2028, 3, 31))
    assert WorkItem.objects.waiting().filter(kind="eligibility", subject_id=car.pk).exists()
    drain_kind("recheck")
    drain_kind("eligibility")
    car.refresh_from_db()
    assert car.eligible_safe == date(2028, 3, 31)


def test_without_the_guard_the_edit_would_be_overwritten(judged_before, user, staff, monkeypatch):
    """The twin of the test above: with the guard off, the loss must be seen."""
    statement = rejudging._WRITE_VERDICTS.replace("AND old.computed_at = new.seen", "")
    monkeypatch.setattr(rejudging, "_WRITE_VERDICTS", statement)
    rechecking.notice_changed_rules()
    job, write = claim_range()
    edit_and_answer(judged_before[0], user, staff)
    queue.finish(job, write)
    car = Listing.objects.get(pk=judged_before[0].pk)
    assert car.eligible_safe == date(2026, 6, 30)


def test_an_edit_that_waits_for_its_answer_gets_it_afterwards(judged_before, user):
    rechecking.notice_changed_rules()
    job, write = claim_range()
    actions.state_claims(judged_before[0], {"build_plate": ("2003-03", "2003-03")}, by=user)
    queue.finish(job, write)
    drain_kind("recheck")
    drain_kind("eligibility")
    judged_before[0].refresh_from_db()
    assert judged_before[0].eligible_safe == date(2028, 3, 31)


def test_a_car_that_is_gone_meanwhile_stops_nothing(judged_before):
    EligibilityVerdict.objects.all().delete()
    rechecking.notice_changed_rules()
    job, write = claim_range()
    judged_before[0].delete()
    queue.finish(job, write)
    drain_kind("recheck")
    assert EligibilityVerdict.objects.count() == 9
    assert not WorkItem.objects.exclude(last_error="").exists()


def test_a_car_that_cannot_be_judged_stops_no_other(judged_before):
    Claim.objects.filter(listing=judged_before[1]).update(value="13年")
    rechecking.notice_changed_rules()
    drain_kind("recheck")
    assert Recheck.objects.get().finished_at
    assert EligibilityVerdict.objects.filter(rule_version=RULE_VERSION).count() == 9
    assert WorkItem.objects.waiting().get(kind="eligibility").subject_id == judged_before[1].pk


def test_a_date_that_moves_into_the_future_is_told_anew_and_another_is_not(judged_before):
    told, moved = judged_before[:2]
    Listing.objects.filter(pk__in=[told.pk, moved.pk]).update(eligible_told=date(2020, 1, 1))
    Claim.objects.filter(listing=moved).update(value="2035-06")
    rechecking.notice_changed_rules()
    drain_kind("recheck")
    assert Listing.objects.get(pk=told.pk).eligible_told == date(2020, 1, 1)
    assert Listing.objects.get(pk=moved.pk).eligible_told is None


def test_the_walk_says_of_each_car_what_the_single_task_says(seller):
    said = [
        {},
        {"build_plate": "2001-06"},
        {"first_inspection": "2001", "seller_statement": "2000"},
        {"build_plate": "2001-06", "first_registration": "2001-01"},
        {"frame_number": "DA52T-100039", "entry": "2025-08"},
        {"build_plate": "2000-07", "entry": "2025-06"},
    ]
    for n, claims in enumerate(said):
        number = claims.get("frame_number", f"DA63T-12345{n}" if n % 2 else "")
        car = ListingFactory(seller=seller, frame_number=number)
        for kind, value in claims.items():
            ClaimFactory(listing=car, kind=kind, value=value, checked_at=AGO if n % 2 else None)

    def everything():
        verdicts = EligibilityVerdict.objects.order_by("pk").values()
        listings = Listing.objects.order_by("pk").values(*rejudging.LISTING)
        return [{**row, "computed_at": None} for row in verdicts], list(listings)

    queue.order("eligibility", Listing.objects.values_list("pk", flat=True))
    drain_kind("eligibility")
    by_task = everything()
    EligibilityVerdict.objects.all().delete()
    Listing.objects.update(eligible_safe=None, eligible_level="", entry_status="")
    rechecking.notice_changed_rules()
    drain_kind("recheck")
    assert everything() == by_task
    # Dates that moved stand on the cards of links.
    assert not WorkItem.objects.waiting().exclude(kind="share").exists()


def test_no_listings_are_judged_at_once():
    rechecking.notice_changed_rules()
    drain_kind("recheck")
    assert Recheck.objects.get().finished_at
