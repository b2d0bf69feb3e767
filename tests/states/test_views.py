"""The pages of the states for visitors: map and table, one state, history, sources, my state."""

from datetime import date

import pytest
import time_machine

from listings.places.states import US_STATES
from listings.states import actions
from listings.states.answers import road_bodies, rules_in_force
from listings.states.models import StateRule

from .making import editor, in_force, publisher, record

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel("2026-11-22T20:00:00Z", tick=False):
        yield


def text_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_map_names_every_state_with_its_answer_in_words(client):
    answer = client.get("/us/")
    page = text_of(answer)
    for code, name in US_STATES.items():
        assert f'href="/us/{code.lower()}/"' in page
        assert str(name) in page
    rows = {row.code: row for row in answer.context["rows"]}
    assert rows["OH"].answer.badge.label == "Off-road or farm use only"
    assert sum(mark.count for mark in answer.context["legend"]) == 51
    assert "From 1 July 2027: You may title and register it" in page
    assert 'class="us" viewBox="0 0 975 610" aria-hidden="true"' in page


@pytest.mark.parametrize(
    ("state", "link"),
    [("tx", "/cars/?road=1&amp;state=TX"), ("ca", "/cars/?state=CA"), ("co", "/cars/?state=CO")],
)
def test_a_state_leads_to_the_cars_that_may_be_driven_there(client, state, link):
    page = text_of(client.get(f"/us/{state}/"))
    assert f'href="{link}"' in page
    assert ("road=1" in page) == ("road=1" in link)


@pytest.mark.parametrize(
    ("query", "state", "status"),
    [
        ("", "CO", "unclear"),
        ("?on=2027-06-30", "CO", "unclear"),
        ("?on=2027-07-01", "CO", "road_limited"),
        ("?vehicle=kei_van", "MN", "road_limited"),
        ("?vehicle=kei_car", "MN", "unclear"),
        ("?vehicle=larger", "TX", "unclear"),
    ],
)
def test_the_map_answers_for_a_kind_and_a_day(client, query, state, status):
    rows = {row.code: row for row in client.get(f"/us/{query}").context["rows"]}
    assert rows[state].answer.rule.status == status


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?on=yesterday", "The day could not be read"),
        ("?on=99999-01-01", "The day could not be read"),
        ("?vehicle=tank", "This kind of vehicle is not known"),
        ("?vehicle=" + "x" * 10_000, "This kind of vehicle is not known"),
    ],
)
def test_what_cannot_be_read_is_told_and_ignored(client, query, said):
    answer = client.get(f"/us/{query}")
    assert said in text_of(answer)
    assert answer.context["day"] == date(2026, 11, 22)
    assert answer.context["vehicle"] == "kei_truck"


def test_the_map_costs_one_statement(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/us/")
    with django_assert_num_queries(0):
        client.get("/us/?vehicle=kei_car")


def test_the_helpers_for_other_rooms_read_all_states_at_once(django_assert_num_queries):
    today = date(2026, 11, 22)
    with django_assert_num_queries(1):
        assert len(rules_in_force("kei_truck", today)) == 51
        assert road_bodies("MA", today) >= {"truck", "van", "hatch"}
        assert road_bodies("MN", today) == {"truck", "dump", "lift", "van", "microvan"}
        assert road_bodies("VA", today) == set()
        assert road_bodies("CO", today) == set()
        assert "hatch" in road_bodies("CO", date(2027, 7, 1))
        assert road_bodies("ZZ", today) == set()


def test_a_state_answers_in_one_sentence_with_its_source_one_press_away(client):
    page = text_of(client.get("/us/co/"))
    assert "It is not clear whether you may register it" in page
    assert "This will change." in page
    assert "not drive it on roads posted over 55 mph" in page
    assert "Ask your licensing office" in page
    assert 'href="https://www.billtrack50.com/billdetail/1840475"' in page
    assert "22 Nov 2026" in page


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2027-06-30T20:00:00Z", "Not clear"),
        ("2027-07-01T20:00:00Z", "Road use with limits"),
        ("2027-07-02T20:00:00Z", "Road use with limits"),
    ],
)
def test_n03_ac2_the_page_of_colorado_switches_by_itself(client, moment, said):
    with time_machine.travel(moment, tick=False):
        answer = client.get("/us/co/")
        assert answer.context["tiles"][0]["answer"] == said
        assert ("This will change." in text_of(answer)) is (said == "Not clear")


def test_n03_ac4_both_sides_of_a_disagreement_are_shown(client):
    page = text_of(client.get("/us/ct/"))
    assert "The sources disagree" in page
    assert "One secondary list says illegal" in page
    assert "Other secondary lists say conditional" in page


def test_papers_are_shown_where_a_source_names_them(client):
    assert "Form 130-U." in text_of(client.get("/us/tx/"))
    assert "Papers the state asks for" not in text_of(client.get("/us/oh/"))


