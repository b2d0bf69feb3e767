"""Drawers of the results on a phone: they cover the screen, and the way back closes them."""

import pytest

from .person import PHONE, Screen

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(person_at):
    return person_at(Screen(PHONE))


@pytest.fixture
def opened(phone):
    """The results, reached from the home page, with a drawer open."""

    def opened(drawer):
        phone.open("/")
        phone.open("/cars/?make=suzuki")
        phone.page.click(f"[popovertarget={drawer}]:not(.filters-close)")
        phone.page.wait_for_function("() => history.state?.drawer")
        assert phone.page.locator(f"#{drawer}").is_visible()
        return phone

    return opened


def is_open(person, drawer):
    return person.page.locator(f"#{drawer}").is_visible()


@pytest.mark.parametrize("drawer", ["filters", "sorts"])
def test_the_way_back_closes_a_drawer_and_stays_on_the_list(opened, drawer):
    person = opened(drawer)
    person.page.go_back()
    assert not is_open(person, drawer)
    assert person.asked == {"make": ["suzuki"]}
    person.page.go_back()
    person.page.wait_for_url("**/")


def test_closing_by_the_button_leaves_no_step_behind(opened):
    person = opened("filters")
    person.page.click(".filters-close")
    person.page.wait_for_function("() => !history.state?.drawer")
    assert not is_open(person, "filters")
    person.page.go_back()
    person.page.wait_for_url("**/")


def test_after_choosing_the_way_back_leads_to_the_list_before(opened):
    person = opened("filters")
    person.page.check("#filters [name=body][value=truck]")
    with person.page.expect_navigation():
        person.page.click("#show-cars")
    assert person.asked["make"] == ["suzuki"]
    assert person.asked["body"] == ["truck"]
    person.page.go_back()
    person.page.wait_for_url("**/cars/?make=suzuki")
    assert not is_open(person, "filters")


@pytest.mark.parametrize("height", [480, 844])
@pytest.mark.parametrize("address", ["/cars/", "the car"])
def test_no_bar_ever_covers_what_has_the_focus(person_at, market, address, height):
    """WCAG 2.4.11 on the smallest screen and on a phone, by the Tab key through the whole page."""
    person = person_at(Screen(320))
    person.page.set_viewport_size({"width": 320, "height": height})
    person.open(market.car.get_absolute_url() if address == "the car" else address)
    covered, passed = [], 0
    for _n in range(60):
        person.page.keyboard.press("Tab")
        hidden = person.page.evaluate(
            """() => {
              const one = document.activeElement, box = one.getBoundingClientRect();
              const bar = document.querySelector(".ask-bar, .results-bar");
              if (one === document.body || bar.contains(one)) return null;
              const over = bar.getBoundingClientRect();
              const covered = box.top >= over.top && box.bottom <= over.bottom;
              return covered ? one.outerHTML.slice(0, 90) : "";
            }"""
        )
        passed += hidden is not None
        if hidden:
            covered.append(hidden)
    assert passed > 30
    assert covered == []
