"""Data files and staff: who has the say on a record."""

import csv
from datetime import date

import pytest
from django.core.management import call_command

from listings.places.models import Dataset
from listings.places.states import US_STATES
from listings.states import actions, files
from listings.states.loading import load_states
from listings.states.models import RuleEvent, StateRule, Vehicle
from listings.states.rules import disagree

from .making import editor, in_force, published, publisher, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A copy of the file of rules that a test may change."""
    copy = tmp_path / files.RULES.name
    copy.write_bytes(files.RULES.read_bytes())
    monkeypatch.setattr(files, "RULES", copy)
    return copy


def change(file, old, new, state="OH", vehicle="kei_truck"):
    lines = file.read_text().splitlines()
    begins = f"{state},{vehicle},"
    file.write_text(
        "\n".join(line.replace(old, new) if line.startswith(begins) else line for line in lines)
    )


def all_rows():
    return {row["id"]: row for row in StateRule.objects.values()}


def test_every_state_and_kind_has_its_records():
    found = set(StateRule.objects.published().values_list("state", "vehicle"))
    assert found == {(state, vehicle) for state in US_STATES for vehicle in Vehicle.values}
    assert StateRule.objects.published().count() == 210
    assert not RuleEvent.objects.exists()


def test_a_larger_import_is_unclear_everywhere():
    larger = StateRule.objects.published().filter(vehicle="larger")
    assert set(larger.values_list("status", "basis")) == {("unclear", "none")}


def test_every_reading_is_a_whole_record():
    for rule in files.state_rules():
        rule.full_clean(
            exclude=["proposed_by", "approved_by"],
            validate_unique=False,
            validate_constraints=False,
        )
        assert rule.checked_on == date(2026, 11, 22)
        assert (rule.basis == "none") is (rule.status == "unclear")


def test_n03_ac4_where_sources_disagree_both_are_kept_and_it_is_unclear():
    disagreeing = [
        rule
        for rule in StateRule.objects.published().prefetch_related("voices")
        if disagree(voice.status for voice in rule.voices.all())
    ]
    assert {rule.state for rule in disagreeing} >= {"CT", "MT"}
    assert {rule.status for rule in disagreeing} == {"unclear"}


def test_loading_again_asks_once_and_changes_nothing(django_assert_num_queries):
    before = all_rows()
    with django_assert_num_queries(1):
        assert load_states() is None
    assert all_rows() == before


def test_a_changed_file_makes_a_version_of_the_changed_record_only(file, capsys):
    before = all_rows()
    change(file, "off_road_only", "refused")
    call_command("load_states")
    assert capsys.readouterr().out == "1 new records, 1 ended\n"
    now = in_force()
    assert (now.status, now.version) == ("refused", 2)
    event = RuleEvent.objects.get()
    assert (event.rule, event.kind, event.actor) == (now, "published", None)
    assert event.data["before"][0]["status"] == "off_road_only"
    ended = StateRule.objects.get(pk=event.data["replaced"][0])
    assert ended.stage == "replaced"
    others = {pk: row for pk, row in all_rows().items() if pk not in (now.pk, ended.pk)}
    assert others == {pk: row for pk, row in before.items() if pk != ended.pk}


def test_a_record_that_was_only_read_again_is_a_version_and_no_news(file):
    change(file, "2026-11-22", "2027-03-01")
    load_states()
    assert (in_force().version, in_force().checked_on) == (2, date(2027, 3, 1))
    assert not RuleEvent.objects.exists()


def test_what_staff_published_is_never_overwritten(file):
    rule = actions.propose(record(), by=editor(), reason="A new policy.")
    actions.publish(rule, by=publisher())
    change(file, "off_road_only", "refused")
    change(file, "road_limited", "refused", state="AL")
    loaded = load_states()
    assert in_force() == rule
    assert in_force("AL").status == "refused"
    assert [(left.state, left.vehicle) for left in loaded.left] == [("OH", "kei_truck")]


def test_staff_keep_their_say_when_their_accounts_are_gone(file):
    first, second = editor(), publisher()
    rule = actions.propose(record(), by=first, reason="A new policy.")
    actions.publish(rule, by=second)
    first.delete()
    change(file, "off_road_only", "refused")
    load_states()
    assert in_force() == rule


def test_beside_a_record_of_staff_the_file_still_has_its_own(file):
    """Staff settled Colorado's present; the file moves the day of its future."""
    present, _future = published("CO", "kei_car")
    fixed = record("CO", "kei_car", status="refused", valid_to=present.valid_to)
    actions.publish(actions.propose(fixed, by=editor(), reason="Told."), by=publisher())
    change(file, "Not on limited-access roads.", "Not on freeways.", "CO", "kei_car")
    load_states()
    now = published("CO", "kei_car")
    assert [rule.status for rule in now] == ["refused", "road_limited"]
    assert now[1].conditions[0] == "Not on freeways."


def test_a_record_that_staff_withdrew_does_not_come_back(file):
    actions.withdraw(in_force(), by=publisher(), reason="Wrong.")
    file.write_text(file.read_text() + "\n")
    loaded = load_states()
    assert published() == []
    assert [left.state for left in loaded.left] == ["OH"]


def test_a_record_that_staff_checked_again_stays_checked(file):
    actions.confirm(in_force(), by=editor(), on=date(2027, 4, 1))
    file.write_text(file.read_text() + "\n")
    load_states()
    assert in_force().checked_on == date(2027, 4, 1)


def test_a_rolled_back_record_is_the_files_own_again(file):
    rule = actions.propose(record(), by=editor(), reason="A new policy.")
    actions.publish(rule, by=publisher())
    actions.withdraw(rule, by=publisher(), reason="Misread.")
    change(file, "off_road_only", "refused")
    load_states()
    assert in_force().status == "refused"


def test_the_file_says_why_each_reading_was_chosen():
    with files.RULES.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    assert len(rows) == 210
    chosen = [row for row in rows if row["status"] == "antique_only"]
    assert chosen
    assert all(row["reading"] for row in chosen)
    covered = [row for row in rows if row["vehicle"] == "kei_van" and row["status"] != "unclear"]
    assert all(row["reading"] for row in covered if row["state"] not in {"CO", "MA"})


def test_papers_and_places_are_of_real_states():
    assert set(files.spots()) == set(US_STATES)
    assert [paper.paper for paper in files.papers_asked("TX")] == [
        "title_application",
        "entry_proof",
        "foreign_ownership",
        "translation",
    ]
    assert files.papers_asked("OH") == ()
    assert Dataset.objects.filter(name="states").exists()
