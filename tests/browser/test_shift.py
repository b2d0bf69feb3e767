"""Nothing moves under the eye while a page arrives and is scrolled through."""

import pytest

from .person import DESK, PHONE, Screen

pytestmark = pytest.mark.browser

MOST = 0.02  # cumulative layout shift; 0.1 is what others call good
WATCH = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifts.push(shift.value);
  }).observe({ type: "layout-shift", buffered: true });
}"""
SCROLL = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 400) {
    scrollTo(0, y);
    await new Promise((done) => setTimeout(done, 40));
  }
}"""


def shift_of(person, address):
    person.open(address)
    person.page.evaluate(WATCH)
    person.page.evaluate(SCROLL)
    person.page.wait_for_load_state("networkidle")
    return sum(person.page.evaluate("window.shifts"))


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("address", ["/", "/cars/", "/dealers/kei-garage-ohio/", "the car"])
def test_a_page_stands_still(person_at, market, address, width):
    person = person_at(Screen(width))
    at = market.car.get_absolute_url() if address == "the car" else address
    assert shift_of(person, at) <= MOST
    assert person.page.evaluate("scrollY") > 0, "else nothing was looked at"


def test_a_page_opens_at_its_top(person_at, market):
    """Script that marks a thumbnail must not take the page along."""
    person = person_at(Screen(DESK))
    person.open(market.car.get_absolute_url())
    person.page.wait_for_load_state("networkidle")
    assert person.page.evaluate("scrollY") == 0


def test_the_watch_sees_a_page_that_moves(person_at):
    person = person_at(Screen(PHONE))
    person.open("/about/")
    person.page.evaluate(WATCH)
    person.page.evaluate(
        """() => new Promise((done) => {
          const late = document.createElement("div");
          late.innerHTML = "<br>".repeat(12);
          document.querySelector("main").prepend(late);
          setTimeout(done, 300);
        })"""
    )
    assert sum(person.page.evaluate("window.shifts")) > MOST
