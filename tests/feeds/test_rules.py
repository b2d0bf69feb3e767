"""One row to what it says of a car, against the real catalogue: every code at its column."""

from pathlib import Path

import pytest
from django.conf import settings

from listings.catalogue.index import held
from listings.feeds.codes import BY_CODE, CODES
from listings.feeds.knowledge import known_of
from listings.feeds.reading import read_table
from listings.feeds.rules import read_row
from tests.feeds.making import as_csv, row

pytestmark = pytest.mark.django_db


def read(**changes):
    table = read_table(as_csv([row(1, **changes)]))
    with held():
        said, findings = read_row(table.rows[0], known_of(table.rows, "43085"))
    return said, [(finding.column, finding.code) for finding in findings]


def test_a_good_row_says_all_and_nothing_is_found():
    said, found = read()
    assert found == []
    assert said.stock_number == "K-1001"
    assert said.columns | {"family": 0, "frame_code": 0} == {
        "family": 0,
        "frame_code": 0,
        "frame_number": "DA52T-100001",
        "body": "truck",
        "drive": "pt4wd",
        "gearbox": "5mt",
        "displacement_cc": 657,
        "odometer": 61_234,
        "odometer_unit": "km",
        "colour": "white",
        "price": 790_000,
        "currency": "USD",
        "side": "us",
        "zip_code": "43085",
        "state": "OH",
        "engine_replaced": False,
    }
    assert said.claims == {"seller_statement": ("2000", "2000")}
    assert said.status == "live"


@pytest.mark.parametrize(
    ("changes", "column", "value"),
    [
        ({"price": "7,900"}, "price", 790_000),
        ({"price": "$7,900.50"}, "price", 790_050),
        ({"price": "7900 USD"}, "price", 790_000),
        ({"price": "７９００"}, "price", 790_000),
        ({"price": "¥1,200,000", "currency": "JPY"}, "price", 1_200_000),
        ({"price": "1200000円", "currency": ""}, "currency", "JPY"),
        ({"odometer": "61,234 km", "odometer_unit": ""}, "odometer", 61_234),
        ({"odometer": "38000 miles", "odometer_unit": ""}, "odometer_unit", "mi"),
        ({"gearbox": "5-speed manual"}, "gearbox", "5mt"),
        ({"gearbox": "MT5"}, "gearbox", "5mt"),
        ({"body": "軽トラック"}, "body", "truck"),
        ({"drive": "AWD"}, "drive", "ft4wd"),
        ({"cc": "657cc"}, "displacement_cc", 657),
        ({"zip": "6 Main St, Columbus OH 43085-1234"}, "zip_code", "43085"),
        ({"zip": "2108"}, "zip_code", "02108"),
        ({"engine_replaced": "なし"}, "engine_replaced", False),
        ({"diff_lock": "rear"}, "diff_lock", True),
        ({"side": "", "zip": "", "port_jp": "Yokohama"}, "side", "jp"),
        ({"colour": "  pearl\u200b   white "}, "colour", "pearl white"),
        ({"text_en": '=HYPERLINK("http://evil")'}, "text_en", '=HYPERLINK("http://evil")'),
        ({"frame_no": "ｄａ５２ｔ 100001"}, "frame_number", "DA52T-100001"),
    ],
)
def test_spellings_are_read(changes, column, value):
    said, found = read(**changes)
    assert found == []
    assert said.columns[column] == value


@pytest.mark.parametrize(
    ("changes", "kind", "value"),
    [
        ({"year": "平成10年"}, "seller_statement", "1998"),
        ({"year": "H12"}, "seller_statement", "2000"),
        ({"build_month": "平成12年6月"}, "build_plate", "2000-06"),
        ({"first_registration": "H12.07"}, "first_registration", "2000-07"),
        ({"first_inspection": "2000"}, "first_inspection", "2000"),
        ({"entry_date": "2026-03-14"}, "entry", "2026-03-14"),
    ],
)
def test_dates_become_claims(changes, kind, value):
    said, _found = read(**changes)
    assert said.claims[kind][0] == value


