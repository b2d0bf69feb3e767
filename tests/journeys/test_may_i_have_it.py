"""May I have it, and drive it, and at what cost: a visitor without an account, from list to car."""

import re

import pytest
import time_machine
from django.core.cache import caches

from tests.factories import ListingFactory

from .visitor import Visitor, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def truck():
    return ListingFactory(body="truck", zip_code="43085")


def on(day):
    return time_machine.travel(f"{day}T20:00:00Z", tick=False)


def test_n03_ac3_a_visitor_picks_a_state_and_a_door_once(truck):
    visitor = Visitor()
    with on("2026-11-22"):
        assert "Choose your state" in words(visitor.open(truck.get_absolute_url()))
        there = visitor.fill(truck.get_absolute_url(), "Remember", state="TX")
        assert "On the road in Texas?" in words(there)
        there = visitor.fill(truck.get_absolute_url(), "Remember", zip="75001")
        assert re.search(r"\$8,\d\d0 to \$\d,\d\d0 in Texas", words(there))
        assert "Texas: road use" in words(visitor.open("/cars/"))
        found = visitor.open("/cars/?road=1")
        assert [car.pk for car in found.context["page"].cars] == [truck.pk]
        assert found.context["filter"].applied["state"] == ("TX",)


def test_a_visitor_without_a_state_is_asked_for_it_where_it_is_needed(truck):
    visitor = Visitor()
    with on("2026-11-22"):
        asked = visitor.open("/cars/?road=1")
        assert "Choose your state first." in words(asked)
        found = visitor.fill("/cars/?road=1", "Remember", state="CA")
        assert found.context["page"].cars == []
        assert "No car fits all of this" in words(found)


@pytest.mark.parametrize(
    ("day", "card", "is_found", "tile"),
    [
        ("2027-06-30", "Colorado: not clear", False, "Not clear"),
        ("2027-07-01", "Colorado: road use with limits", True, "Road use with limits"),
        ("2027-07-02", "Colorado: road use with limits", True, "Road use with limits"),
    ],
)
def test_n03_ac2_colorado_switches_by_itself_in_the_filter_the_card_and_the_car(
    truck, client, day, card, is_found, tile
):
    client.cookies["state"] = "CO"
    with on(day):
        assert card in words(client.get("/cars/"))
        found = client.get("/cars/?road=1").context["page"].cars
        assert ([car.pk for car in found] == [truck.pk]) == is_found
        assert client.get(truck.get_absolute_url()).context["tiles"][1].answer == tile


def test_n03_ac2_kept_cards_and_answers_switch_at_midnight_of_the_port(truck, client):
    """One process, its caches warm: nothing but the clock moves."""
    caches["cards"].clear()
    client.cookies["state"] = "CO"
    for moment, card in (
        ("2027-07-01T06:59:00Z", "Colorado: not clear"),
        ("2027-07-01T07:01:00Z", "Colorado: road use with limits"),
    ):
        with time_machine.travel(moment, tick=False):
            assert card in words(client.get("/cars/"))


def test_every_rule_beside_a_car_leads_to_its_source_and_is_no_legal_advice(truck, client):
    client.cookies["state"], client.cookies["zip"] = "TX", "75001"
    page = client.get(truck.get_absolute_url()).content.decode()
    panels = {
        name: page.split(f'id="{name}"')[1].split("</section>")[0] for name in ("import", "road")
    }
    for name, said in panels.items():
        assert re.search(r'href="https?://(?!testserver)', said), name
        assert "Not legal advice." in said, name
    assert "/us/tx/" in panels["road"]
    assert "/landed-cost/?" in page
