"""`manage.py check_eligibility`: its answer, and how it refuses what cannot be used."""

import json
from io import StringIO

import pytest
import time_machine
from django.core.management import ManagementUtility, call_command
from django.core.management.base import CommandError

from listings.eligibility.rules import RULE_VERSION

KEYS = [
    "built_from", "built_to", "earliest", "safe", "status", "level", "entry", "epa", "reasons",
    "rule_version", "sources",
]  # fmt: skip

pytestmark = pytest.mark.usefixtures("_day")


@pytest.fixture
def _day():
    with time_machine.travel("2026-11-22T20:00:00Z", tick=False):
        yield


def ask(*arguments: str) -> dict:
    out = StringIO()
    call_command("check_eligibility", *arguments, "--json", stdout=out)
    return json.loads(out.getvalue())


def claim(*texts: str) -> list[str]:
    return [part for text in texts for part in ("--claim", text)]


def test_n01_ac1_a_plate_of_november_2001():
    answer = ask(*claim("build_plate=2001-11"), "--on", "2026-11-22")
    assert list(answer) == KEYS
    assert answer["earliest"] == "2026-11-01"
    assert answer["safe"] == "2026-11-30"
    assert (answer["built_from"], answer["built_to"]) == ("2001-11-01", "2001-11-30")
    assert (answer["status"], answer["level"], answer["entry"]) == ("needs_day_proof", "A", None)
    assert answer["epa"] == {"status": "eligible_by_age", "year": 2022}
    assert answer["rule_version"] == RULE_VERSION
    assert all(isinstance(line, str) for line in answer["reasons"] + answer["sources"])


def test_a_first_inspection_with_no_month_says_why_the_last_day_counts():
    answer = ask(*claim("first_inspection=H13"))
    assert (answer["earliest"], answer["safe"]) == (None, "2026-12-31")
    assert answer["level"] == "C"
    said = " ".join(answer["reasons"])
    assert "year only" in said
    assert "31 December 2001" in said
    assert any("matsudo" in line for line in answer["sources"])


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], "needs_day_proof"),
        (["--on", "2026-11-30"], "eligible_by_age"),
        (["--on", "2026-10-31"], "not_yet"),
        (["--arrival", "2026-11-30"], "eligible_by_age"),
        (["--on", "2026-10-31", "--arrival", "2026-11-30"], "eligible_by_age"),
        (["--on", "2026-12-31", "--arrival", "2026-10-31"], "not_yet"),
    ],
)
def test_the_day_of_arrival_decides_before_the_day_asked_about_and_today(arguments, status):
    assert ask(*claim("build_plate=2001-11"), *arguments)["status"] == status


@pytest.mark.parametrize(
    ("entered", "found"),
    [("2025-06", "was_not"), ("2025-08", "was_eligible"), ("2025-07", "cannot_tell")],
)
def test_n08_ac4_entry(entered, found):
    assert ask(*claim("build_plate=2000-07"), "--entered", entered)["entry"] == found


def test_emissions_of_a_car_that_is_here_count_to_its_entry():
    assert ask(*claim("build_plate=2000-07"), "--entered", "2020-08")["epa"]["status"] == "not_yet"
    assert ask(*claim("build_plate=2000-07"))["epa"]["status"] == "eligible_by_age"


@pytest.mark.parametrize("value", ["H13.11", "H13/11", "平成13年11月", "Ｈ１３．１１", "2001/11"])
def test_n01_ac8_japanese_dates_are_read(value):
    assert ask(*claim(f"first_registration={value}"))["safe"] == "2026-11-30"


def test_claims_may_repeat_and_may_exclude_each_other():
    answer = ask(*claim("build_plate=2001-03", "build_plate=2001", "first_registration=2001-01"))
    assert (answer["status"], answer["level"]) == ("conflict", None)
    assert (answer["earliest"], answer["safe"], answer["built_to"]) == (None, None, None)
    assert "March 2001" in answer["reasons"][0]
    assert "January 2001" in answer["reasons"][0]


NOT_YET, NEEDS_PROOF, ELIGIBLE = "not_yet", "needs_day_proof", "eligible_by_age"


