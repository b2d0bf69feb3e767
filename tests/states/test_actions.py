"""Two people change a rule; a wrong one is rolled back; nothing published changes in place."""

from datetime import UTC, date, datetime
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import IntegrityError, connection, connections, transaction

from listings.accounts.models import Act
from listings.places.models import Dataset
from listings.states import actions
from listings.states.answers import rule_on
from listings.states.beginning import announce_begun
from listings.states.loading import load_states
from listings.states.models import RuleEvent, StateRule
from tests.factories import ListingFactory

from .making import editor, in_force, published, publisher, record, voice

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def proposed(**given):
    by = given.pop("by", None) or editor()
    return actions.propose(record(**given), by=by, reason="A new policy.")


def frozen(rule):
    """All that people read of a record."""
    return rule.facts, rule.reason, rule.checked_on, rule.version


def test_a_proposal_changes_nothing_yet():
    before = frozen(in_force())
    rule = proposed()
    assert frozen(in_force()) == before
    assert (rule.stage, rule.version, rule.published_at) == ("proposed", 2, None)
    assert not RuleEvent.objects.exists()
    act = Act.objects.get(verb="proposed")
    assert (act.object_id, act.reason, act.actor) == (rule.pk, "A new policy.", rule.proposed_by)


def test_n03_ac6_a_second_person_publishes_and_the_former_stays_in_the_history():
    former = in_force()
    before, rule, second = frozen(former), proposed(), publisher()
    actions.publish(rule, by=second)
    now = in_force()
    assert (now.pk, now.status, now.approved_by) == (rule.pk, "road", second)
    former.refresh_from_db()
    assert frozen(former) == before
    assert (former.stage, former.ended_at) == ("replaced", now.published_at)
    event = RuleEvent.objects.get()
    assert (event.rule, event.kind, event.actor) == (now, "published", second)
    assert [facts["status"] for facts in event.data["before"]] == ["off_road_only"]
    assert event.data["after"]["status"] == "road"
    assert Act.objects.get(verb="published").actor == second
    assert rule_on("OH", "kei_truck", TODAY).status == "road"


def test_nobody_publishes_what_he_proposed():
    person = publisher()
    rule = proposed(by=person)
    with pytest.raises(actions.SamePerson):
        actions.publish(rule, by=person)
    assert in_force().status == "off_road_only"
    assert not RuleEvent.objects.exists()


def test_the_database_refuses_one_person_too():
    person = publisher()
    rule = proposed(by=person)
    with pytest.raises(IntegrityError), transaction.atomic():
        StateRule.objects.filter(pk=rule.pk).update(approved_by=person)


def test_the_database_refuses_two_answers_for_one_day():
    rule = proposed()
    with pytest.raises(IntegrityError), transaction.atomic():
        StateRule.objects.filter(pk=rule.pk).update(stage="published")


def test_a_rule_of_the_future_leaves_the_days_before_it_as_they_were():
    former = in_force()
    rule, second = proposed(valid_from=date(2027, 1, 1)), publisher()
    actions.publish(rule, by=second)
    rest, later = published()
    assert (rest.status, rest.valid_from, rest.valid_to) == (
        "off_road_only",
        former.valid_from,
        date(2026, 12, 31),
    )
    assert later == rule
    assert (rest.proposed_by, rest.approved_by) == (rule.proposed_by, second)
    assert RuleEvent.objects.count() == 1


def test_a_rule_for_some_days_only_leaves_both_sides():
    actions.publish(
        proposed(valid_from=date(2027, 1, 1), valid_to=date(2027, 1, 31)), by=publisher()
    )
    assert [(rule.status, rule.valid_from, rule.valid_to) for rule in published()] == [
        ("off_road_only", date(2025, 6, 30), date(2026, 12, 31)),
        ("road", date(2027, 1, 1), date(2027, 1, 31)),
        ("off_road_only", date(2027, 2, 1), None),
    ]


def test_n10_ac4_a_withdrawn_rule_lets_the_former_hold_again():
    former = in_force()
    rule, second = proposed(), publisher()
    actions.publish(rule, by=second)
    (restored,) = actions.withdraw(rule, by=second, reason="Misread.")
    assert in_force() == restored
    assert (restored.facts, restored.version) == (former.facts, 3)
    rule.refresh_from_db()
    assert rule.stage == "withdrawn"
    event = RuleEvent.objects.get(kind="withdrawn")
    assert (event.rule, event.data["restored"]) == (rule, [restored.pk])
    assert Act.objects.get(verb="withdrawn").reason == "Misread."
    assert rule_on("OH", "kei_truck", TODAY).status == "off_road_only"


def test_a_withdrawn_rule_of_the_future_leaves_one_record_and_not_two():
    rule, second = proposed(valid_from=date(2027, 1, 1)), publisher()
    actions.publish(rule, by=second)
    actions.withdraw(rule, by=second, reason="Vetoed.")
    assert (in_force().valid_from, in_force().valid_to) == (date(2025, 6, 30), None)


def test_what_is_left_of_a_wrong_rule_is_rolled_back_to_what_was_before_it():
    first, second = proposed(), publisher()
    actions.publish(first, by=second)
    actions.publish(proposed(status="refused", valid_from=date(2027, 1, 1)), by=second)
    actions.withdraw(published()[0], by=second, reason="Misread.")
    assert [rule.status for rule in published()] == ["off_road_only", "refused"]


