"""E1: from curiosity to a car, by filters that stand in the address."""

import pytest

from .person import DESK, PHONE, Screen

pytestmark = pytest.mark.browser


def test_from_home_to_a_car_and_back_to_the_same_list(person, market):
    person.open("/")
    person.look()
    person.follow("Legal now")
    person.look()
    everything = shown_cars(person)
    narrow(person)
    person.look()
    assert person.asked == {"legal": ["now"], "make": ["suzuki"], "drive": ["pt4wd"]}
    found = shown_cars(person)
    assert 0 < len(found) < len(everything)
    assert market.car.get_absolute_url() in found
    list_address = person.page.url
    person.follow(market.car.title)
    person.look()
    read_why(person)
    person.page.go_back()
    assert person.page.url == list_address
    assert shown_cars(person) == found


def narrow(person):
    """Add make and drive; on a phone the filters are a drawer."""
    opener = person.page.get_by_role("button", name="Filters")
    if opener.is_visible():
        opener.click()
    filters = person.page.locator("#filters")
    filters.get_by_label("Suzuki").check()
    filters.get_by_label("Part-time 4WD").check()
    if person.screen.script and person.screen.width == DESK:
        person.page.wait_for_url("**/cars/?drive=pt4wd&legal=now&make=suzuki")
        person.page.wait_for_function("() => !document.querySelector('[aria-busy]')")
        return
    with person.page.expect_navigation():
        person.page.click("#show-cars")


def shown_cars(person):
    cards = person.page.locator(".results-found .card-link").all()
    return [card.get_attribute("href") for card in cards]


def read_why(person):
    """The date, its level and who says so, and where to read the rule."""
    answer = person.page.locator("#import")
    said = answer.inner_text()
    assert "Legal now" in said
    assert "30 Jun 2025" in said
    assert "A: build plate, checked by staff" in said
    assert "not legal advice" in said.lower()
    assert answer.get_by_role("link").first.get_attribute("href").startswith("http")


@pytest.fixture
def desk(person_at):
    return person_at(Screen(DESK))


def count(person):
    return person.page.locator("[role=status] h1").inner_text()


def tick(person, name, value):
    with person.page.expect_response("**/cars/?**"):
        person.page.locator(f"#filters [name={name}][value={value}]").check()
    person.page.wait_for_url(f"**{name}={value}**")


def test_a_choice_renews_the_list_and_keeps_the_place(desk, market):
    desk.open("/cars/")
    before = count(desk)
    tick(desk, "make", "suzuki")
    assert count(desk) != before
    assert desk.page.evaluate("document.activeElement.value") == "suzuki"
    suzukis = count(desk)
    tick(desk, "body", "truck")
    assert count(desk) != suzukis
    desk.page.go_back()
    desk.page.wait_for_url("**/cars/?make=suzuki")
    desk.page.wait_for_function(
        "suzukis => document.querySelector('h1').innerText === suzukis", arg=suzukis
    )
    assert not desk.page.locator("#filters [name=body][value=truck]").is_checked()
    desk.look()


def test_only_the_newest_answer_counts(desk, market):
    """The first answer is held back until the second is there."""
    held = []

    def hold(route):
        if "drive" in route.request.url:
            route.continue_()
        else:
            held.append(route)

    desk.open("/cars/")
    desk.page.route("**/cars/?**", hold)
    desk.page.locator("#filters [name=make][value=suzuki]").check()
    desk.page.locator("#filters [name=drive][value=pt4wd]").check()
    desk.page.wait_for_url("**/cars/?drive=pt4wd&make=suzuki")
    newest = count(desk)
    for route in held:
        route.abort()
    desk.page.wait_for_timeout(300)
    assert count(desk) == newest
    assert desk.page.locator(".results-failed").count() == 0


def test_a_failure_keeps_the_old_list_and_can_be_tried_again(desk, market):
    desk.open("/cars/")
    before = shown_cars(desk)
    desk.page.route("**/cars/?**", lambda route: route.abort())
    desk.page.locator("#filters [name=make][value=suzuki]").check()
    again = desk.page.locator(".results-failed").get_by_role("button")
    again.wait_for()
    assert shown_cars(desk) == before
    desk.page.unroute("**/cars/?**")
    again.click()
    desk.page.wait_for_url("**/cars/?make=suzuki")
    assert shown_cars(desk) != before


def test_words_are_completed_by_keyboard(desk, market):
    desk.open("/cars/")
    desk.page.locator("h1").click()
    desk.page.keyboard.press("/")
    desk.page.keyboard.type("jimn")
    desk.page.get_by_role("option").first.wait_for()
    desk.look()
    desk.page.keyboard.press("ArrowDown")
    chosen = desk.page.evaluate("document.activeElement.getAttribute('aria-activedescendant')")
    assert "Jimny" in desk.page.locator(f"#{chosen}").inner_text()
    with desk.page.expect_navigation():
        desk.page.keyboard.press("Enter")
    assert desk.asked == {"make": ["suzuki"], "model": ["jimny"]}


def test_the_drawer_says_how_many_cars_its_choices_would_give(person_at, market):
    phone = person_at(Screen(PHONE))
    phone.open("/cars/")
    phone.page.get_by_role("button", name="Filters").click()
    button = phone.page.locator("#show-cars")
    before = button.inner_text()
    phone.page.locator("#filters [name=make][value=suzuki]").check()
    phone.page.wait_for_function(
        "before => document.querySelector('#show-cars').innerText !== before", arg=before
    )
    assert phone.asked == {}, "the list stays until it is asked for"
    promised = button.inner_text()
    with phone.page.expect_navigation():
        button.click()
    assert count(phone) == promised.removeprefix("Show ")
