"""What staff decide is told to those who may act on it, once."""

import pytest

from listings.cars import actions
from listings.dealers.models import Membership
from listings.letters.models import Letter
from tests.factories import ClaimFactory, ListingFactory, PhotoFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail_through_letters(settings):
    settings.EMAIL_BACKEND = "listings.letters.backend.LetterBackend"


@pytest.fixture
def waiting(seller):
    car = ListingFactory(seller=seller, status="in_review")
    ClaimFactory(listing=car)
    PhotoFactory(listing=car, place=1)
    for role in ("manager", "sales"):
        Membership.objects.create(
            seller=seller, user=UserFactory(email=f"{role}@x.example"), role=role
        )
    return car


@pytest.mark.parametrize(
    ("decide", "words"),
    [
        (lambda car, by: actions.approve(car, by=by), ["http://testserver/cars/"]),
        (
            lambda car, by: actions.ask_change(car, by=by, reason="Show <more>."),
            ["Show <more>.", "/review/"],
        ),
        (lambda car, by: actions.refuse(car, by=by, reason="No kei car."), ["No kei car."]),
    ],
    ids=["approve", "ask for a change", "refuse"],
)
def test_owner_and_manager_are_told_and_sales_are_not(waiting, user, staff, decide, words):
    decide(waiting, staff)
    letters = Letter.objects.order_by("pk")
    assert [letter.recipient for letter in letters] == [user.email, "manager@x.example"]
    for letter in letters:
        assert waiting.title in letter.subject
        assert all(word in letter.text for word in words)


def test_the_link_of_a_change_leads_to_the_review_page(waiting, staff):
    actions.ask_change(waiting, by=staff, reason="Show the underside.")
    assert f"/sell/{waiting.public_id}/review/" in Letter.objects.first().text


def test_a_removed_car_is_told_with_the_reason(car, staff):
    actions.remove(car, by=staff, reason="Sold elsewhere.")
    assert "Sold elsewhere." in Letter.objects.get().text


def test_an_act_that_was_too_late_tells_nobody(car, staff):
    with pytest.raises(actions.NotReady):
        actions.approve(ListingFactory(status="in_review", price=None), by=staff)
    assert not Letter.objects.exists()


def test_the_sellers_own_acts_are_not_told_to_the_seller(car, user):
    actions.reserve(car, by=user)
    actions.sell(car, by=user)
    assert not Letter.objects.exists()
