"""The acts of staff on a car: by POST only, once, and with a reason where the seller needs one."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from listings.accounts.models import Act
from listings.cars import actions
from listings.cars.models import Listing
from tests.admin.conftest import client_of
from tests.factories import ClaimFactory, ListingFactory

pytestmark = pytest.mark.django_db

REASON = {"reason": "Show the build plate, please."}


@pytest.fixture
def at_desk(reviewer):
    return client_of(reviewer)


def url_of(car, act):
    return reverse("admin:listings_listing_act", args=[car.pk, act])


def page_of(car):
    return reverse("admin:listings_listing_change", args=[car.pk])


def told(answer):
    return [str(message) for message in get_messages(answer.wsgi_request)]


def state(car):
    return Listing.objects.values_list("status", flat=True).get(pk=car.pk)


@pytest.mark.parametrize(
    ("act", "before", "after", "event"),
    [
        ("approve", "in_review", "live", "live"),
        ("ask_change", "in_review", "needs_change", "change_asked"),
        ("refuse", "in_review", "removed", "refused"),
        ("remove", "live", "removed", "removed"),
        ("remove", "sold", "removed", "removed"),
    ],
)
def test_act_moves_the_car_and_is_audited(at_desk, reviewer, waiting, act, before, after, event):
    Listing.objects.filter(pk=waiting.pk).update(status=before, listed_at=timezone.now())
    answer = at_desk.post(url_of(waiting, act), {**REASON, "version": waiting.version})
    assert answer.status_code == 302
    assert state(waiting) == after
    written = waiting.events.get()
    assert (written.kind, written.actor) == (event, reviewer)
    audited = Act.objects.get(object_kind="listing")
    assert (audited.verb, audited.actor) == (act, reviewer)
    if act != "approve":
        assert audited.reason == written.data["reason"] == REASON["reason"]


def test_after_an_act_the_next_waiting_car_opens_and_the_act_is_named(at_desk, waiting, seller):
    following = ListingFactory(seller=seller, status="in_review", submitted_at=timezone.now())
    answer = at_desk.post(url_of(waiting, "refuse"), REASON)
    assert answer.url == page_of(following)
    assert told(answer) == [f"{waiting} is refused."]


def test_after_the_last_car_the_list_opens(at_desk, waiting):
    answer = at_desk.post(url_of(waiting, "approve"), {"version": waiting.version})
    assert answer.url == reverse("admin:listings_listing_changelist")
    assert told(answer) == [f"{waiting} is for sale now.", "Nothing else waits."]


@pytest.mark.parametrize("act", ["ask_change", "refuse", "remove"])
@pytest.mark.parametrize("reason", ["", "   ", "x" * 2001])
def test_nothing_happens_without_a_reason(at_desk, waiting, act, reason):
    answer = at_desk.post(url_of(waiting, act), {"reason": reason})
    assert answer.url == page_of(waiting)
    assert len(told(answer)) == 1
    assert state(waiting) == "in_review"
    assert not Act.objects.exists()


@pytest.mark.parametrize(
    ("act", "status"),
    [
        ("approve", "live"),
        ("approve", "draft"),
        ("ask_change", "live"),
        ("refuse", "sold"),
        ("remove", "in_review"),
        ("remove", "removed"),
    ],
)
def test_act_that_does_not_fit_the_state_is_said_and_not_done(at_desk, waiting, act, status):
    Listing.objects.filter(pk=waiting.pk).update(status=status, listed_at=timezone.now())
    answer = at_desk.post(url_of(waiting, act), {**REASON, "version": waiting.version})
    assert answer.url == page_of(waiting)
    assert "Nothing was done" in told(answer)[0]
    assert state(waiting) == status
    assert not waiting.events.exists()
    assert not Act.objects.exists()


def test_second_press_of_the_button_does_nothing_more(at_desk, waiting):
    data = {"version": waiting.version}
    at_desk.post(url_of(waiting, "approve"), data)
    answer = at_desk.post(url_of(waiting, "approve"), data)
    assert "Nothing was done" in told(answer)[-1]
    assert waiting.events.count() == Act.objects.filter(verb="approve").count() == 1


def test_car_that_is_not_ready_is_not_approved_and_the_lack_is_named(at_desk, waiting):
    waiting.photos.all().delete()
    answer = at_desk.post(url_of(waiting, "approve"), {"version": waiting.version})
    assert "Add at least one photo." in told(answer)[0]
    assert state(waiting) == "in_review"
    assert not waiting.events.exists()


def test_car_changed_since_the_page_was_opened_is_not_approved(at_desk, waiting, user):
    read = waiting.version
    actions.take_back(waiting, by=user)
    actions.change_price(waiting, 1_000, "USD", by=user)
    actions.submit(waiting, by=user)
    answer = at_desk.post(url_of(waiting, "approve"), {"version": read})
    assert "changed while you looked" in told(answer)[0]
    assert state(waiting) == "in_review"
    assert not waiting.events.filter(kind="live").exists()


@pytest.mark.parametrize("act", ["approve", "ask_change", "refuse", "remove"])
def test_get_never_acts(at_desk, waiting, act):
    assert at_desk.get(url_of(waiting, act), REASON).status_code == 405
    assert state(waiting) == "in_review"


@pytest.mark.parametrize("act", ["approve", "ask_change", "refuse", "remove"])
def test_who_may_only_look_cannot_act(looker, waiting, act):
    data = {**REASON, "version": waiting.version}
    assert looker.post(url_of(waiting, act), data).status_code == 403
    assert state(waiting) == "in_review"
    assert not Act.objects.exists()


def test_seller_cannot_act_on_the_own_car(client, user, waiting):
    client.force_login(user)
    answer = client.post(url_of(waiting, "approve"), {"version": waiting.version})
    assert answer.status_code in {302, 403}
    assert state(waiting) == "in_review"


@pytest.mark.parametrize("act", ["sell", "withdraw", "delete", "submit"])
def test_acts_of_the_seller_are_not_among_those_of_staff(at_desk, waiting, act):
    assert at_desk.post(url_of(waiting, act), REASON).status_code == 404
    assert state(waiting) == "in_review"


def check_url(car, claim):
    return reverse("admin:listings_listing_check", args=[car.pk, claim.pk])


def test_document_that_agrees_raises_the_claim_and_stays_on_the_car(at_desk, reviewer, waiting):
    claim = waiting.claims.get()
    answer = at_desk.post(check_url(waiting, claim))
    assert answer.url == page_of(waiting) + "#claims"
    claim.refresh_from_db()
    assert claim.checked_by == reviewer
    assert waiting.events.get().kind == "proof_raised"
    assert Act.objects.get().verb == "claim checked"


def test_document_is_checked_once(at_desk, waiting):
    claim = waiting.claims.get()
    at_desk.post(check_url(waiting, claim))
    answer = at_desk.post(check_url(waiting, claim))
    assert "already" in told(answer)[-1]
    assert waiting.events.count() == Act.objects.count() == 1


def test_withdrawn_claim_is_not_checked(at_desk, waiting):
    claim = ClaimFactory(listing=waiting, kind="odometer", withdrawn_at=timezone.now())
    at_desk.post(check_url(waiting, claim))
    claim.refresh_from_db()
    assert claim.checked_at is None


def test_claim_of_another_car_is_not_found(at_desk, waiting):
    claim = ClaimFactory(kind="odometer")
    assert at_desk.post(check_url(waiting, claim)).status_code == 404
    claim.refresh_from_db()
    assert claim.checked_at is None


def test_claims_are_checked_by_post_and_by_those_who_may(at_desk, looker, waiting):
    claim = waiting.claims.get()
    assert at_desk.get(check_url(waiting, claim)).status_code == 405
    assert looker.post(check_url(waiting, claim)).status_code == 403
    claim.refresh_from_db()
    assert claim.checked_at is None


def test_status_cannot_be_edited_and_cars_are_neither_added_nor_deleted(desk, waiting):
    assert desk.get(reverse("admin:listings_listing_add")).status_code == 403
    delete = reverse("admin:listings_listing_delete", args=[waiting.pk])
    assert desk.post(delete, {"post": "yes"}).status_code == 403
    assert state(waiting) == "in_review"
