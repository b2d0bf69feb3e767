"""`manage.py import_feed`: what a program reads, and one line for what is wrong."""

import json
import os
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from listings.cars.models import Listing
from tests.feeds.making import as_csv, as_xlsx, row

pytestmark = pytest.mark.django_db


def run(*args):
    said = StringIO()
    call_command("import_feed", *args, "--json", stdout=said)
    return json.loads(said.getvalue())


@pytest.fixture
def stock(tmp_path):
    def written(data, name="stock.csv"):
        path = tmp_path / name
        path.write_bytes(data)
        return str(path)

    return written


def test_the_answer_has_the_keys_of_the_contract(seller, stock):
    file = stock(as_csv([row(1), row(2, price="ask"), row(3)]))
    answer = run(seller.slug, file, "--dry-run")
    assert {name: answer[name] for name in ("new", "changed", "unchanged", "ended")} == {
        "new": 2,
        "changed": 0,
        "unchanged": 0,
        "ended": 0,
    }
    assert [set(error) for error in answer["errors"]] == [{"row", "column", "code", "message"}]
    assert (answer["errors"][0]["row"], answer["errors"][0]["code"]) == (3, "E401")
    assert not Listing.objects.exists()
    assert run(seller.slug, file)["new"] == 2
    assert Listing.objects.count() == 2
    again = run(seller.slug, file)
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 2)


def test_a_workbook_is_read_too(seller, stock):
    assert run(seller.slug, stock(as_xlsx([row(1), row(2)]), "stock.xlsx"))["new"] == 2


def test_missing_cars_end_only_when_asked(seller, stock):
    run(seller.slug, stock(as_csv([row(n) for n in range(10)])))
    few = stock(as_csv([row(1)]))
    assert run(seller.slug, few)["ended"] == 0
    waits = run(seller.slug, few, "--ends-missing")
    assert (waits["ended"], waits["errors"][0]["code"]) == (0, "E601")
    assert run(seller.slug, few, "--ends-missing", "--confirm")["ended"] == 9


@pytest.mark.parametrize(
    ("dealer", "data", "argument"),
    [
        ("nobody", b"stock_no\n1\n", "DEALER"),
        ("", b"stock_no\n1\n", "DEALER"),
        ("a\0b", b"stock_no\n1\n", "DEALER"),
        (None, b"", "FILE"),
        (None, b"\x89PNG", "FILE"),
        (None, b"stock_no,price\n1,2\n", "FILE"),
        (None, None, "FILE"),
    ],
)
def test_bad_input_is_one_line_naming_the_argument(seller, stock, dealer, data, argument):
    file = "/nowhere/stock.csv" if data is None else stock(data)
    with pytest.raises(CommandError) as refused:
        call_command("import_feed", seller.slug if dealer is None else dealer, file, "--json")
    assert refused.value.returncode == 2
    assert argument in str(refused.value)
    assert "\n" not in str(refused.value)
    assert not Listing.objects.exists()


@pytest.mark.parametrize("name", ["", ".", "a\0b", "x" * 5_000])
def test_odd_file_names_are_bad_input(seller, name):
    with pytest.raises(CommandError, match="FILE"):
        call_command("import_feed", seller.slug, name, "--json")


def test_a_huge_file_is_not_read(seller, tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 1 << 30)
    with pytest.raises(CommandError, match="50 MB"):
        call_command("import_feed", seller.slug, str(path), "--json")
