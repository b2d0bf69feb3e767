"""`manage.py landed_cost`, as the contract has it."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from listings.landed.models import Rate
from listings.pricing.models import ExchangeRate

pytestmark = pytest.mark.django_db

PLAIN = {
    "price": "5000",
    "currency": "USD",
    "body": "truck",
    "built": "2000-11-05",
    "from": "JPYOK",
    "to": "98402",
    "arrival": "2026-11-22",
}


def run(capsys, **options):
    told = {**PLAIN, **options}
    call_command("landed_cost", "--json", *[f"--{name}={text}" for name, text in told.items()])
    return json.loads(capsys.readouterr().out)


def test_the_answer_has_the_keys_of_the_contract(capsys):
    answer = run(capsys)
    assert list(answer) == ["lines", "heading", "total", "warnings", "rule_version"]
    for line in answer["lines"]:
        assert list(line) == [
            *("name", "low", "likely", "high", "currency", "source"),
            *("valid_from", "valid_to", "expired"),
        ]
        assert line["low"] <= line["likely"] <= line["high"]
        assert line["currency"] == "USD"
        assert line["source"]
    assert answer["heading"]["code"] == "8704.31"
    assert "NY N340640" in answer["heading"]["reason"]
    total = answer["total"]
    assert list(total) == ["p10", "p50", "p90"]
    assert sum(line["low"] for line in answer["lines"]) <= total["p10"] <= total["p50"]
    assert total["p50"] <= total["p90"]
    assert answer["rule_version"]


def test_amounts_are_dollars_and_not_cents(capsys):
    lines = {line["name"]: line for line in run(capsys, price="6543.21")["lines"]}
    assert lines["The car"]["likely"] == 6543.21
    assert lines["Duty"]["likely"] == 1635.80


def test_n04_ac2_a_truck_and_a_car_of_one_price_pay_different_duty(capsys):
    duty = {
        body: next(
            line["likely"] for line in run(capsys, body=body)["lines"] if line["name"] == "Duty"
        )
        for body in ("truck", "hatchback", "van", "microvan_passenger", "pickup", "kei_car")
    }
    assert duty["truck"] == duty["van"] == duty["pickup"] == 1250
    assert duty["hatchback"] == duty["microvan_passenger"] == duty["kei_car"] == 125


@pytest.mark.parametrize("built", ["2000-11-05", "2000-11", "H12.11", "平成12年11月", "2000/11"])
@pytest.mark.parametrize("port", ["JPYOK", "jpyok", "Yokohama", "横浜"])
def test_dates_and_ports_in_their_spellings(capsys, built, port):
    assert run(capsys, built=built, **{"from": port})["total"]["p50"] > 5000


def test_n04_ac6_the_same_question_has_the_same_answer(capsys):
    assert run(capsys) == run(capsys)


def test_n04_ac5_an_expired_rate_is_marked(capsys):
    answer = run(capsys)
    mpf = next(line for line in answer["lines"] if "MPF" in line["name"])
    assert (mpf["expired"], mpf["valid_to"]) == (True, "2026-09-30")
    assert any("rate expired on 30 September 2026" in text for text in answer["warnings"])


def test_yen_are_turned_at_the_rate_in_force_on_the_day(capsys):
    ExchangeRate.objects.create(
        currency="JPY", on=date(2026, 11, 1), usd=Decimal("0.007"), source="a bank"
    )
    answer = run(capsys, price="1000000", currency="JPY")
    car = answer["lines"][0]
    assert (car["likely"], car["source"], car["valid_from"]) == (7000, "a bank", "2026-11-01")
    assert car["expired"] is False


def test_without_such_a_rate_the_newest_among_the_rates_counts_and_is_marked(capsys):
    answer = run(capsys, price="1000000", currency="JPY")
    car = answer["lines"][0]
    assert car["likely"] == round(1_000_000 / 155.19, 2)
    assert car["low"] < car["likely"] <= car["high"]
    assert car["expired"] is True
    assert "JPY Weekly" in car["source"]
    assert any("6 February 2026" in text for text in answer["warnings"])


def test_without_any_rate_a_price_in_yen_is_refused(capsys):
    Rate.objects.filter(kind="exchange").delete()
    with pytest.raises(CommandError, match="argument --currency: No exchange rate"):
        run(capsys, price="1000000", currency="JPY")
    answer = run(capsys)
    assert "Export agent" not in [line["name"] for line in answer["lines"]]
    assert any("what is paid in yen" in text for text in answer["warnings"])


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("price", "0"),
        ("price", "-5"),
        ("price", "1000000000000"),
        ("price", "a lot"),
        ("price", "1e3"),
        ("price", "nan"),
        ("price", ""),
        ("price", "9" * 400),
        ("currency", "EUR"),
        ("body", "spaceship"),
        ("body", ""),
        ("built", "13年"),
        ("built", "2001-13"),
        ("built", "2199"),
        ("built", "1920"),
        ("from", "XXXXX"),
        ("from", "USTIW"),
        ("from", ""),
        ("to", "00000"),
        ("to", "9840"),
        ("to", "abcde"),
        ("arrival", "2020-01-01"),
        ("arrival", "2026-11"),
        ("arrival", "soon"),
        ("method", "aeroplane"),
        ("heading", "8703.90"),
    ],
)
def test_bad_input_costs_one_line_that_names_the_argument(capsys, option, text):
    with pytest.raises(CommandError) as refusal:
        run(capsys, **{option: text})
    assert refusal.value.returncode == 2
    assert str(refusal.value).startswith(f"argument --{option}: ")
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 400
    assert capsys.readouterr().out == ""


def test_yen_have_no_fractions(capsys):
    with pytest.raises(CommandError, match="argument --price: There are no fractions of a yen"):
        run(capsys, price="850000.50", currency="JPY")


def test_a_car_cannot_arrive_before_it_is_built(capsys):
    with pytest.raises(CommandError, match="argument --arrival"):
        run(capsys, built="2025-12", arrival="2025-11-30")


def test_for_people_it_prints_a_table(capsys):
    call_command("landed_cost", *[f"--{name}={text}" for name, text in PLAIN.items()])
    said = capsys.readouterr().out
    assert "Harbor maintenance fee (HMF)" in said
    assert "Total (p10, p50, p90)" in said
