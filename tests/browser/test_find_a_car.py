"""E1: from curiosity to a car, by filters that stand in the address."""

import pytest

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
    person.press("Show cars")


def shown_cars(person):
    cards = person.page.locator(".card-link").all()
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