@pytest.mark.parametrize(
    ("changes", "column", "code"),
    [
        ({"frame_no": "HA3-2001234"}, "frame_no", "E101"),
        ({"frame_no": "DA52T"}, "frame_no", "E104"),
        ({"frame_no": "nonsense!!"}, "frame_no", "E104"),
        ({"make": "Yugo"}, "make", "E106"),
        ({"model": "Nonesuch", "frame_no": "", "frame_no_missing_reason": "gone"}, "model", "E107"),
        ({"stock_no": ""}, "stock_no", "E108"),
        ({"stock_no": "x" * 41}, "stock_no", "E108"),
        ({"model": "Nonesuch"}, "model", "W112"),
        ({"year": "1998/13"}, "year", "E201"),
        ({"year": "99999999999999"}, "year", "E201"),
        ({"year": "13"}, "year", "E201"),
        ({"year": "2001-06"}, "year", "E201"),
        ({"build_month": "2099-01"}, "build_month", "E202"),
        ({"year": "1920"}, "year", "E202"),
        ({"build_month": "2000-09", "first_registration": "2000-07"}, "build_month", "E203"),
        ({"year": "1985"}, "year", "W204"),
        ({"build_month": "2000-05", "year": "2001"}, "year", "W205"),
        ({"photo_1": "http://example.com/a.jpg"}, "photo_1", "E301"),
        ({"photos": "file:///etc/passwd"}, "photos", "E301"),
        ({"photos": ";".join(f"https://a.example/{n}.jpg" for n in range(61))}, "photos", "E302"),
        ({"price": "ask"}, "price", "E401"),
        ({"price": "Price on request"}, "price", "E401"),
        ({"price": "応談"}, "price", "E401"),
        ({"price": "1_000"}, "price", "E403"),
        ({"price": "1.200.000"}, "price", "E403"),
        ({"price": "7900,50"}, "price", "E403"),
        ({"price": "12e3"}, "price", "E403"),
        ({"price": "-7900"}, "price", "E403"),
        ({"price": "∞"}, "price", "E403"),
        ({"price": "9" * 30}, "price", "E403"),
        ({"price": "1"}, "price", "E404"),
        ({"price": "0"}, "price", "E404"),
        ({"price": "1200000.50", "currency": "JPY"}, "price", "E405"),
        ({"price": "¥1,200,000"}, "price", "E406"),
        ({"body": "spaceship"}, "body", "E501"),
        ({"drive": "4wd"}, "drive", "E501"),
        ({"engine_replaced": "maybe"}, "engine_replaced", "E501"),
        ({"papers": "library card"}, "papers", "E501"),
        ({"odometer": "many"}, "odometer", "E502"),
        ({"odometer": "=A1*2"}, "odometer", "E502"),
        ({"odometer": "9999999"}, "odometer", "E503"),
        ({"cc": "1300"}, "cc", "E503"),
        ({"seats": "9"}, "seats", "E503"),
        ({"grade": "x" * 61}, "grade", "E504"),
        ({"zip": "00000"}, "zip", "E505"),
        ({"port_jp": "Atlantis", "side": "jp"}, "port_jp", "E506"),
        ({"text_en": "a\0b"}, "text_en", "E022"),
        ({"text_en": "a" * 20_001}, "text_en", "E023"),
    ],
)
def test_what_is_wrong_stands_at_its_column(changes, column, code):
    _said, found = read(**changes)
    assert (column, code) in found
    assert {code for _column, code in found} <= set(BY_CODE)


def test_a_message_for_an_unknown_word_lists_those_allowed():
    table = read_table(as_csv([row(1, drive="4wd")]))
    with held():
        _said, findings = read_row(table.rows[0], known_of(table.rows))
    assert "2wd, pt4wd, ft4wd" in str(findings[0].said)


def test_all_wrong_cells_of_a_row_are_named_at_once():
    _said, found = read(price="ask", year="soon", body="spaceship")
    assert {("price", "E401"), ("year", "E201"), ("body", "E501")} <= set(found)


def test_the_page_of_the_docs_lists_each_code():
    page = (Path(settings.BASE_DIR) / "docs" / "feeds.md").read_text()
    assert [code.code for code in CODES if f"| {code.code} |" not in page] == []


def test_the_frame_number_tells_what_the_file_does_not():
    said, _found = read(drive="", gearbox="", body="")
    assert said.told.get("body") == "truck"
