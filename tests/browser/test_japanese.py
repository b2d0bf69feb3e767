"""Japanese pages as a browser draws them, and the switches without script."""

import pytest

from .person import DESK, NARROWEST, PHONE, Screen

pytestmark = pytest.mark.browser


@pytest.fixture
def reader(person_at):
    person = person_at(Screen(PHONE))
    person.context.set_extra_http_headers({"Accept-Language": "ja"})
    return person


@pytest.mark.parametrize("address", ["/", "/cars/?legal=now", "a car", "/accounts/signup/"])
def test_a_japanese_page_has_no_barrier_and_nothing_past_its_edge(reader, address):
    if address == "a car":
        reader.open("/cars/?legal=now")
        address = reader.page.locator("a.card-link").first.get_attribute("href")
    reader.open(address)
    assert reader.page.locator("html").get_attribute("lang") == "ja"
    for width in (PHONE, DESK):
        reader.page.set_viewport_size({"width": width, "height": 844})
        reader.sees_no_barrier()
        reader.assert_fits(width)
    reader.assert_fits(NARROWEST)


def test_language_and_theme_are_switched_without_script_and_stay(person_at):
    person = person_at(Screen(PHONE, script=False))
    person.open("/cars/?make=suzuki")
    person.press("日本語")
    assert person.asked == {"make": ["suzuki"]}
    person.press("ダーク")
    person.open("/help/")
    page = person.page.locator("html")
    assert (page.get_attribute("lang"), page.get_attribute("data-theme")) == ("ja", "dark")
    assert person.page.locator("meta[name=color-scheme]").get_attribute("content") == "dark"
    person.press("English")
    assert page.get_attribute("lang") == "en"
