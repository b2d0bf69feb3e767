"""The answer of the visitor's state on a car's page: one sentence, its source, and what comes next."""

import pytest
import time_machine

from listings.cars.roads import road_badges
from listings.cars.showing.road import road_for
from listings.eligibility.clock import legal_today
from listings.states import actions, answers
from tests.factories import ListingFactory
from tests.states.making import editor, in_force, publisher, record

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel("2026-11-22T20:00:00Z", tick=False):
        yield


def page(client, car, state=""):
    if state:
        client.cookies["state"] = state
    answer = client.get(car.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def panel(text):
    return text.split('id="road"')[1].split("</section>")[0]


def test_without_a_state_the_page_asks_for_one_in_a_form_without_script(client, car):
    text = page(client, car)
    assert "Choose your state" in text
    said = panel(text)
    assert 'method="post" action="/preferences/state/"' in said
    assert f'name="next" value="{car.get_absolute_url()}#road"' in said
    assert "Not legal advice." in said


def test_n03_ac3_the_page_shows_the_picked_states_answer(client, car):
    answer = client.post(
        "/preferences/state/", {"state": "OH", "next": f"{car.get_absolute_url()}#road"}
    )
    assert answer.url == f"{car.get_absolute_url()}#road"
    text = page(client, car)
    rule = in_force("OH", "kei_truck")
    assert "On the road in Ohio?" in text
    assert "Off-road or farm use only" in text
    assert "Ohio: off-road only" not in text, "that is the card's"
    said = panel(text)
    assert f'href="{rule.source}"' in said
    assert 'href="/us/oh/#kei_truck"' in said
    assert "22 Nov 2026" in said
    assert client.get(f"{car.get_absolute_url()}?state=TX").context["road"].name == "Texas"


def test_n03_ac7_one_sentence_says_what_it_means_and_to_ask_the_office(client, car):
    with time_machine.travel("2027-07-01T20:00:00Z", tick=False):
        said = panel(page(client, car, "CO"))
    assert "You may title and register it, but not drive it on roads posted over 55 mph." in said
    assert "Ask your licensing office before you buy, and take the car&#x27;s papers along." in said
    assert "Not on limited-access roads." in said


@pytest.mark.parametrize(
    ("body", "state", "kind", "label"),
    [
        ("truck", "OH", "stop", "Off-road or farm use only"),
        ("dump", "OH", "stop", "Off-road or farm use only"),
        ("van", "OH", "unknown", "Not clear"),
        ("roadster", "TX", "good", "Road use"),
        ("van", "CA", "stop", "Refused"),
        ("", "TX", "unknown", "Not clear"),
    ],
)
def test_the_tile_answers_for_the_kind_of_car(body, state, kind, label):
    road = road_for(ListingFactory(body=body), state, legal_today())
    assert (road.tile.state, road.tile.answer, road.tile.href) == (kind, label, "#road")
    assert road.tile.checked_on == legal_today()
    assert road_badges(state, legal_today())[body].kind == kind


def test_a_car_that_does_not_say_its_body_is_told_so(client):
    said = panel(page(client, ListingFactory(body=""), "TX"))
    assert "does not say which body it has" in said
    assert "Not clear" in said


def test_a_car_that_came_in_off_road_is_told_that_it_stays_so(client):
    car = ListingFactory(way_in="off_road", body="truck")
    text = page(client, car, "TX")
    assert "it does not become a road vehicle later" in panel(text)
    tile = client.get(car.get_absolute_url()).context["tiles"][1]
    assert (tile.state, tile.answer) == ("caution", "Ask the office first")
    assert 'badge-caution">' in panel(text)
    assert 'badge-good">' not in panel(text), "the state's yes is for road vehicles"


def test_a_states_no_reaches_a_car_that_came_in_off_road_too():
    road = road_for(ListingFactory(way_in="off_road", body="truck"), "OH", legal_today())
    assert (road.tile.state, road.tile.answer) == ("stop", "Off-road or farm use only")


@pytest.mark.parametrize(
    ("day", "answer", "is_announced"),
    [
        ("2027-06-30", "Not clear", True),
        ("2027-07-01", "Road use with limits", False),
        ("2027-07-02", "Road use with limits", False),
    ],
)
def test_n03_ac2_colorado_switches_by_itself_on_a_cars_page(client, car, day, answer, is_announced):
    with time_machine.travel(f"{day}T20:00:00Z", tick=False):
        text = page(client, car, "CO")
        assert client.get(car.get_absolute_url()).context["tiles"][1].answer == answer
    assert ("From 1 July 2027:" in panel(text)) == is_announced
    assert ("Changes on 1 Jul 2027." in text) == is_announced


@pytest.mark.parametrize(("day", "is_news"), [("2026-12-22", True), ("2026-12-23", False)])
def test_n10_ac3_a_changed_rule_is_pointed_out_for_thirty_days(client, car, day, is_news):
    proposed = actions.propose(
        record("TX", status="road_limited", max_mph=45), by=editor(), reason="A new policy."
    )
    actions.publish(proposed, by=publisher())
    answers.forget()
    with time_machine.travel(f"{day}T20:00:00Z", tick=False):
        text = page(client, car, "TX")
    assert ("Rule changed on 22 Nov 2026." in text) == is_news
    assert "roads posted over 45 mph" in text


def test_a_rule_that_was_read_long_ago_says_that_a_check_is_due(client, car):
    with time_machine.travel("2027-04-01T20:00:00Z", tick=False):
        assert "Check due" in panel(page(client, car, "TX"))
    assert "Check due" not in panel(page(client, car, "TX"))
