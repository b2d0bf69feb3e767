"""E11: staff review cars, by keyboard alone if they like; every page of the desk without barrier."""

from datetime import timedelta
from itertools import count

import pytest
from django.utils import timezone

from listings.cars import actions
from listings.cars.models import Listing
from listings.work.draining import drain_kind
from tests.cars.samples import jpeg
from tests.factories import ClaimFactory, ListingFactory

from .person import DESK, NARROWEST, PHONE, Screen
from .test_keyboard import tab_to

pytestmark = pytest.mark.browser

LISTS = [
    "/admin/",
    *(
        f"/admin/listings/{page}"
        for page in (
            "listing/",
            "listing/?state=all",
            "listing/?q=nothing+like+it",
            "listing/?side__exact=us",
            "seller/",
            "act/",
            "user/",
            "framecode/?q=DA6",
            "framecode/add/",
            "workitem/",
            "letter/",
            "sale/",
            "exchangerate/add/",
        )
    ),
    "/admin/auth/group/add/",
]
# Before anything that other tests send for review, so that ours are the first of the queue.
LONG_AGO = count(400, -1)


def sent(seller, **fields):
    """A whole car that waits for review, with a photo to see."""
    number = f"DA52T-{Listing.objects.count():06}"
    car = ListingFactory(seller=seller, status="draft", frame_number=number, **fields)
    ClaimFactory(listing=car, kind="build_plate", value="2000-08", typed="平成12年8月")
    actions.add_photo(car, jpeg(f"{car.public_id}.jpg", (1600, 1200), "olive"), by=None)
    drain_kind("photo", seconds=60)
    actions.submit(car, by=seller.memberships.get().user)
    since = timezone.now() - timedelta(days=next(LONG_AGO))
    Listing.objects.filter(pk=car.pk).update(submitted_at=since)
    return car


@pytest.fixture
def reviewer(person_at, market):
    person = person_at(Screen(PHONE))
    person.sign_in(market.staff)
    return person


def look_at_all_widths(person):
    # Asked for first: axe itself writes styles into Django's forms, which the policy refuses.
    person.page.wait_for_load_state("networkidle")
    assert not person.problems, person.problems
    for width in (PHONE, DESK):
        person.page.set_viewport_size({"width": width, "height": 844})
        person.sees_no_barrier()
        person.assert_fits(width)
    person.assert_fits(NARROWEST)
    person.problems.clear()


@pytest.mark.parametrize("address", LISTS)
def test_a_page_of_the_desk(reviewer, address):
    assert reviewer.open(address).status == 200
    look_at_all_widths(reviewer)


def test_a_car_a_seller_and_a_person_at_the_desk(reviewer, market):
    car = sent(market.seller)
    for address in (
        f"/admin/listings/listing/{car.pk}/change/",
        f"/admin/listings/seller/{market.seller.pk}/change/",
        f"/admin/listings/user/{market.staff.pk}/change/",
    ):
        assert reviewer.open(address).status == 200
        look_at_all_widths(reviewer)


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_two_cars_are_reviewed_by_keyboard_alone(person_at, market, width, script):
    good, vague = sent(market.seller, grade="Good"), sent(market.seller, grade="Vague")
    staff = person_at(Screen(width, script))
    staff.sign_in(market.staff)
    staff.open("/admin/listings/listing/")
    press(staff, words=good.title)
    staff.look()
    press(staff, words="Document agrees → A: Build plate")
    assert "the document agrees" in staff.page.locator(".messages").inner_text()
    press(staff, words="Approve")
    assert f"{good} is for sale now." in staff.page.locator(".messages").inner_text()
    assert staff.path == f"/admin/listings/listing/{vague.pk}/change/"
    tab_to(staff, name="reason")
    staff.page.keyboard.type("Which grade is it?")
    press(staff, words="Ask for a change")
    assert "asked for a change" in staff.page.locator(".messages").inner_text()
    good.refresh_from_db()
    vague.refresh_from_db()
    assert (good.status, vague.status) == ("live", "needs_change")
    assert good.claims.get().checked_by == market.staff
    assert vague.events.get(kind="change_asked").data == {"reason": "Which grade is it?"}


def press(person, **wanted):
    tab_to(person, **wanted)
    with person.page.expect_navigation():
        person.page.keyboard.press("Enter")
