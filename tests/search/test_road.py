"""Road use in my state: the filter, its ways in and out, and what a list says of it."""

import pytest
import time_machine
from django.http import QueryDict

from listings.cars.choices import Body
from listings.eligibility.clock import legal_today
from listings.places.states import US_STATES
from listings.search.filters import ListingFilter
from listings.states import answers
from listings.states.models import StateRule
from listings.states.rules import BODIES

pytestmark = pytest.mark.django_db


def on(day):
    return time_machine.travel(f"{day}T20:00:00Z", tick=False)


@pytest.fixture
def a_truck_and_a_car(offer):
    return offer(body="truck"), offer(body="roadster")


def ids(answer):
    return {car.pk for car in answer.context["page"].cars}


def may_drive(state, car, day):
    """By the records themselves: read one by one, without the helpers of the filter."""
    kind = next((kind for kind, bodies in BODIES.items() if car.body in bodies), None)
    return any(
        rule.status in ("road", "road_limited")
        for rule in StateRule.objects.filter(state=state, vehicle=kind or "", stage="published")
        if (rule.valid_from is None or rule.valid_from <= day)
        and (rule.valid_to is None or day <= rule.valid_to)
    )


@pytest.mark.parametrize("day", ["2025-02-28", "2026-11-22", "2027-06-30", "2027-07-01"])
def test_n03_ac3_road_use_equals_brute_force_over_every_state_and_body(offer, day):
    cars = [offer(body=body) for body in ("", *Body.values)]
    with on(day):
        today = legal_today()
        for state in US_STATES:
            found = ListingFilter(QueryDict(f"road=1&state={state}")).qs
            expected = {car.pk for car in cars if may_drive(state, car, today)}
            assert set(found.values_list("pk", flat=True)) == expected, state


def test_a_car_that_does_not_say_its_body_is_never_among_them(offer):
    offer(body="")
    assert not ListingFilter(QueryDict("road=1&state=TX")).qs.exists()


@pytest.mark.parametrize(
    ("way_in", "is_promised"),
    [
        ("age", True),
        ("us_certified", True),
        ("show", True),
        ("off_road", False),
        ("low_speed", False),
    ],
)
def test_no_road_is_promised_to_what_did_not_come_in_as_a_road_vehicle(offer, way_in, is_promised):
    truck = offer(body="truck", way_in=way_in)
    found = ListingFilter(QueryDict("road=1&state=TX")).qs
    assert set(found) == ({truck} if is_promised else set())


@pytest.mark.parametrize(
    ("state", "kind", "label"),
    [("TX", "caution", "Texas: ask its office"), ("OH", "stop", "Ohio: off-road only")],
)
def test_the_card_of_an_off_road_truck_promises_no_road(offer, ask, state, kind, label):
    offer(body="truck", way_in="off_road")
    (card,) = ask(state=state).context["page"].cars
    assert (card.road.kind, card.road.label) == (kind, label)


def test_road_use_goes_with_other_filters(a_truck_and_a_car, offer):
    truck, _car = a_truck_and_a_car
    offer(body="truck", drive="2wd")
    found = ListingFilter(QueryDict("road=1&state=TX&drive=pt4wd&body=truck"))
    assert list(found.qs) == [truck]
    assert found.form.notes == []


def test_a_state_alone_keeps_no_car_away(a_truck_and_a_car, ask):
    found = ask(state="CA")
    assert ids(found) == {car.pk for car in a_truck_and_a_car}
    assert found.context["filter"].applied == {"state": ("CA",)}
    assert [chip.label for chip in found.context["chips"]] == ["Rules of California"]


def test_without_a_state_it_is_ignored_and_asks_for_one(a_truck_and_a_car, ask, client):
    found = ask(road="1")
    assert ids(found) == {car.pk for car in a_truck_and_a_car}
    assert any("Choose your state first." in note for note in found.context["notes"])
    page = found.content.decode()
    assert page.count('id="my-state"') == 1
    assert 'action="/preferences/state/"' in page
    assert "Road use in" not in str(found.context["chips"])


