"""What a car is worth, by hand: leaving prices out with script and without, by keyboard, as typed."""

import pytest
from django.utils import timezone

from listings.cars.models import Listing
from listings.pricing.models import Estimate, PriceModel
from listings.work.draining import drain_kind
from listings.work.queue import order
from tests.cars.worth_market import car_of_grade, learn_prices
from tests.factories import ListingFactory

from .person import DESK, PHONE, Screen

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def cars(market):
    """A car of each state that the panel has; the market keeps its own model for other tests."""
    before = PriceModel.objects.active()
    mine = learn_prices()
    made = {grade: car_of_grade(grade, seller=market.seller) for grade in ("supported", "wide")}
    made["abstained"] = car_of_grade("abstained", seller=market.seller)
    made["renewed"] = car_of_grade("supported", seller=market.seller)
    order("price", made["renewed"].pk)
    made["sold"] = car_of_grade("wide", seller=market.seller)
    Listing.objects.filter(pk=made["sold"].pk).update(status="sold", listed_at=timezone.now())
    made["draft"] = car_of_grade("supported", seller=market.seller, status="draft")
    yield made
    Listing.objects.filter(pk__in=[car.pk for car in made.values()]).delete()
    mine.delete()
    PriceModel.objects.filter(pk=before.pk).update(is_active=True)


def answer(person):
    return person.page.locator(".worth-answer").inner_text()


def estimates():
    return list(Estimate.objects.order_by("pk").values())


def test_leaving_a_price_out_shows_what_changes_and_saves_nothing(person, cars):
    person.open(cars["supported"].get_absolute_url())
    before, whole = estimates(), answer(person)
    dearest = person.page.locator("[name=without]").first
    dearest.check()
    if not person.screen.script:
        person.press("Work it out without these")
    person.page.wait_for_selector(".worth-beside")
    beside = person.page.locator(".worth-beside").inner_text()
    assert "Without 1 price" in beside
    assert whole in beside, "the old range stands beside the new one"
    assert person.page.locator("[name=without]").first.is_checked()
    assert estimates() == before
    person.look()


def test_with_script_the_answer_is_said_aloud_and_the_focus_stays(person_at, cars):
    person = person_at(Screen(DESK))
    person.open(cars["supported"].get_absolute_url())
    box = person.page.locator("[name=without]").nth(1)
    name = box.get_attribute("id")
    box.focus()
    person.page.keyboard.press("Space")
    said = person.page.locator("[data-worth-said]")
    said.filter(has_text="Without 1 price: $").wait_for(state="attached")
    assert person.page.evaluate("document.activeElement.id") == name
    person.page.keyboard.press("Space")
    person.page.locator(".worth-beside").wait_for(state="detached")
    assert person.page.evaluate("document.activeElement.id") == name
    assert not person.page.locator("[name=without]:checked").count()


def test_of_two_questions_the_newest_wins(person_at, cars):
    person = person_at(Screen(DESK))
    person.open(cars["supported"].get_absolute_url())
    for box in range(3):
        person.page.locator("[name=without]").nth(box).check()
    said = person.page.locator("[data-worth-said]")
    said.filter(has_text="Without 3 prices").wait_for(state="attached")
    assert person.page.locator("[name=without]:checked").count() == 3


@pytest.mark.parametrize("state", ["supported", "wide", "abstained", "renewed", "sold"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_state_is_without_barrier(person_at, cars, state, width):
    person = person_at(Screen(width))
    person.open(cars[state].get_absolute_url())
    assert person.page.locator(f"#price [data-worth={state}]").count() == 1
    person.look()


def test_a_seller_sees_what_buyers_would_while_typing(person_at, cars, market):
    person = person_at(Screen(PHONE))
    person.sign_in(market.seller.memberships.get().user)
    before = Listing.objects.filter(pk=cars["draft"].pk).values().get()
    person.open(f"/sell/{cars['draft'].public_id}/price/")
    figures = answer(person)
    person.type(price="5,000")
    person.page.wait_for_selector("text=Below what such cars usually cost.")
    assert answer(person) == figures, "what is asked changes no figure"
    person.look()
    assert Listing.objects.filter(pk=cars["draft"].pk).values().get() == before


def test_a_car_just_posted_gets_its_figures_by_itself(person_at, cars):
    person = person_at(Screen(DESK))
    car = ListingFactory(family=cars["supported"].family)
    order("price", car.pk)
    person.open(car.get_absolute_url())
    assert person.page.locator("[data-worth-comes]").count() == 1
    drain_kind("price")
    person.page.wait_for_selector("[data-worth=supported]", timeout=10_000)
