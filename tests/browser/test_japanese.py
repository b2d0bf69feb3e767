"""Japanese pages as a browser draws them, and the switches without script."""

import pytest

from .person import DESK, DOOR, NARROWEST, PHONE, Screen

pytestmark = pytest.mark.browser


@pytest.fixture
def reader(person_at):
    person = person_at(Screen(PHONE))
    person.context.set_extra_http_headers({"Accept-Language": "ja"})
    return person


# One address of each kind of page; what a state changes is in English looked at (test_pages).
PAGES = [
    "/",
    "/cars/?legal=now",
    "/cars/?make=suzuki&year_max=1950",
    "{car}?state=CO&zip=80202",
    "/ask/{id}/",
    "/dealers/kei-garage-ohio/",
    "/check/",
    "/check/?frame_number=JB74W-123456&build_plate=2001-12&first_inspection=H13&state=CA",
    "/us/",
    "/us/co/",
    "/us/co/history/",
    "/rules/",
    "/becoming-legal/",
    "/becoming-legal/2027/03/",
    DOOR,
    "/about/",
    "/help/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/nothing/",
]
PAGES_OF_A_SELLER = [
    "/sell/",
    "/sell/new/",
    "/sell/{id}/identity/",
    "/sell/{id}/dates/",
    "/sell/{id}/photos/",
    "/sell/{id}/review/",
    "/messages/",
]


def look_around(reader):
    """By light and in the dark on a phone; no language changes more where there is more room."""
    assert reader.page.locator("html").get_attribute("lang") == "ja"
    reader.look()
    for width in (NARROWEST, DESK):
        reader.assert_fits(width)


@pytest.mark.parametrize("address", PAGES)
def test_a_japanese_page_has_no_barrier_and_nothing_past_its_edge(reader, market, address):
    reader.open(market.place(address))
    look_around(reader)


@pytest.mark.parametrize("address", PAGES_OF_A_SELLER)
def test_a_japanese_page_of_a_seller(reader, market, address):
    reader.sign_in(market.seller.memberships.get().user)
    assert reader.open(market.place(address)).status == 200
    look_around(reader)


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
