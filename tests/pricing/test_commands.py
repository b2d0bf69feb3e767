"""`manage.py backtest_prices` and `manage.py estimate_price`, as the contract has them."""

import csv
import json
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from listings.pricing.models import Sale
from tests.factories import FamilyFactory

from .synthetic import market

pytestmark = pytest.mark.django_db

LEARNT, TOLD = market(260, 9, families=4).split(200)
FIELDS = {
    "make": "make", "model": "model", "trim": "trim", "year": "year", "mileage_km": "mileage_km",
    "transmission": "transmission", "drivetrain": "drivetrain", "price": "price", "kind": "kind",
}  # fmt: skip


@pytest.fixture
def write(tmp_path):
    def written(name, cars, *, leave=(), **more):
        path = tmp_path / f"{name}.csv"
        names = [column for column in FIELDS if column not in leave]
        with path.open("w", newline="") as file:
            rows = csv.writer(file)
            rows.writerow([*names, *more])
            rows.writerows(
                [
                    [getattr(car, FIELDS[column]) for column in names] + [*more.values()]
                    for car in cars
                ]
            )
        return str(path)

    return written


@pytest.fixture
def files(write):
    return {"train": write("train", LEARNT.cars), "test": write("test", TOLD.cars)}


def backtest(capsys, **files):
    call_command("backtest_prices", "--json", **files)
    out, err = capsys.readouterr()
    return json.loads(out), err


def estimate(capsys, **files):
    call_command("estimate_price", "--json", **files)
    out, err = capsys.readouterr()
    return json.loads(out), err


def refused(command, **files):
    with pytest.raises(CommandError) as error:
        call_command(command, **files)
    assert error.value.returncode == 2
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_backtest_has_the_keys_of_the_contract(capsys, files):
    figures, err = backtest(capsys, **files)
    assert list(figures) == [
        *("n_train", "n_test", "n_abstained", "mdape", "mape", "within_10", "within_20"),
        *("coverage_80", "median_width", "train_seconds", "microseconds_per_estimate"),
    ]
    assert (figures["n_train"], figures["n_test"]) == (200, 60)
    assert 0 < figures["mdape"] < 20
    assert 50 < figures["within_20"] <= 100
    assert err == ""


def test_a_backtest_for_people(capsys, files):
    call_command("backtest_prices", **files)
    assert "coverage_80" in capsys.readouterr().out


def test_every_row_of_a_backtest_gets_an_estimate(capsys, write, files):
    never_seen = [replace(car, make="Zephyr", model="Zero") for car in TOLD.cars[:9]]
    test = write("strange", [*TOLD.cars, *never_seen])
    figures, _err = backtest(capsys, train=files["train"], test=test)
    assert figures["n_test"] == 69
    assert figures["n_abstained"] >= 9


def test_what_was_left_out_is_said_beside_the_answer(capsys, write, files):
    wrong = [replace(LEARNT.cars[0], price="call"), replace(LEARNT.cars[0], mileage_km="many")]
    train = write("wrong", [*LEARNT.cars, *wrong, *TOLD.cars[:3], LEARNT.cars[1]])
    figures, err = backtest(capsys, train=train, test=files["test"])
    assert figures["n_train"] == 201
    assert "--train: 1 rows left out: line 202: “call” is no number" in err
    assert "--train: 1 cells of mileage_km could not be read" in err
    assert "--train: 3 rows left out, their cars are in --test" in err
    assert "--train: 1 re-posts of the same cars joined" in err


def test_a_price_that_cannot_be_right_is_named(capsys, write, files):
    slip = replace(LEARNT.cars[50], price=LEARNT.cars[50].price * 10)
    train = write("slip", [*LEARNT.cars[:50], slip, *LEARNT.cars[51:]])
    _figures, err = backtest(capsys, train=train, test=files["test"])
    assert "prices cannot be right: line 52 ten times too high" in err


@pytest.mark.parametrize(
    ("column", "times", "remark"),
    [
        ("price", 100, "Half of the prices are 1"),
        ("price", 0.001, "is it another currency, or thousands?"),
        ("mileage_km", 1 / 1.609, "are they miles?"),
    ],
)
def test_units_that_do_not_match_are_said(capsys, write, files, column, times, remark):
    other = [replace(car, **{column: getattr(car, column) * times}) for car in TOLD.cars]
    dated = {"date": "2025-06"}
    train = write("dated", LEARNT.cars, **dated)
    _figures, err = backtest(capsys, train=train, test=write("other", other, **dated))
    assert remark in err


def test_columns_that_nobody_needs_may_be_absent(capsys, write):
    leave = [name for name in FIELDS if name not in ("make", "model", "year", "price")]
    train = write("train", LEARNT.cars, leave=leave)
    figures, _err = backtest(capsys, train=train, test=write("test", TOLD.cars, leave=leave))
    assert figures["n_test"] == 60


