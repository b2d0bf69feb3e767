"""`manage.py state_rule`: its answer for every state, and how it refuses what cannot be used."""

import json
import subprocess
import sys
from datetime import date
from io import StringIO

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from listings.places.states import US_STATES
from listings.states.models import StateRule

pytestmark = pytest.mark.django_db

KEYS = [
    "status", "conditions", "summary", "basis", "source", "valid_from", "valid_to", "checked_on",
    "confidence", "next",
]  # fmt: skip

ROAD = "MA MI TX WA"
LIMITED = "AL AR FL IN KS LA MN MO NE NH NC ND OK PA TN WV WY"
ANTIQUE = "VA WI"
OFF_ROAD = "GA IA KY OH"
REFUSED = "CA IL ME NY OR RI"
UNCLEAR = "AK AZ CO CT DE DC HI ID MD MS MT NV NJ NM SC SD UT VT"
OF_TRUCKS = {
    state: status
    for status, states in {
        "road": ROAD,
        "road_limited": LIMITED,
        "antique_only": ANTIQUE,
        "off_road_only": OFF_ROAD,
        "refused": REFUSED,
        "unclear": UNCLEAR,
    }.items()
    for state in states.split()
}
OF_CARS = {
    **dict.fromkeys(ROAD.split(), "road"),
    **dict.fromkeys(ANTIQUE.split(), "antique_only"),
    **dict.fromkeys(["CA", "GA", "IL", "ME", "NY", "RI"], "refused"),
}
OF_VANS = {**OF_CARS, "MN": "road_limited"}


def ask(state, vehicle="kei_truck", on="2026-11-22"):
    out = StringIO()
    call_command("state_rule", state, "--vehicle", vehicle, "--on", on, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_every_state_is_in_the_table():
    assert set(OF_TRUCKS) == set(US_STATES)
    assert len(OF_TRUCKS) == 51


@pytest.mark.parametrize("state", US_STATES)
@pytest.mark.parametrize(
    ("vehicle", "table"), [("kei_truck", OF_TRUCKS), ("kei_van", OF_VANS), ("kei_car", OF_CARS)]
)
def test_every_state_answers_for_each_kind(state, vehicle, table):
    answer = ask(state, vehicle)
    assert list(answer) == KEYS
    assert answer["status"] == table.get(state, "unclear")
    assert answer["checked_on"] == "2026-11-22"
    assert answer["basis"] in {"statute", "rule", "policy", "practice", "none"}
    assert answer["source"].startswith("http")
    assert answer["summary"]
    assert (answer["basis"] == "none") == (answer["status"] == "unclear")
    if answer["status"] in {"road", "road_limited"}:
        assert answer["conditions"]


@pytest.mark.parametrize("vehicle", ["kei_truck", "kei_van", "kei_car"])
@pytest.mark.parametrize(
    ("day", "status", "has_next"),
    [
        ("2026-11-22", "unclear", True),
        ("2027-06-30", "unclear", True),
        ("2027-07-01", "road_limited", False),
        ("2027-07-02", "road_limited", False),
        ("2031-01-01", "road_limited", False),
    ],
)
def test_n03_ac2_colorado_on_a_day_that_is_asked_for(vehicle, day, status, has_next):
    answer = ask("CO", vehicle, day)
    assert answer["status"] == status
    assert bool(answer["next"]) is has_next
    later = answer["next"] or answer
    assert list(later) == KEYS
    assert (later["status"], later["valid_from"], later["valid_to"]) == (
        "road_limited",
        "2027-07-01",
        None,
    )
    assert "Only on roads posted 55 mph or less." in later["conditions"]
    assert later["basis"] == "statute"


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        ("2027-06-30T20:00:00Z", "unclear"),
        ("2027-07-01T06:59:00Z", "unclear"),
        ("2027-07-01T07:01:00Z", "road_limited"),
        ("2027-07-02T20:00:00Z", "road_limited"),
    ],
)
def test_n03_ac2_colorado_switches_by_itself_at_midnight(moment, status):
    out = StringIO()
    with time_machine.travel(moment, tick=False):
        call_command("state_rule", "CO", "--vehicle", "kei_car", "--json", stdout=out)
    assert json.loads(out.getvalue())["status"] == status


@pytest.mark.parametrize(
    ("state", "day", "status"),
    [
        ("MA", "2024-09-17", "refused"),
        ("MA", "2024-09-18", "road"),
        ("AR", "2009-07-29", "unclear"),
        ("AR", "2009-07-30", "road_limited"),
        ("IL", "2025-02-28", "unclear"),
        ("IL", "2025-03-01", "refused"),
        ("OH", "2025-06-30", "off_road_only"),
    ],
)
def test_the_past_is_told_only_as_far_as_a_record_reaches(state, day, status):
    assert ask(state, on=day)["status"] == status


def test_n03_ac1_a_missing_record_is_unclear_and_never_legal():
    StateRule.objects.filter(state="TX", vehicle="kei_van").delete()
    answer = ask("TX", "kei_van")
    assert (answer["status"], answer["basis"]) == ("unclear", "none")
    assert (answer["checked_on"], answer["next"], answer["conditions"]) == (None, None, [])
    assert ask("TX", "kei_truck")["status"] == "road"


def test_a_limit_is_a_condition_and_a_small_letter_is_a_state():
    answer = ask(" fl")
    assert answer["conditions"][0] == "Only on roads posted 35 mph or less."
    assert date.fromisoformat(answer["valid_from"]) == date(2009, 6, 16)


def test_what_is_not_confirmed_stays_marked():
    assert not StateRule.objects.filter(note__contains="own knowledge").exists()
    assert ask("NE")["confidence"] == "low"
    marked = StateRule.objects.get(state="NE", vehicle="kei_truck")
    assert marked.citation.endswith("(not confirmed)")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["ZZ", "--vehicle", "kei_car"], "CODE"),
        (["Ohio", "--vehicle", "kei_car"], "CODE"),
        (["", "--vehicle", "kei_car"], "CODE"),
        (["OH", "--vehicle", "kei_car", "--on", "yesterday"], "--on"),
        (["OH", "--vehicle", "kei_car", "--on", "2026-02-30"], "--on"),
        (["OH", "--vehicle", "kei_car", "--on", "2026-02"], "--on"),
        (["OH", "--vehicle", "truck"], "--vehicle"),
        (["OH"], "--vehicle"),
        (["--vehicle", "kei_car"], "CODE"),
    ],
)
def test_bad_input_is_one_line_that_names_the_argument(arguments, named):
    with pytest.raises(CommandError) as refused:
        call_command("state_rule", *arguments, "--json")
    assert refused.value.returncode == 2 or "Error" in str(refused.value)
    assert named in str(refused.value)
    assert "\n" not in str(refused.value)


def test_bad_input_ends_with_2_and_one_line_on_standard_error():
    done = subprocess.run(
        [sys.executable, "manage.py", "state_rule", "ZZ", "--vehicle", "kei_car", "--json"],
        cwd=settings.BASE_DIR, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert '"ZZ"' in done.stderr


def test_without_json_people_read_it():
    out = StringIO()
    call_command("state_rule", "CO", "--vehicle", "kei_car", "--on", "2026-11-22", stdout=out)
    assert "road_limited from 2027-07-01" in out.getvalue()
