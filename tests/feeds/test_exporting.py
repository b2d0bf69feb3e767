"""The stock as a file, and back: nothing changes, and no cell is a formula."""

import csv
from io import StringIO

import pytest

from listings.cars import actions as cars
from listings.cars.models import Listing
from listings.feeds.exporting import harmless, write_csv
from tests.factories import ListingFactory
from tests.feeds.conftest import codes, shortly
from tests.feeds.making import row

pytestmark = pytest.mark.django_db


def exported(seller):
    file = StringIO()
    write_csv(seller, file)
    return file.getvalue()


def test_exporting_and_importing_again_changes_nothing(send, seller, user):
    rows = [
        row(1, build_month="2000-05", entry_date="2026-03-14", papers="7501;bill_of_sale"),
        row(
            2,
            text_en='=HYPERLINK("http://evil")\nsecond, "line"',
            text_ja="−とても良い",
            lifted="yes",
        ),
        row(3, side="jp", zip="", port_jp="Yokohama", price="1200000", currency="JPY"),
        row(4, frame_no="", frame_no_missing_reason="+plate gone", grade="'=quoted", ac="yes"),
        row(5, status="draft", first_inspection="H12", year="", diff_lock="rear", seats="2"),
    ]
    assert shortly(send(rows)) == {"new": 5}
    cars.change_price(Listing.objects.get(stock_number="K-1001"), 700_000, "USD", by=user)
    before = list(Listing.objects.order_by("pk").values())
    run = send(exported(seller).encode())
    assert codes(run) == [(None, "", "")][:0]
    assert shortly(run) == {"unchanged": 5}
    assert list(Listing.objects.order_by("pk").values()) == before


def test_cars_made_by_hand_come_back_unchanged(send, seller):
    ListingFactory(seller=seller, stock_number="H-1", status="live", frame_number="DA52T-123456")
    run = send(exported(seller).encode())
    listing = Listing.objects.get()
    assert listing.status == "live"
    assert shortly(run) in ({"unchanged": 1}, {"changed": 1})
    assert shortly(send(exported(seller).encode())) == {"unchanged": 1}


def test_no_cell_begins_as_a_formula(send, seller):
    send([row(1, text_en="=1+1", grade="+KU", colour="-white", modified_notes="@x")])
    for cells in csv.reader(StringIO(exported(seller).removeprefix("\ufeff"))):
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1", "'=1"), ("'=1", "''=1"), ("7900", "7900"), ("it's", "it's"), ("'tis", "'tis")],
)
def test_an_apostrophe_makes_a_formula_harmless(cell, written):
    assert harmless(cell) == written


def test_ended_and_numberless_cars_are_left_out(seller):
    ListingFactory(seller=seller, stock_number="H-1", status="ended")
    ListingFactory(seller=seller, stock_number="")
    assert exported(seller).count("\n") == 1