def test_one_row_is_enough_to_run(capsys, write):
    one = write("one", LEARNT.cars[:1])
    figures, _err = backtest(capsys, train=one, test=write("test", TOLD.cars[:1]))
    assert (figures["n_train"], figures["n_test"], figures["n_abstained"]) == (1, 1, 1)


def test_two_currencies_do_not_meet(write):
    yen, dollars = write("y", LEARNT.cars, currency="JPY"), write("d", TOLD.cars, currency="USD")
    said = refused("backtest_prices", train=yen, test=dollars)
    assert said == f"argument --test: {dollars} is in USD, and the sales learnt from in JPY."
    assert refused("estimate_price", csv=yen).startswith("argument --csv:")


@pytest.mark.parametrize("argument", ["train", "test"])
def test_a_bad_file_costs_one_line_that_names_the_argument(tmp_path, files, argument):
    empty = tmp_path / "empty.csv"
    empty.touch()
    said = refused("backtest_prices", **files | {argument: str(empty)})
    assert said == f"argument --{argument}: {empty} is empty."
    missing = str(tmp_path / "missing.csv")
    said = refused("backtest_prices", **files | {argument: missing})
    assert said == f"argument --{argument}: {missing} cannot be read: No such file or directory."


def test_a_test_of_the_same_cars_leaves_nothing_to_learn_from(write):
    same = write("same", LEARNT.cars[:5])
    said = refused("backtest_prices", train=same, test=same)
    assert said == f"argument --train: every car of {same} is also in the test."


def test_an_estimate_has_the_keys_of_the_contract(capsys, files):
    rows, err = estimate(capsys, csv=files["test"], train=files["train"])
    assert len(rows) == 60
    assert err == ""
    for row in rows:
        assert list(row) == [
            *("low", "mid", "high", "effective_comparables", "abstained", "reason"),
            *("factors", "model_version"),
        ]
    sure = [row for row in rows if not row["abstained"]]
    assert len(sure) > 40
    for row in sure:
        assert 0 < row["low"] < row["mid"] < row["high"]
        assert row["effective_comparables"] > 0
        assert {factor["name"] for factor in row["factors"]} >= {"age", "mileage", "gearbox"}
        assert row["model_version"].startswith("hedonic-1-")


def test_the_price_asked_is_not_looked_at(capsys, write, files):
    dear = write("dear", [replace(car, price=car.price * 3) for car in TOLD.cars])
    rows, _err = estimate(capsys, csv=files["test"], train=files["train"])
    assert [row["mid"] for row in estimate(capsys, csv=dear, train=files["train"])[0]] == [
        row["mid"] for row in rows
    ]


def test_cars_need_no_price(capsys, write, files):
    bare = write("bare", TOLD.cars[:2], leave=["price"])
    rows, _err = estimate(capsys, csv=bare, train=files["train"])
    assert rows == estimate(capsys, csv=files["test"], train=files["train"])[0][:2]


def test_a_row_that_cannot_be_used_keeps_its_place(capsys, write, files):
    cars = [TOLD.cars[0], replace(TOLD.cars[1], year="old"), TOLD.cars[2]]
    rows, _err = estimate(capsys, csv=write("cars", cars), train=files["train"])
    assert [row["mid"] is None for row in rows] == [False, True, False]
    assert rows[1]["abstained"]
    assert rows[1]["reason"] == "The row cannot be used: “old” is no number."


def test_an_estimate_for_people(capsys, write, files):
    strange = replace(TOLD.cars[0], make="Zephyr", model="Zero")
    call_command("estimate_price", csv=write("cars", [TOLD.cars[0], strange]), train=files["train"])
    first, second = capsys.readouterr().out.splitlines()
    assert "middle" in first
    assert "no estimate. No price of the Zephyr Zero is known" in second


def test_without_a_file_it_learns_from_recorded_sales(capsys, write):
    family = FamilyFactory()
    for at in range(30):
        Sale.objects.create(
            family=family, kind="told", year=1995 + at % 5, mileage_km=60_000 + 1_357 * at,
            price_usd_cents=(700_000 + 9_000 * at), on="2026-03-01", side="us", source="a test",
            set_aside=at >= 20,
        )  # fmt: skip
    car = replace(TOLD.cars[0], make=family.make.name, model=family.name, year=1997)
    rows, _err = estimate(capsys, csv=write("cars", [car]))
    assert 6_000 < rows[0]["low"] < rows[0]["mid"] < rows[0]["high"] < 10_000


def test_without_recorded_sales_it_asks_for_a_file(files):
    said = refused("estimate_price", csv=files["test"])
    assert said == "argument --train: no sale is recorded to learn from; name a file of sales."
