"""Catalogue, rules and questions: the same as the tables and the commands say."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from listings.catalogue.models import Family, FrameCode, Make
from listings.eligibility.rulebook import FEDERAL
from listings.places.states import US_STATES

pytestmark = pytest.mark.django_db


def printed(*command):
    out = StringIO()
    call_command(*command, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_the_catalogue_is_whole_and_says_its_licence(ask):
    for path, model in (("makes", Make), ("families", Family), ("frame-codes", FrameCode)):
        found = ask(f"catalogue/{path}")
        assert found["count"] == len(found["items"]) == model.objects.count(), path
        assert found["licence"] == "BSD-3-Clause"
        assert found["source"]


def test_the_catalogue_narrows_by_make_and_family(ask):
    families = ask("catalogue/families", make="honda")["items"]
    assert {row["make"] for row in families} == {"honda"}
    codes = ask("catalogue/frame-codes", make="honda", model="acty")["items"]
    assert codes
    assert all(row["source"] and row["confidence"] for row in codes)
    assert ask("catalogue/frame-codes", make="nobody")["items"] == []


def test_a_frame_code_is_found_in_any_case(ask):
    (row,) = ask("catalogue/frame-codes/da63t")["items"]
    assert (row["code"], row["make"], row["model"]) == ("DA63T", "suzuki", "carry")
    assert row["built_from"] == "2002-05-01"
    ask("catalogue/frame-codes/NOTHING", status=404)


def test_federal_rules_come_with_version_and_source(ask):
    found = ask("rules/federal")
    assert found["version"] == FEDERAL.version
    assert found["count"] == len(FEDERAL.rows)
    age = next(row for row in found["items"] if row["id"] == "nhtsa_age")
    assert (age["value"], age["unit"]) == (25, "years")
    assert all(row["source"] for row in found["items"])


@pytest.mark.parametrize("vehicle", ["kei_truck", "kei_van", "kei_car"])
def test_a_state_says_what_the_command_says(ask, vehicle):
    assert ask("rules/states/oh")[vehicle] == printed("state_rule", "OH", "--vehicle", vehicle)


def test_all_states_are_told(ask):
    assert [row["state"] for row in ask("rules/states")["items"]] == list(US_STATES)
    ask("rules/states/zz", status=404)


@pytest.mark.parametrize("text", ["DA63T-123456", "ｄａ６３ｔ", "GD-DA52T", "XX99"])
def test_a_frame_number_is_decoded_as_by_the_command(ask, text):
    assert ask("decode", text=text) == printed("decode_frame", text)


@pytest.mark.parametrize(
    "claims",
    [
        ["build_plate=2001-11"],
        ["build_plate=1999", "first_registration=H13.11"],
        ["frame_number=DA63T-123456"],
        [],
    ],
)
def test_eligibility_is_told_as_by_the_command(ask, claims):
    typed = [word for claim in claims for word in ("--claim", claim)]
    told = printed("check_eligibility", *typed, "--on", "2026-11-22", "--entered", "2020-05")
    asked = {"claim": claims, "on": "2026-11-22", "entered": "2020-05"}
    assert ask("eligibility", **asked) == told