def test_a_first_record_that_is_withdrawn_leaves_unclear():
    actions.withdraw(in_force(), by=publisher(), reason="Wrong state.")
    assert published() == []
    assert rule_on("OH", "kei_truck", TODAY).status == "unclear"


def test_a_turned_down_proposal_is_never_published():
    rule, second = proposed(), publisher()
    actions.turn_down(rule, by=second, reason="No source.")
    with pytest.raises(actions.NotOpen):
        actions.publish(rule, by=second)
    assert in_force().status == "off_road_only"
    assert not RuleEvent.objects.exists()


def test_what_was_not_seen_is_not_replaced():
    seen = [in_force().pk]
    one, other, second = proposed(), proposed(status="refused"), publisher()
    actions.publish(one, by=second, seen=seen)
    with pytest.raises(actions.SeenAnother):
        actions.publish(other, by=second, seen=seen)
    assert in_force() == one


def test_a_checked_record_is_a_new_version_and_no_news():
    former, person = in_force(), editor()
    copy = actions.confirm(former, by=person, on=date(2027, 4, 1))
    assert in_force() == copy
    assert (copy.facts, copy.checked_on) == (former.facts, date(2027, 4, 1))
    assert not RuleEvent.objects.exists()
    assert Act.objects.get(verb="checked again").actor == person


def test_n03_ac4_sources_that_disagree_leave_it_unclear_unless_a_person_resolves_it():
    told = [voice("road"), voice("refused")]
    with pytest.raises(actions.Unresolved):
        actions.propose(record(), by=editor(), reason="I think so.", voices=told)
    assert not StateRule.objects.proposed().exists()
    rule = actions.propose(
        record(), by=editor(), reason="The second is of 2009.", voices=told, resolves=True
    )
    actions.publish(rule, by=publisher())
    assert sorted(voice.status for voice in in_force().voices.all()) == ["refused", "road"]
    unclear = record(status="unclear", state="TX")
    assert actions.propose(unclear, by=editor(), reason="Two say so.", voices=told).pk


def test_n10_ac1_the_event_counts_whom_it_touches():
    ListingFactory(body="dump", state="OH")
    ListingFactory(body="truck", state="TX")
    ListingFactory(body="van", state="OH")
    ListingFactory(body="truck", status="draft")
    rule = proposed()
    actions.publish(rule, by=publisher())
    assert RuleEvent.objects.get().data["touched"] == {
        "Truck": 1,
        "Dump truck": 1,
        "Lift truck": 0,
        "of these in the state itself": 1,
    }


def test_a_future_rule_is_told_once_when_its_day_comes_even_days_late():
    with time_machine.travel("2026-11-22T20:00:00Z", tick=False):
        actions.publish(proposed(valid_from=date(2027, 1, 1)), by=publisher())
    assert announce_begun(date(2026, 12, 31)) == 0
    assert announce_begun(date(2027, 1, 4)) == 1
    assert announce_begun(date(2027, 1, 5)) == 0
    event = RuleEvent.objects.get(kind="began")
    assert event.rule.status == "road"
    assert event.data["before"][0]["status"] == "off_road_only"
    assert Act.objects.get(verb="came into force").actor is None


def test_colorado_is_told_for_each_kei_and_what_held_already_for_nothing():
    StateRule.objects.update(published_at=datetime(2026, 11, 22, tzinfo=UTC))
    assert announce_begun(TODAY) == 0
    assert announce_begun(date(2027, 7, 1)) == 3
    told = RuleEvent.objects.filter(kind="began")
    assert {event.rule.state for event in told} == {"CO"}


def test_a_rule_loaded_after_its_day_is_no_news():
    with time_machine.travel("2028-01-01T20:00:00Z", tick=False):
        StateRule.objects.all().delete()
        Dataset.objects.filter(name="states").delete()
        load_states()
        assert announce_begun(date(2028, 1, 2)) == 0


def at_once(*acts):
    """Do each act in a thread of its own, all at the same moment; what each came to."""
    barrier, found = Barrier(len(acts)), {}

    def run(number, act):
        barrier.wait()
        try:
            found[number] = act()
        except Exception as error:  # noqa: BLE001 - what happened is the result
            found[number] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [found[number] for number in range(len(acts))]


@pytest.fixture
def _loaded(transactional_db):
    Dataset.objects.filter(name="states").delete()
    load_states()
    yield
    assert connection.vendor == "postgresql"


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_loaded")
def test_of_two_publishers_at_once_one_publishes():
    rule, people = proposed(), [publisher(), publisher()]
    results = at_once(*(lambda by=by: actions.publish(rule, by=by) for by in people))
    assert sorted(type(result).__name__ for result in results) == ["NotOpen", "StateRule"]
    assert RuleEvent.objects.count() == 1
    assert len(published()) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_loaded")
def test_two_proposals_published_at_once_leave_one_answer():
    rules = [proposed(), proposed(status="refused")]
    by = publisher()
    results = at_once(*(lambda rule=rule: actions.publish(rule, by=by) for rule in rules))
    assert all(isinstance(result, StateRule) for result in results)
    assert len(published()) == 1
    assert RuleEvent.objects.count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_loaded")
def test_proposals_at_once_get_numbers_of_their_own():
    people = [editor(), editor(), editor()]
    results = at_once(*(lambda by=by: proposed(by=by) for by in people))
    assert sorted(rule.version for rule in results) == [2, 3, 4]