def test_the_state_is_remembered_and_the_address_wins(a_truck_and_a_car, ask, client):
    truck, car = a_truck_and_a_car
    client.post("/preferences/state/", {"state": "TX", "next": "/"})
    assert ids(ask(road="1")) == {truck.pk, car.pk}
    assert ids(ask(road="1", state="oh")) == set()
    assert client.cookies["state"].value == "OH", "the last one asked for"


def test_a_link_on_another_site_changes_nobodys_state(a_truck_and_a_car, client):
    client.cookies["state"] = "TX"
    found = client.get("/cars/?state=OH", headers={"sec-fetch-site": "cross-site"})
    assert "Ohio: off-road only" in found.content.decode()
    assert "state" not in found.cookies


@pytest.mark.parametrize("query", ["", "state=", "state=ZZ", "make=suzuki"])
def test_a_page_that_names_no_state_sets_no_cookie(a_truck_and_a_car, client, query):
    assert "state" not in client.get(f"/cars/?{query}").cookies


def test_n03_ac3_every_address_carries_the_state(offer, client):
    for _n in range(25):
        offer(body="truck")
    client.cookies["state"] = "TX"
    found = client.get("/cars/?road=1&sort=price")
    context = found.context
    assert context["page"].next_url == "/cars/?page=2&road=1&sort=price&state=TX"
    assert all("state=TX" in link.url for link in context["sorts"])
    assert context["canonical_url"].endswith("/cars/?road=1&sort=price&state=TX")
    (chip,) = context["chips"]
    assert (chip.label, chip.remove_url) == ("Road use in Texas", "/cars/?sort=price&state=TX")
    assert "Road use in Texas" in found.content.decode().split("</title>")[0]


def test_the_button_names_the_state_and_takes_road_use_away_again(a_truck_and_a_car, ask, client):
    def button(answer):
        return next(one for one in answer.context["promoted"] if "Road use" in one.label)

    assert button(ask()).url == "/cars/?road=1"
    client.cookies["state"] = "TX"
    plain = button(ask(make="suzuki"))
    assert (plain.label, plain.is_on) == ("Road use in Texas", False)
    assert plain.url == "/cars/?make=suzuki&road=1&state=TX"
    pressed = button(client.get(plain.url))
    assert pressed.is_on
    assert pressed.url == "/cars/?make=suzuki&state=TX"


def test_the_panel_has_both_and_shows_what_is_chosen(a_truck_and_a_car, ask, client):
    page = ask(state="tx", road="1").content.decode()
    assert '<option value="TX" selected>Texas</option>' in page
    assert '<input type="checkbox" name="road" value="1" checked>' in page
    client.cookies["state"] = "OH"
    assert '<option value="OH" selected>Ohio</option>' in ask().content.decode()


def test_an_empty_answer_says_to_drop_road_use(a_truck_and_a_car, ask):
    found = ask(road="1", state="CA", body="truck")
    (drop,) = found.context["suggestions"]
    assert (drop.label, drop.count_text) == ("Road use in California", "1 car")


@pytest.mark.parametrize("address", ["/", "/dealers/a-dealer/"])
def test_every_list_of_cards_says_what_the_state_says(a_truck_and_a_car, client, address):
    assert "Ohio:" not in client.get(address).content.decode()
    client.cookies["state"] = "OH"
    page = client.get(address).content.decode()
    assert "Ohio: off-road only" in page, "of the truck"
    assert "Ohio: not clear" in page, "of the roadster"


@pytest.mark.parametrize("number", [1, 30])
def test_a_state_costs_a_list_no_statement(
    offer, client, number, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr(answers, "KEPT_SECONDS", 3_600)
    for place in range(number):
        offer(body=Body.values[place % len(Body.values)])
    client.get("/cars/?road=1&state=TX")
    with django_assert_num_queries(5):
        client.get("/cars/?road=1&state=TX")
