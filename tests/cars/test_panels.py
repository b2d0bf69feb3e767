"""Import and papers on a car's page: the other ways in, the day of entry, what an office asks for."""

import re

import pytest
import time_machine

from listings.cars import actions
from listings.cars.models import Listing, Paper
from listings.work.draining import drain_kind
from tests.factories import ClaimFactory, ListingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel("2026-11-22T20:00:00Z", tick=False):
        yield


def page(client, car):
    answer = client.get(car.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def panel(text, name):
    return text.split(f'id="{name}"')[1].split("</section>")[0]


def judged(staff, car, **claims):
    for kind, value in claims.items():
        actions.check_claim(ClaimFactory(listing=car, kind=kind, value=value), by=staff)
    drain_kind("eligibility")
    return Listing.objects.get(pk=car.pk)


@pytest.mark.parametrize(
    ("side", "built", "is_told"),
    [("jp", "2002-06", True), ("jp", "2001-06", False), ("us", "2002-06", False)],
)
def test_a_car_in_japan_that_is_too_young_names_the_other_ways_in(
    client, staff, side, built, is_told
):
    car = judged(staff, ListingFactory(side=side), build_plate=built)
    said = panel(page(client, car), "import")
    assert ("Other ways in, before that day" in said) == is_told
    assert ("HS-7 box 10" in said) == is_told


def test_emissions_are_a_line_of_the_import(client, staff):
    said = panel(page(client, judged(staff, ListingFactory(), build_plate="2001-06")), "import")
    assert "Emissions (EPA, 21 years)" in said
    assert "if the engine is original" in said


@pytest.mark.parametrize(
    ("entered", "status", "words"),
    [
        ("2025-08", "was_eligible", "By the facts given it was old enough on that day."),
        ("2025-07", "cannot_tell", "The facts given cannot tell whether it was old enough"),
    ],
)
def test_n08_ac2_the_page_says_how_it_came_in_and_never_accuses(
    client, staff, entered, status, words
):
    car = judged(staff, ListingFactory(), build_plate="2000-07", entry=entered)
    assert car.entry_status == status
    text = page(client, car)
    said = panel(text, "import")
    assert words in said
    assert 'href="#papers"' in said
    for accusation in ("was not", "too young", "unlawful", "illegal"):
        assert accusation not in said


def test_n08_ac2_a_car_that_came_in_too_young_is_off_the_market_without_a_word(client, staff):
    car = judged(staff, ListingFactory(), build_plate="2000-07", entry="2025-06")
    assert car.entry_status == "was_not"
    gone = client.get(car.get_absolute_url())
    assert gone.status_code == 410
    assert "too young" not in gone.content.decode()


def test_n08_ac3_the_badge_needs_the_eyes_of_staff_and_says_what_it_means(client, staff):
    car = ListingFactory()
    claim = ClaimFactory(listing=car, kind="entry", value="2026-01")
    said = panel(page(client, car), "papers")
    assert "Entry papers seen" not in said
    assert "So its seller says; staff have seen no customs paper." in said
    actions.check_claim(claim, by=staff)
    said = panel(page(client, car), "papers")
    assert "Entry papers seen" in said
    assert "they prove no title in a state" in said


def test_n05_ac3_the_page_counts_the_papers_that_the_states_office_asks_for(client, car):
    Paper.objects.create(listing=car, kind="translation", state=Paper.State.ORIGINAL)
    assert "States differ, so this is not confirmed for yours." in panel(
        page(client, car), "papers"
    )
    client.cookies["state"] = "OH"
    assert "What Ohio asks for is not confirmed" in panel(page(client, car), "papers")
    client.cookies["state"] = "TX"
    said = panel(page(client, car), "papers")
    assert "papers that Texas asks for by the sources found are there." in said
    assert re.search(r"<p>1 of the \d papers that Texas", said)
    assert "Lacking:" in said
