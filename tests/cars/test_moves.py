"""The acts on a listing: status, event, audit, and what a refused act leaves alone."""

import threading

import pytest
import time_machine
from django.db import connection

from listings.accounts.models import Act
from listings.cars import actions, rules
from listings.cars.models import Listing, ListingEvent
from listings.work.models import WorkItem
from tests.factories import ClaimFactory, ListingFactory, PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(seller):
    car = ListingFactory(seller=seller, status="draft")
    ClaimFactory(listing=car, value="2001-06")
    PhotoFactory(listing=car, place=1)
    return car


def test_submitting_a_whole_draft_sends_it_to_staff_and_orders_its_answers(draft, user):
    actions.submit(draft, by=user)
    draft.refresh_from_db()
    assert draft.status == "in_review"
    assert draft.submitted_at
    assert draft.listed_at is None
    assert list(draft.events.values_list("kind", "actor")) == [("submitted", user.pk)]
    assert Act.objects.get(verb="submit").after == {"status": "in_review"}
    waiting = WorkItem.objects.waiting().filter(subject_id=draft.pk)
    assert set(waiting.values_list("kind", flat=True)) == {"eligibility", "price", "share"}


@pytest.mark.parametrize(
    ("change", "step"),
    [
        ({"price": None, "price_usd_cents": None}, "price"),
        ({"side": ""}, "price"),
        ({"drive": ""}, "specs"),
        ({"gearbox": ""}, "specs"),
    ],
)
def test_a_draft_that_lacks_what_buyers_need_is_not_sent(draft, user, change, step):
    Listing.objects.filter(pk=draft.pk).update(**change)
    draft.refresh_from_db()
    with pytest.raises(actions.NotReady) as refused:
        actions.submit(draft, by=user)
    assert [problem.step for problem in refused.value.problems] == [step]
    draft.refresh_from_db()
    assert draft.status == "draft"
    assert not draft.events.exists()


def test_n01_ac4_facts_that_exclude_each_other_block_publishing_and_both_are_named(draft, user):
    """N01 AC4."""
    ClaimFactory(listing=draft, kind="first_registration", value="2001-01")
    with pytest.raises(actions.NotReady) as refused:
        actions.submit(draft, by=user)
    text = str(refused.value)
    assert "June 2001" in text
    assert "January 2001" in text
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_a_draft_without_a_photo_is_not_sent(draft, user):
    draft.photos.all().delete()
    with pytest.raises(actions.NotReady, match="photo"):
        actions.submit(draft, by=user)


def test_approval_puts_the_car_on_the_market_once(draft, user, staff):
    actions.submit(draft, by=user)
    actions.approve(draft, by=staff)
    draft.refresh_from_db()
    assert draft.status == "live"
    assert draft.listed_at
    assert draft.events.filter(kind="live").count() == 1
    with pytest.raises(rules.IllegalMove):
        actions.approve(draft, by=staff)
    assert draft.events.filter(kind="live").count() == 1


def test_the_day_of_first_listing_survives_a_correction(draft, user, staff):
    with time_machine.travel("2026-01-10 12:00:00Z"):
        actions.submit(draft, by=user)
        actions.ask_change(draft, by=staff, reason="Show the underside.")
        actions.submit(draft, by=user)
        actions.approve(draft, by=staff)
    first = Listing.objects.get(pk=draft.pk).listed_at
    actions.reserve(draft, by=user)
    actions.release(draft, by=user)
    assert Listing.objects.get(pk=draft.pk).listed_at == first
    asked = draft.events.get(kind="change_asked")
    assert asked.data == {"reason": "Show the underside."}


def test_an_act_on_a_stale_copy_changes_nothing(car, user):
    stale = Listing.objects.get(pk=car.pk)
    actions.sell(car, by=user)
    with pytest.raises(rules.IllegalMove):
        actions.reserve(stale, by=user)
    car.refresh_from_db()
    assert car.status == "sold"
    assert not car.events.filter(kind="reserved").exists()


@pytest.mark.django_db(transaction=True)
def test_of_four_people_who_sell_a_car_at_once_one_does(user):
    car = ListingFactory()
    outcomes = []

    def sell():
        try:
            actions.sell(Listing.objects.get(pk=car.pk), by=user)
            outcomes.append("sold")
        except rules.IllegalMove:
            outcomes.append("late")
        finally:
            connection.close()

    threads = [threading.Thread(target=sell) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["late", "late", "late", "sold"]
    assert ListingEvent.objects.filter(listing=car, kind="sold").count() == 1
