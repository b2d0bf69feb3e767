"""State rules at the desk: the queue, the diff, whom it touches, and who may do what."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from listings.states import actions
from listings.states.models import RuleEvent, StateRule
from tests.factories import ListingFactory, UserFactory

from .making import editor, in_force, publisher, record, staff_with, voice

pytestmark = pytest.mark.django_db
LIST = "/admin/listings/staterule/"


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel("2026-11-22T20:00:00Z", tick=False):
        yield


def client_of(person):
    client = Client()
    client.force_login(person)
    return client


def act(client, rule, name, **data):
    return client.post(reverse(f"admin:listings_staterule_{name}", args=[rule.pk]), data)


def page_of(client, rule):
    return client.get(reverse("admin:listings_staterule_change", args=[rule.pk]))


@pytest.fixture
def proposal():
    return actions.propose(record(), by=editor(), reason="A new policy.")


def typed(**given):
    """A proposal as a form sends it."""
    return {
        "state": "OH",
        "vehicle": "kei_truck",
        "status": "road_limited",
        "max_mph": "45",
        "conditions": "Not on interstates.\r\n\r\nMust be insured.",
        "summary": "Allowed on slow roads.",
        "basis": "statute",
        "source": "https://example.org/act",
        "confidence": "high",
        "checked_on": "2026-11-22",
        "reason": "The act of 2026.",
        "voices-TOTAL_FORMS": "0",
        "voices-INITIAL_FORMS": "0",
    } | given


def test_a_proposal_is_typed_and_waits_for_another_person():
    person = editor()
    answer = client_of(person).post(f"{LIST}add/", typed())
    rule = StateRule.objects.proposed().get()
    assert answer.url == reverse("admin:listings_staterule_change", args=[rule.pk])
    assert rule.conditions == ["Not on interstates.", "Must be insured."]
    assert (rule.max_mph, rule.proposed_by, rule.version) == (45, person, 2)
    assert in_force().status == "off_road_only"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"source": ""}, "source"),
        ({"source": "the office"}, "source"),
        ({"checked_on": "2026-11-23"}, "checked_on"),
        ({"valid_from": "2027-02-01", "valid_to": "2027-01-01"}, "valid_to"),
        ({"state": "ZZ"}, "state"),
        ({"max_mph": "fast"}, "max_mph"),
        ({"conditions": "x" * 301}, "conditions"),
        ({"summary": ""}, "summary"),
    ],
)
def test_a_wrong_proposal_says_what_is_wrong_and_keeps_what_was_typed(given, field):
    answer = client_of(editor()).post(f"{LIST}add/", typed(**given))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "Allowed on slow roads." in answer.content.decode() or field == "summary"
    assert not StateRule.objects.proposed().exists()


def test_disagreeing_sources_have_to_be_resolved_by_name():
    told = {"voices-TOTAL_FORMS": "2"}
    for number, status in enumerate(("road", "refused")):
        told |= {
            f"voices-{number}-source": "https://example.org/",
            f"voices-{number}-says": f"It is {status}.",
            f"voices-{number}-status": status,
            f"voices-{number}-read_on": "2026-11-22",
        }
    client = client_of(editor())
    answer = client.post(f"{LIST}add/", typed(**told))
    assert "resolves" in answer.context["form"].errors
    assert not StateRule.objects.proposed().exists()
    assert client.post(f"{LIST}add/", typed(**told, resolves="on")).status_code == 302
    assert StateRule.objects.proposed().get().voices.count() == 2


def test_a_proposal_begins_with_what_holds_now():
    rule = actions.propose(
        record(status="unclear"), by=editor(), reason="Two say so.", voices=[voice("road")]
    )
    answer = client_of(editor()).get(f"{LIST}add/", {"from": rule.pk})
    page = answer.content.decode()
    assert "The office registers them." in page
    assert "It is road." in page
    assert answer.context["form"].initial["state"] == "OH"


def test_n10_ac1_the_page_shows_what_would_change_and_whom_it_touches(proposal):
    ListingFactory.create_batch(2, body="truck")
    answer = page_of(client_of(publisher()), proposal)
    page = answer.content.decode()
    assert "<del>Off-road or farm use only</del>" in page
    assert "<ins>Road use</ins>" in page
    assert {str(one.label): one.count for one in answer.context["touched"]}["Truck"] == 2


def test_a_second_person_publishes_what_was_shown(proposal):
    seen = in_force().pk
    act(client_of(publisher()), proposal, "publish", seen=[seen])
    assert in_force() == proposal


def test_the_proposer_is_told_that_another_person_publishes():
    person = publisher()
    rule = actions.propose(record(), by=person, reason="A new policy.")
    client = client_of(person)
    assert "Another person has to publish it" in page_of(client, rule).content.decode()
    answer = act(client, rule, "publish", seen=[in_force().pk])
    assert in_force().status == "off_road_only"
    assert "Another person" in client.get(answer.url).content.decode()


def test_a_page_that_is_out_of_date_publishes_nothing(proposal):
    old = in_force().pk
    actions.confirm(in_force(), by=editor(), on=date(2026, 11, 22))
    act(client_of(publisher()), proposal, "publish", seen=[old])
    assert in_force().status == "off_road_only"
    assert not RuleEvent.objects.exists()


def test_withdrawing_needs_a_reason(proposal):
    boss = publisher()
    actions.publish(proposal, by=boss)
    client = client_of(boss)
    act(client, proposal, "withdraw", reason=" ")
    assert in_force() == proposal
    act(client, proposal, "withdraw", reason="Misread.")
    assert in_force().status == "off_road_only"


def test_a_proposal_is_turned_down_with_a_reason(proposal):
    act(client_of(publisher()), proposal, "turn-down", reason="No source.")
    proposal.refresh_from_db()
    assert proposal.stage == "withdrawn"


def test_a_record_read_again_is_due_no_more():
    with time_machine.travel("2027-04-01T20:00:00Z", tick=False):
        client, rule = client_of(editor()), in_force()
        due = client.get(LIST, {"queue": "due", "q": "OH"})
        assert rule in due.context["cl"].result_list
        act(client, rule, "confirm")
        due = client.get(LIST, {"queue": "due", "q": "OH"})
        assert "kei_truck" not in {row.vehicle for row in due.context["cl"].result_list}
        assert in_force().checked_on == date(2027, 4, 1)


def test_nothing_is_due_on_the_day_of_the_first_reading():
    answer = client_of(editor()).get(LIST, {"queue": "due"})
    assert list(answer.context["cl"].result_list) == []


@pytest.mark.parametrize("name", ["publish", "withdraw", "turn-down"])
def test_who_may_only_propose_decides_nothing(proposal, name):
    assert act(client_of(editor()), proposal, name, reason="Mine.").status_code == 403
    assert act(client_of(editor()), in_force(), name, reason="Mine.").status_code == 403
    assert in_force().status == "off_road_only"
    proposal.refresh_from_db()
    assert proposal.stage == "proposed"


def test_who_may_only_look_proposes_nothing():
    client = client_of(staff_with("view_staterule"))
    assert page_of(client, in_force()).status_code == 200
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}add/", typed()).status_code == 403
    assert act(client, in_force(), "confirm").status_code == 403
    assert not StateRule.objects.proposed().exists()


def test_strangers_never_reach_the_desk(proposal):
    client = client_of(UserFactory())
    assert page_of(client, proposal).status_code == 302
    assert act(client, proposal, "publish").status_code == 302
    assert in_force().status == "off_road_only"


def test_acts_are_not_done_by_a_link(proposal):
    client = client_of(publisher())
    for name in ("publish", "withdraw", "turn-down", "confirm"):
        url = reverse(f"admin:listings_staterule_{name}", args=[proposal.pk])
        assert client.get(url).status_code == 405


def test_the_first_page_of_the_desk_shows_what_waits(proposal):
    page = client_of(publisher()).get("/admin/").content.decode()
    assert "state rules to approve" in page