@pytest.mark.parametrize(
    ("claims", "arrival", "earliest", "safe", "status", "level"),
    [
        # A day before, the day, a day after.
        (["build_plate=2001-12-05"], "2026-12-04", "2026-12-05", "2026-12-05", NOT_YET, "A"),
        (["build_plate=2001-12-05"], "2026-12-05", "2026-12-05", "2026-12-05", ELIGIBLE, "A"),
        (["build_plate=H13.12"], "2026-11-30", "2026-12-01", "2026-12-31", NOT_YET, "A"),
        (["build_plate=H13.12"], "2026-12-01", "2026-12-01", "2026-12-31", NEEDS_PROOF, "A"),
        (["build_plate=H13.12"], "2026-12-30", "2026-12-01", "2026-12-31", NEEDS_PROOF, "A"),
        (["build_plate=H13.12"], "R8.12.31", "2026-12-01", "2026-12-31", ELIGIBLE, "A"),
        (["build_plate=平成十三年"], "2026-12-30", "2026-01-01", "2026-12-31", NEEDS_PROOF, "A"),
        # Leap days.
        (["maker_record=2004-02-29"], "2029-02-28", "2029-02-28", "2029-03-01", NEEDS_PROOF, "B"),
        (["maker_record=H16.2.29"], "2029-03-01", "2029-02-28", "2029-03-01", ELIGIBLE, "B"),
        (["build_plate=2004-02"], "2029-02-28", "2029-02-01", "2029-03-01", NEEDS_PROOF, "A"),
        (["build_plate=2001-02"], "2026-02-28", "2026-02-01", "2026-02-28", ELIGIBLE, "A"),
        # Both January 1989s.
        (["build_plate=S64.1"], "2014-01-06", "2014-01-01", "2014-01-07", NEEDS_PROOF, "A"),
        (["build_plate=昭和64年1月"], "2014-01-07", "2014-01-01", "2014-01-07", ELIGIBLE, "A"),
        (["build_plate=平成元年1月"], "2014-01-07", "2014-01-08", "2014-01-31", NOT_YET, "A"),
        (["build_plate=平成元年1月"], "2014-01-08", "2014-01-08", "2014-01-31", NEEDS_PROOF, "A"),
        # Upper bounds leave the earliest open.
        (["first_registration=平13・8"], "2026-08-30", None, "2026-08-31", NEEDS_PROOF, "C"),
        (["first_registration=平13・8"], "2026-08-31", None, "2026-08-31", ELIGIBLE, "C"),
        (["first_inspection=2003"], "2028-12-30", None, "2028-12-31", NEEDS_PROOF, "C"),
        (["first_inspection=H15.10"], "2028-10-31", None, "2028-10-31", ELIGIBLE, "C"),
        # Windows, and facts together.
        (["generation=1999-01/2005-12"], "2023-12-31", "2024-01-01", "2030-12-31", NOT_YET, "D"),
        (["generation=H11.1～H17.12"], "2030-12-31", "2024-01-01", "2030-12-31", ELIGIBLE, "D"),
        (
            ["build_plate=2001", "first_inspection=H13.6"],
            "2026-06-30", "2026-01-01", "2026-06-30", ELIGIBLE, "C",
        ),
        (["frame_number=ＤＡ５２Ｔ　１０００３９"], "2025-11-29", "2023-12-23", "2025-11-30", NEEDS_PROOF, "B"),
        (["frame_number=GD-DA52T-100039改"], "2025-11-30", "2023-12-23", "2025-11-30", ELIGIBLE, "B"),
    ],
)  # fmt: skip
@pytest.mark.django_db
def test_dates_of_every_precision_and_era_around_the_arrival(
    claims, arrival, earliest, safe, status, level
):
    answer = ask(*claim(*claims), "--arrival", arrival)
    assert (answer["earliest"], answer["safe"]) == (earliest, safe)
    assert (answer["status"], answer["level"]) == (status, level)


@pytest.mark.parametrize(
    ("built", "entered", "found"),
    [
        ("2000-02-29", "2025-02-27", "was_not"),
        ("2000-02-29", "2025-02-28", "cannot_tell"),
        ("2000-02-29", "2025-02", "cannot_tell"),
        ("2000-02-29", "2025-03-01", "was_eligible"),
        ("平成12年7月", "令和7年6月", "was_not"),
        ("平成12年7月", "R7.8", "was_eligible"),
        ("2000", "2024-12-31", "was_not"),
        ("2000", "2025-12-30", "cannot_tell"),
        ("2000", "2025-12-31", "was_eligible"),
    ],
)
def test_entries_of_every_precision(built, entered, found):
    assert ask(*claim(f"build_plate={built}"), "--entered", entered)["entry"] == found


