"""Verification of dealers."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from listings.accounts.models import Act
from listings.dealers.actions import verify_seller
from listings.dealers.models import Seller
from listings.eligibility.clock import legal_today
from tests.factories import SellerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def dealer(db):
    return SellerFactory(licence_number="OH-1", licence_state="OH")


def url_of(seller, act):
    return reverse(f"admin:listings_seller_{act}", args=[seller.pk])


def told(answer):
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_verifying_notes_who_saw_the_licence_and_until_when_it_runs(desk, staff, dealer):
    day = legal_today() + timedelta(days=30)
    answer = desk.post(url_of(dealer, "verify"), {"expires_on": day.isoformat()})
    assert answer.url == url_of(dealer, "change")
    dealer.refresh_from_db()
    assert dealer.is_verified(legal_today())
    assert (dealer.verified_by, dealer.licence_expires_on) == (staff, day)
    assert Act.objects.get().verb == "seller verified"


def test_second_press_verifies_once(desk, dealer):
    desk.post(url_of(dealer, "verify"))
    answer = desk.post(url_of(dealer, "verify"))
    assert "already" in told(answer)[-1]
    assert Act.objects.count() == 1


@pytest.mark.parametrize("day", ["2020-01-01", "tomorrow", "31/31/2030"])
def test_licence_that_ran_out_or_no_date_verifies_nobody(desk, dealer, day):
    assert len(told(desk.post(url_of(dealer, "verify"), {"expires_on": day}))) == 1
    dealer.refresh_from_db()
    assert dealer.verified_at is None
    assert not Act.objects.exists()


def test_licence_that_ran_out_can_be_seen_anew(desk, staff, dealer):
    verify_seller(dealer, by=staff, expires_on=legal_today() - timedelta(days=1))
    day = legal_today() + timedelta(days=1)
    desk.post(url_of(dealer, "verify"), {"expires_on": day.isoformat()})
    dealer.refresh_from_db()
    assert dealer.is_verified(legal_today())


def test_withdrawing_takes_a_reason(desk, staff, dealer):
    verify_seller(dealer, by=staff)
    assert "Say why" in told(desk.post(url_of(dealer, "withdraw"), {"reason": " "}))[0]
    dealer.refresh_from_db()
    assert dealer.verified_at
    desk.post(url_of(dealer, "withdraw"), {"reason": "Forged."})
    dealer.refresh_from_db()
    assert dealer.verified_at is None
    assert Act.objects.get(verb="verification withdrawn").reason == "Forged."


@pytest.mark.parametrize("act", ["verify", "withdraw"])
def test_acts_need_a_post_and_the_right(desk, looker, dealer, act):
    assert desk.get(url_of(dealer, act)).status_code == 405
    assert looker.post(url_of(dealer, act), {"reason": "x"}).status_code == 403
    dealer.refresh_from_db()
    assert dealer.verified_at is None
    assert not Act.objects.exists()


def test_page_shows_licence_and_team_and_takes_no_facts(desk, looker, dealer):
    html = desk.get(url_of(dealer, "change")).content.decode()
    for words in ("OH-1", "Not verified", "Owner", "Verify"):
        assert words in html
    assert "act-main" not in looker.get(url_of(dealer, "change")).content.decode()
    assert desk.post(url_of(dealer, "change"), {"name": "Mine"}).status_code == 403
    assert Seller.objects.get(pk=dealer.pk).name == dealer.name


@pytest.mark.parametrize("which", ["waiting", "verified", "expired"])
def test_list_is_narrowed_by_verification(desk, staff, dealer, which):
    SellerFactory(kind="collector")
    SellerFactory()
    verified, expired = SellerFactory(licence_number="2"), SellerFactory(licence_number="3")
    verify_seller(verified, by=staff)
    verify_seller(expired, by=staff, expires_on=legal_today() - timedelta(days=1))
    page = desk.get(reverse("admin:listings_seller_changelist"), {"verification": which})
    wanted = {"waiting": dealer, "verified": verified, "expired": expired}
    assert list(page.context["cl"].result_list) == [wanted[which]]


def test_list_costs_the_same_for_many(desk, staff, django_assert_max_num_queries):
    for seller in SellerFactory.create_batch(60):
        verify_seller(seller, by=staff)
    with django_assert_max_num_queries(6):
        assert desk.get(reverse("admin:listings_seller_changelist")).status_code == 200
