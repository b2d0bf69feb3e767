"""A car's page on paper: two sheets in black and white that tell everything and lead nowhere."""

import re

import pytest

from listings.cars import actions
from listings.cars.kinds_of_paper import KINDS
from listings.cars.models import Listing

from .person import DESK, Screen

pytestmark = pytest.mark.browser

PAGE = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture
def printed(desk):
    """Open a car's page as it stands on paper."""

    def printed(car):
        desk.open(car.get_absolute_url())
        desk.page.wait_for_load_state("networkidle")
        desk.page.emulate_media(media="print")
        return desk.page

    return printed


def sparse_car():
    """The car of the market of which least is known."""
    cars = Listing.objects.for_sale().with_names().filter(eligible_safe=None, price=None)
    return cars.first() or Listing.objects.for_sale().with_names().filter(price=None).first()


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_a_car_is_two_sheets_however_much_is_known(printed, market, paper):
    for car in (market.car, sparse_car()):
        sheets = PAGE.findall(printed(car).pdf(format=paper))
        assert 1 <= len(sheets) <= 2, car
    assert len(PAGE.findall(printed(market.car).pdf(format=paper))) == 2, "else nothing is counted"


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_also_with_every_paper_a_state_and_a_door_it_is_two_sheets(printed, desk, market, paper):
    car, kinds = market.car, [kind.slug for kind in KINDS]
    states = dict.fromkeys(kinds[::2], "original") | dict.fromkeys(kinds[1::2], "missing")
    actions.state_papers(car, states, by=car.seller.memberships.first().user)
    chosen = {"state": "CO", "zip": "80202"}
    desk.context.add_cookies(
        [{"name": name, "value": value, "url": desk.site} for name, value in chosen.items()]
    )
    page = printed(car)
    assert page.locator("#road h2").inner_text() == "On the road in Colorado?"
    assert page.locator("#papers > details li").first.is_visible(), "what is missing, too"
    assert len(PAGE.findall(page.pdf(format=paper))) == 2


def test_the_sheets_say_how_each_fact_is_proven(printed, market):
    page = printed(market.car)
    words = page.locator(".proof-words").all()
    assert words
    for each in words:
        assert each.is_visible()
        assert each.inner_text().startswith("Level ")
    assert page.locator(".levels").is_visible()
    assert page.locator(".car-price").is_visible()
    assert page.locator(".plate").is_visible()
    assert "農繁仕様" in page.locator("h1").inner_text()
    assert market.car.public_id in page.locator(".on-paper").inner_text()


def test_the_sheets_spell_every_source(printed, market):
    links = printed(market.car).locator(".sources a")
    assert links.count()
    for link in links.all():
        shown = link.evaluate("link => getComputedStyle(link, '::after').content")
        assert link.get_attribute("href") in shown


def test_nothing_on_paper_asks_to_be_pressed(printed, market):
    page = printed(market.car)
    for way in ("nav", "form", ".button", "#ask", ".ask-bar", "summary + form"):
        assert not [found for found in page.locator(way).all() if found.is_visible()], way


def test_the_paper_is_black_and_white_in_the_dark_too(person_at, market):
    person = person_at(Screen(DESK))
    person.page.emulate_media(media="print", color_scheme="dark")
    person.open(market.car.get_absolute_url())
    colours = person.page.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter((one) => one.checkVisibility() && !one.closest("picture, .photo, .photo-ground"))
          .flatMap((one) => {
            const style = getComputedStyle(one);
            return [style.color, style.backgroundColor];
          })"""
    )
    seen = {tuple(map(float, re.findall(r"[\d.]+", colour)[:3])) for colour in set(colours)}
    assert len(seen) > 1
    assert [rgb for rgb in seen if max(rgb) - min(rgb) > 1] == [], "only grey"
