import json

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def answer(capsys, *arguments):
    call_command("decode_frame", *arguments, "--json")
    return json.loads(capsys.readouterr().out)


def test_the_answer_names_the_suzuki_carry(capsys):
    (candidate,) = answer(capsys, "DA63T-123456")["candidates"]
    assert (candidate["make"], candidate["model"]) == ("Suzuki", "Carry")


def test_the_answer_has_the_promised_keys_and_no_other(capsys):
    document = answer(capsys, "V-DA63T-123456", "--make", "Honda")
    assert list(document) == ["normalised", "code", "serial", "candidates", "problems"]
    assert list(document["candidates"][0]) == [
        "make",
        "model",
        "generation",
        "body_style",
        "vehicle_class",
        "built_from",
        "built_to",
        "precision",
        "basis",
        "confidence",
    ]
    assert [list(problem) for problem in document["problems"]] == [["code", "message"]] * 2


def test_dates_are_iso_or_null_and_serials_keep_their_zeros(capsys):
    document = answer(capsys, "ＬＡ４００Ｋ　００１２３４５")
    assert document["serial"] == "0012345"
    assert document["candidates"][0]["built_from"] == "2014-06-01"
    assert document["candidates"][0]["built_to"] is None


def test_an_unknown_code_is_an_answer_and_no_error(capsys):
    document = answer(capsys, "ZZ99Z-123456")
    assert document["candidates"] == []
    assert document["problems"][0]["code"] == "unknown_code"


@pytest.mark.parametrize(
    ("text", "number", "car", "remarks"),
    [
        ("車台番号：ＤＡ６３Ｔー１２３４５６", "DA63T-123456", "Carry", []),
        ("VIN: da63t 123456", "DA63T-123456", "Carry", []),
        ("Frame No. DA63T-123456", "DA63T-123456", "Carry", []),
        ("（DA63T-123456）", "DA63T-123456", "Carry", []),
        ("DA63T・123456", "DA63T-123456", "Carry", []),
        ("DA63T/123 456", "DA63T-123456", "Carry", []),
        ("EBDDA63T123456", "DA63T-123456", "Carry", []),
        ("型式 V-HA4", "HA4", "Acty", []),
        ("VHA42105123", "HA4-2105123", "Acty", []),
        ("ＴＴ２．００２５００", "TT2-002500", "Sambar", []),
        ("5BD-S700V-0000275", "S700V-0000275", "Hijet", []),
        ("S710W-0000275", "S710W-0000275", "Hijet", []),
        ("DA63TI23456", "DA63TI-23456", "Carry", ["look_alike"]),
        ("HA4-21O5123", "HA4-21O5123", "Acty", ["look_alike"]),
        ("R-G20-002686", "G20-002686", None, ["not_kei"]),
        ("1HGCM82633A004352", "1HGCM82633A004352", None, ["vin"]),
        ("品[62]1234品", "品[62]1234品", None, ["unknown_code"]),
    ],
)
def test_odd_spellings_are_read_or_asked_about(capsys, text, number, car, remarks):
    document = answer(capsys, text)
    models = {candidate["model"] for candidate in document["candidates"]}
    assert document["normalised"] == number
    assert any(car in model for model in models) if car else not models
    assert [problem["code"] for problem in document["problems"]] == remarks


def test_people_get_lines_instead(capsys):
    call_command("decode_frame", "ja4-1012345")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "JA4-1012345"
    assert lines[1].startswith("Honda Today JA4 (Sedan), built 1993-01-01 to 1998-09-30")
    assert lines[2].startswith("Honda Life JA4")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "TEXT:"),
        ([""], "TEXT:"),
        (["-"], "TEXT:"),
        (["A" * 61], "TEXT:"),
        (["DA63T\0"], "TEXT:"),
        (["🚗"], "TEXT:"),
        (["DA63T", "--make", "Lada"], "--make:"),
    ],
)
def test_bad_input_is_one_line_that_names_the_argument(capsys, arguments, named):
    with pytest.raises(CommandError) as refusal:
        call_command("decode_frame", *arguments, "--json")
    assert refusal.value.returncode == 2
    assert str(refusal.value).startswith(named)
    assert "\n" not in str(refusal.value)
    assert capsys.readouterr().out == ""