@pytest.mark.parametrize("arguments", [[], claim("seller_statement=2001")])
def test_without_evidence_there_is_no_date(arguments):
    answer = ask(*arguments)
    assert (answer["status"], answer["safe"]) == ("unknown", None)
    assert answer["epa"] == {"status": "unknown", "year": None}


def test_people_read_lines():
    out = StringIO()
    call_command("check_eligibility", *claim("build_plate=2001-11"), stdout=out)
    text = out.getvalue()
    for part in ("needs_day_proof", "level A: build plate", "2026-11-30", "- Safe from", "http"):
        assert part in text


BAD = [
    (claim("colour=red"), "--claim", "no kind of claim"),
    (claim("build_plate"), "--claim build_plate", "empty"),
    (claim(""), "--claim", "no kind of claim"),
    (claim("build_plate=soon"), "--claim build_plate", "cannot be read"),
    (claim("build_plate=2001-02-30"), "--claim build_plate", "no day 30"),
    (claim("build_plate=13.3"), "--claim build_plate", "has no era"),
    (claim("build_plate=2026-12"), "--claim build_plate", "future"),
    (claim("generation=2031/2035"), "--claim generation", "future"),
    (claim("first_inspection=1930"), "--claim first_inspection", "before 1949"),
    (claim("build_plate=99999"), "--claim build_plate", "cannot be the year"),
    (claim("build_plate=2001\x00"), "--claim build_plate", "cannot be read"),
    (claim("build_plate=" + "x" * 10_000), "--claim build_plate", "too long"),
    (claim("x" * 10_000), "--claim", "no kind of claim"),
    (claim("a\nb=2001"), "--claim", "no kind of claim"),
    (claim("frame_number="), "--claim frame_number", "not a frame number"),
    (claim("frame_number=" + "x" * 10_000), "--claim frame_number", "not a frame number"),
    (["--on", "2026-11"], "--on", "not a single day"),
    (["--on", ""], "--on", "empty"),
    (["--arrival", "2026-11-31"], "--arrival", "no day 31"),
    (["--entered", "2025"], "--entered", "neither a day nor a month"),
    (["--entered", "2025-01/2025-03"], "--entered", "neither a day nor a month"),
    (["--entered", "2026-12"], "--entered", "future"),
]


@pytest.mark.parametrize(("arguments", "argument", "sentence"), BAD)
def test_bad_input_is_refused_by_name(db, arguments, argument, sentence):
    out = StringIO()
    with pytest.raises(CommandError) as error:
        call_command("check_eligibility", *arguments, stdout=out)
    assert error.value.returncode == 2
    assert str(error.value).startswith(f"argument {argument}: ")
    assert sentence in str(error.value)
    assert out.getvalue() == ""


@pytest.mark.parametrize(
    "arguments",
    [
        claim("a\nb=2001"),
        claim("build_plate=2001-02-30"),
        ["--claim"],
        ["--clam", "build_plate=2001"],
        ["--on", "x" * 10_000],
    ],
)
def test_bad_input_ends_with_2_and_one_line_on_standard_error(capsys, arguments):
    with pytest.raises(SystemExit) as end:
        ManagementUtility(["manage.py", "check_eligibility", *arguments]).execute()
    assert end.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert "--cla" in printed.err or "--on" in printed.err
    assert "Traceback" not in printed.err


def test_a_serial_block_is_makers_data(db):
    answer = ask(*claim("frame_number=DA52T-100200"))
    assert (answer["built_from"], answer["built_to"]) == ("1998-12-23", "2000-11-30")
    assert (answer["level"], answer["safe"]) == ("B", "2025-11-30")
    assert any("serial block: http" in line for line in answer["sources"])


def test_a_model_without_a_block_has_its_window_only(db):
    answer = ask(*claim("frame_number=DA63T-123456"))
    assert answer["level"] == "D"
    assert answer["status"] != "eligible_by_age"


def test_a_plate_narrows_what_the_frame_number_says(db):
    answer = ask(*claim("frame_number=DA52T-100200", "build_plate=1999-05"))
    assert (answer["built_from"], answer["built_to"]) == ("1999-05-01", "1999-05-31")
    assert (answer["level"], answer["safe"]) == ("A", "2024-05-31")


@pytest.mark.parametrize("number", ["ZZ99Z-123456"])
def test_a_frame_number_unknown_to_the_catalogue_is_no_error(db, number):
    answer = ask(*claim(f"frame_number={number}"))
    assert (answer["status"], answer["level"]) == ("unknown", None)
    assert any("catalogue" in line for line in answer["reasons"])
