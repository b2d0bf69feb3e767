"""N02 AC5: one frame number, two sellers."""

import pytest

from listings.cars import actions
from listings.cars.duplicates import (
    is_offered_twice,
    marked,
    offered_twice,
    other_offers,
    tell_both,
)
from listings.cars.models import Listing
from listings.letters.models import Letter
from tests.factories import ClaimFactory, ListingFactory, PhotoFactory, SellerFactory

pytestmark = pytest.mark.django_db

NUMBER = "DA52T-100123"


@pytest.fixture(autouse=True)
def _mail_through_letters(settings):
    settings.EMAIL_BACKEND = "listings.letters.backend.LetterBackend"


@pytest.fixture
def mine(seller):
    return ListingFactory(seller=seller, frame_number=NUMBER)


@pytest.fixture
def rival(stranger):
    return SellerFactory(owner=stranger, name="Rival")


def test_n02_ac5_buyers_of_both_are_told(mine, rival):
    theirs = ListingFactory(seller=rival, frame_number=NUMBER)
    assert is_offered_twice(mine)
    assert is_offered_twice(theirs)
    assert all(one.is_offered_twice for one in marked(Listing.objects.all()))
    assert list(other_offers(mine)) == [theirs]


def test_n02_ac5_buyers_read_it_on_the_page_of_each(mine, rival, client):
    theirs = ListingFactory(seller=rival, frame_number=NUMBER)
    for car in (mine, theirs):
        page = client.get(car.get_absolute_url()).content.decode()
        assert "Offered by two sellers." in page
        assert NUMBER not in page


def test_n02_ac5_a_car_offered_once_says_nothing_of_it(mine, rival, client):
    ListingFactory(seller=rival, frame_number=NUMBER, status="sold")
    ListingFactory(seller=rival, frame_number="DA52T-100124")
    assert "Offered by two" not in client.get(mine.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "facts",
    [
        {"frame_number": "DA52T-100124"},
        {"frame_number": NUMBER, "status": "draft"},
        {"frame_number": NUMBER, "status": "in_review"},
        {"frame_number": NUMBER, "status": "sold"},
        {"frame_number": NUMBER, "status": "removed"},
    ],
    ids=str,
)
def test_n02_ac5_only_the_same_number_for_sale_counts(mine, rival, facts):
    ListingFactory(seller=rival, **facts)
    assert not is_offered_twice(mine)
    assert not any(one.is_offered_twice for one in marked(Listing.objects.all()))
    assert list(offered_twice()) == []


def test_n02_ac5_two_cars_without_a_number_are_not_the_same_car(seller, rival):
    cars = [ListingFactory(seller=owner, frame_number="") for owner in (seller, rival)]
    assert not any(map(is_offered_twice, cars))
    assert list(offered_twice()) == []


def test_n02_ac5_the_staff_queue_holds_both_side_by_side(mine, rival):
    theirs = ListingFactory(seller=rival, frame_number=NUMBER)
    ListingFactory(seller=rival, frame_number="AA-1000001")
    assert list(offered_twice()) == [mine, theirs]


def test_n02_ac5_staff_find_them_at_the_desk_whatever_tab_is_shown(mine, rival, staff, client):
    theirs = ListingFactory(seller=rival, frame_number=NUMBER)
    ListingFactory(seller=rival, frame_number="AA-1000001")
    client.force_login(staff)
    answer = client.get("/admin/listings/listing/?twice=1")
    assert {row.car for row in answer.context["cl"].rows} == {mine, theirs}


def test_n02_ac5_both_sellers_are_told_once(mine, rival, user, stranger):
    theirs = ListingFactory(seller=rival, frame_number=NUMBER)
    for _again in range(2):
        tell_both(mine)
        tell_both(theirs)
    letters = {letter.recipient: letter for letter in Letter.objects.all()}
    assert Letter.objects.count() == 2
    assert theirs.get_absolute_url() in letters[user.email].text
    assert "Rival" in letters[user.email].text
    assert mine.get_absolute_url() in letters[stranger.email].text
    assert not any(NUMBER in letter.text for letter in letters.values())


def test_n02_ac5_approving_the_second_tells_both(mine, rival, staff, user, stranger):
    second = ListingFactory(seller=rival, frame_number=NUMBER, status="in_review")
    ClaimFactory(listing=second, value="2000-06")
    PhotoFactory(listing=second, place=1)
    assert not Letter.objects.exists()
    actions.approve(second, by=staff)
    told = Letter.objects.filter(subject__contains="another seller")
    assert set(told.values_list("recipient", flat=True)) == {user.email, stranger.email}


def test_n02_ac5_a_number_corrected_into_a_twin_tells_both(mine, rival, user, stranger):
    theirs = ListingFactory(seller=rival, frame_number="DA52T-100999")
    actions.save_details(theirs, {"frame_number": NUMBER}, by=stranger)
    assert Letter.objects.filter(subject__contains="another seller").count() == 2


def test_a_draft_tells_nobody(mine, rival, stranger):
    draft = ListingFactory(seller=rival, status="draft")
    actions.save_details(draft, {"frame_number": NUMBER}, by=stranger)
    assert not Letter.objects.exists()
