"""E1: three cars saved and compared without an account, and the link that a friend opens."""

import pytest

from listings.shortlist.models import SavedCar

from .person import Screen

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _no_lists_of_before(market):
    SavedCar.objects.all().delete()


def test_three_cars_are_saved_compared_and_sent_to_a_friend(person, person_at, market):
    person.open("/cars/?make=suzuki")
    cars = [link.get_attribute("href") for link in person.page.locator(".card-link").all()[:3]]
    for n in range(3):
        press(person, "save", n)
        press(person, "compare", n)
    person.look()
    assert SavedCar.objects.count() == 3
    person.open("/saved/")
    person.look()
    assert set(links(person)) >= set(cars)
    person.open("/cars/?make=suzuki")
    assert "3 cars to compare" in person.page.locator(".tray").inner_text()
    person.follow("Compare")
    person.look()
    assert heads(person) == cars
    shared = person.page.url
    friend = person_at(Screen(person.screen.width, person.screen.script))
    friend.open(shared)
    assert heads(friend) == cars
    friend.look()
    assert friend.page.locator(".tray").count() == 0
    person.follow("Move")
    assert heads(person) == [cars[1], cars[0], cars[2]]
    person.follow("Take out")
    assert heads(person) == [cars[0], cars[2]]


def test_the_hearts_are_reached_and_pressed_by_keys(person_at, market):
    person = person_at(Screen(390))
    person.open("/cars/")
    heart = person.page.locator(".card-way[value]").first
    car = heart.get_attribute("value")
    heart.focus()
    person.page.keyboard.press("Enter")
    person.page.locator(f".card-way[name=unsave][value='{car}']").first.wait_for()
    assert person.page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    undo = person.page.get_by_role("button", name="Undo")
    undo.focus()
    person.page.keyboard.press("Enter")
    person.page.locator(f".card-way[name=save][value='{car}']").first.wait_for()
    assert not SavedCar.objects.exists()
    person.look()


def test_cars_seen_lately_stay_in_the_browser_and_can_be_forgotten(person_at, market):
    person = person_at(Screen(390))
    person.open(market.car.get_absolute_url())
    person.open("/")
    seen = person.page.locator(".seen")
    seen.locator(".card-link").first.wait_for()
    assert seen.locator(".card-link").first.get_attribute("href") == market.car.get_absolute_url()
    person.look()
    seen.get_by_role("button", name="Forget them").click()
    assert not seen.is_visible()
    person.page.reload()
    person.page.wait_for_load_state("networkidle")
    assert not seen.is_visible()


def test_the_map_leads_to_the_list_by_keys(person_at, market):
    person = person_at(Screen(1280))
    person.open("/cars/map/?make=suzuki")
    person.look()
    circle = person.page.locator(".where-circle").first
    circle.focus()
    with person.page.expect_navigation():
        person.page.keyboard.press("Enter")
    assert person.asked["make"] == ["suzuki"]
    assert person.asked["within"]
    assert person.page.locator(".card-link").count()


def press(person, name, place):
    """Press the heart or "Compare" of a card, and wait until it is marked."""
    button = person.page.locator(f".cards .card-ways >> nth={place}").locator(f"[name={name}]")
    if person.screen.script:
        button.click()
    else:
        with person.page.expect_navigation():
            button.click()
    marked = person.page.locator(f".cards .card-ways >> nth={place}").locator(f"[name=un{name}]")
    marked.wait_for()
    assert marked.get_attribute("aria-pressed") == "true"


def links(person):
    return [link.get_attribute("href") for link in person.page.locator(".card-link").all()]


def heads(person):
    found = person.page.locator(".compare").locator("thead").first.locator("th > a").all()
    return [link.get_attribute("href") for link in found]