def test_n03_ac5_a_record_that_is_due_says_so(client):
    assert "Check due" not in text_of(client.get("/us/oh/"))
    with time_machine.travel("2027-03-22T20:00:00Z", tick=False):
        assert "Check due" not in text_of(client.get("/us/oh/"))
    with time_machine.travel("2027-03-23T20:00:00Z", tick=False):
        assert "Check due" in text_of(client.get("/us/oh/"))


def test_n10_ac3_a_changed_rule_is_pointed_out_for_30_days(client):
    actions.publish(actions.propose(record(), by=editor(), reason="A new policy."), by=publisher())
    said = "Rule changed on 22 Nov 2026."
    assert said in text_of(client.get("/us/oh/"))
    assert said not in text_of(client.get("/us/tx/"))
    for day, is_news in [("2026-12-22", True), ("2026-12-23", False)]:
        with time_machine.travel(f"{day}T20:00:00Z", tick=False):
            assert (said in text_of(client.get("/us/oh/"))) is is_news


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/us/CO/", "/us/co/"),
        ("/us/colorado/", "/us/co/"),
        ("/us/new-york/", "/us/ny/"),
        ("/us/district-of-columbia/", "/us/dc/"),
        ("/us/colorado/history/", "/us/co/history/"),
        ("/rules/us/co/history", "/us/co/history/"),
        ("/rules/us/co/history/", "/us/co/history/"),
    ],
)
def test_other_spellings_lead_to_the_page(client, address, target):
    answer = client.get(address)
    assert (answer.status_code, answer.url) == (301, target)


def test_a_full_name_leads_there_in_another_language_too(client):
    answer = client.get("/us/ohio/", headers={"accept-language": "ja"})
    assert (answer.status_code, answer.url) == (301, "/us/oh/")


@pytest.mark.parametrize(
    "address", ["/us/zz/", "/us/ontario/", "/us/pr/", "/us/zz/history/", "/rules/us/zz/history"]
)
def test_an_unknown_state_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/us/", "/us/co/", "/us/co/history/", "/rules/"])
def test_the_pages_are_only_read(client, address):
    assert client.post(address).status_code == 405


def test_a_state_costs_the_same_whatever_its_history(client, django_assert_num_queries):
    for number in range(3):
        rule = actions.propose(
            record(summary=f"Reading {number}."), by=editor(), reason="Read anew."
        )
        actions.publish(rule, by=publisher())
    client.get("/us/oh/")
    with django_assert_num_queries(3):
        client.get("/us/oh/")
    with django_assert_num_queries(2):
        client.get("/us/oh/history/")


def test_n03_ac6_the_history_lists_every_version_with_what_was_new(client):
    rule = actions.propose(record(), by=editor(), reason="A new policy.")
    dropped = actions.propose(record(status="refused"), by=editor(), reason="A rumour.")
    actions.publish(rule, by=publisher())
    actions.turn_down(dropped, by=publisher(), reason="No source.")
    page = text_of(client.get("/us/oh/history/"))
    assert "<del>Off-road or farm use only</del>" in page
    assert "<ins>Road use</ins>" in page
    assert "A new policy." in page
    assert "A rumour." not in page
    assert page.index("Version 2") < page.index("Version 1")


def test_the_sources_of_federal_rules_and_the_way_to_every_state(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        page = text_of(client.get("/rules/"))
    assert "49 U.S.C. 30112(b)(9)" in page
    assert "Not confirmed" in page
    assert page.count("/history/") == 51


def choose(client, state, after="/us/", **headers):
    return client.post("/preferences/state/", {"state": state, "next": after}, headers=headers)


def test_n03_ac3_a_state_is_picked_once_without_an_account(client):
    answer = choose(client, "co", "/us/?on=2027-01-01&state=TX")
    assert (answer.status_code, answer.url) == (302, "/us/?on=2027-01-01")
    assert client.cookies["state"].value == "CO"
    assert client.cookies["state"]["httponly"]
    assert client.get("/us/").context["my_state"] == "CO"
    assert client.get("/us/?state=TX").context["my_state"] == "TX"
    assert client.get("/us/?state=XX").context["my_state"] == "CO"
    choose(client, "")
    assert client.get("/us/").context["my_state"] is None


def test_a_state_that_is_none_changes_nothing(client):
    choose(client, "CO")
    assert choose(client, "<b>").status_code == 302
    assert client.cookies["state"].value == "CO"
    client.cookies["state"] = "nonsense"
    assert client.get("/us/").context["my_state"] is None


def test_the_choice_leads_only_to_this_site_and_is_made_only_here(client):
    assert choose(client, "CO", "https://elsewhere.example/").url == "/"
    assert choose(client, "TX", **{"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.cookies["state"].value == "CO"
    assert client.get("/preferences/state/").status_code == 405


def test_an_unpublished_proposal_is_for_nobody(client):
    actions.propose(record(summary="A secret."), by=editor(), reason="Not yet.")
    for address in ("/us/", "/us/oh/", "/us/oh/history/", "/rules/"):
        assert "A secret." not in text_of(client.get(address))
    assert in_force().status == "off_road_only"
    assert StateRule.objects.proposed().count() == 1
