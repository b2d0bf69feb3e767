"""Files as dealers send them: read exactly, or refused with a sentence that says why."""

import contextlib
import zipfile
from contextlib import suppress
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from listings.feeds import limits
from listings.feeds.findings import Unreadable
from listings.feeds.reading import read_table
from tests.feeds.making import GOOD, as_csv, as_xlsx, row

HARD = "①㈱髙～ ホワイト ｶﾅ 平成十三年 – “quoted”, ; \t’"
JAPANESE = "①㈱髙～ホワイト白銀"


def cells(data, name="stock.csv"):
    return [one.cells for one in read_table(data, name).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_ends_read_alike(encoding, delimiter, end):
    rows = [row(1, text_ja=HARD), row(2)]
    found = cells(as_csv(rows, delimiter, encoding, end))
    assert found == [{**one, "text_ja": one.get("text_ja", "").strip()} for one in rows]


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "utf-8"])
def test_japanese_encodings_give_the_same_signs(encoding):
    text = JAPANESE if encoding != "euc_jp" else "ホワイト白銀"
    table = read_table(as_csv([row(1, colour_ja=text)], encoding=encoding))
    assert table.rows[0].cells["colour_ja"] == text
    assert table.kind == {"cp932": "CP932", "euc_jp": "EUC-JP", "utf-8": "UTF-8"}[encoding]


def test_a_workbook_gives_the_same_cells_as_a_csv():
    rows = [row(1, text_ja=HARD.strip()), row(2, text_ja="x")]
    assert cells(as_xlsx(rows), "stock.xlsx") == cells(as_csv(rows))


def test_numbers_dates_and_formulas_of_a_workbook_are_text():
    book = Workbook()
    sheet = book.active
    sheet.append(["stock_no", "price", "build_month", "first_registration", "ac", "text_en"])
    sheet.append([1042, 7900.0, date(2001, 6, 1), date(2001, 7, 9), True, "=1+1"])
    sheet["C2"].number_format = "yyyy-mm"
    file = BytesIO()
    book.save(file)
    assert cells(file.getvalue(), "a.xlsx") == [
        {
            "stock_no": "1042",
            "price": "7900",
            "build_month": "2001-06",
            "first_registration": "2001-07-09",
            "ac": "yes",
            "text_en": "=1+1",
        }
    ]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("id,vin,trim,mileage,exterior color", "stock_no frame_no grade odometer colour"),
        ("Vehicle_ID;DRIVETRAIN;Mileage.Value", "stock_no drive odometer"),
        ("在庫番号,車台番号,メーカー,車名,年式", "stock_no frame_no make model year"),
        (" Stock No ,FRAME-NO,image[1].url", "stock_no frame_no photo_2"),
        ("stock_no,id", "stock_no "),
    ],
)
def test_names_of_others_find_our_columns(header, columns):
    delimiter = ";" if ";" in header else ","
    body = delimiter.join("1" * len(header.split(delimiter)))
    assert list(read_table(f"{header}\n{body}\n".encode()).header.columns) == columns.split(" ")


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b"", "E001", "empty"),
        (b"  \r\n \n", "E001", "empty"),
        (b"\x89PNG\r\n\x1a\n1234", "E003", "picture"),
        (b"\x1f\x8b\x08\x00abc", "E003", "CSV itself"),
        (b"PK\x03\x04 some archive", "E003", "CSV itself"),
        (b"%PDF-1.7", "E003", "PDF"),
        (b"<!doctype html><p>", "E003", "web page"),
        (b"\xd0\xcf\x11\xe0old", "E003", ".xls"),
        ("stock_no,色\nA,ホワイト\n".encode() + "B,ホワイト\n".encode("cp932"), "E004", "Line 3"),
        ("stock_no,色\nA,ホワイト".encode()[:-1], "E004", "byte"),
        (b'stock_no,price\nA,1\nB,"2\nC,3\n', "E005", "Line 3"),
        (b"stock_no,price\nA," + b"x" * 200_000, "E005", "131,072"),
        (b"a," * 1_000 + b"stock_no\n", "E006", "200"),
        (b"K-1,DA52T-123456,7900\n", "E007", "stock_no"),
        (b"stock_no,price,price\nA,1,2\n", "E009", "price"),
        (b"stock_no,vin,chassis_no\nA,1,2\n", "E009", "frame_no"),
        (b"stock_no,price\n", "E012", "no car"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(data, code, word):
    with pytest.raises(Unreadable) as refused:
        read_table(data, "stock.csv")
    assert refused.value.code == code
    assert word in str(refused.value.said)


def test_no_more_rows_than_twenty_thousand():
    most = b"stock_no,price\n" + b"A,1\n" * limits.MAX_ROWS
    assert len(read_table(most).rows) == limits.MAX_ROWS
    with pytest.raises(Unreadable, match="E010"):
        read_table(most + b"A,1\n")


def test_ragged_rows_are_marked_and_empty_ones_left_out():
    table = read_table(b"stock_no,price\nA\n\n,,\nB,1,2\nC,1,,\n")
    assert [(r.number, r.too_few, r.too_many) for r in table.rows] == [
        (2, True, False),
        (5, False, True),
        (6, False, False),
    ]


def test_a_line_break_within_quotes_begins_no_row():
    table = read_table(b'stock_no,text_en\nA,"one\ntwo"\nB,three\n')
    assert [(r.number, r.cells["text_en"]) for r in table.rows] == [(2, "one\ntwo"), (3, "three")]


def test_excels_own_first_line_names_the_delimiter():
    assert cells(b"sep=;\nstock_no;price\nA;1\n") == [{"stock_no": "A", "price": "1"}]


def archive(members):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return file.getvalue()


def test_a_zip_bomb_is_not_opened():
    bomb = archive({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b"0" * 200_000_000})
    assert len(bomb) < 1_000_000
    with pytest.raises(Unreadable, match="E011"):
        read_table(bomb, "stock.xlsx")


@pytest.mark.parametrize(
    "members",
    [
        {"xl/workbook.xml": b"<a/>"},
        {"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'},
        {"readme.txt": b"nothing"},
    ],
)
def test_an_archive_that_is_no_workbook_is_refused(members):
    with pytest.raises(Unreadable):
        read_table(archive(members), "stock.xlsx")


def test_a_workbook_cut_in_the_middle_is_refused():
    whole = as_xlsx([GOOD])
    for length in range(4, len(whole), 501):
        with pytest.raises(Unreadable):
            read_table(whole[:length], "stock.xlsx")


def test_a_workbook_with_any_byte_wrong_is_read_or_refused():
    whole = as_xlsx([GOOD])
    for place in range(0, len(whole), 7):
        damaged = whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]
        with suppress(Unreadable):
            read_table(damaged, "stock.xlsx")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    for name in ("a.csv", "a.xlsx", ""):
        with contextlib.suppress(Unreadable):
            read_table(data, name)


CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=0, max_size=30).map(
    str.strip
)


@given(st.lists(CELL, min_size=1, max_size=6), st.sampled_from([",", ";", "\t"]))
def test_what_was_written_is_what_is_read(texts, delimiter):
    rows = [{"stock_no": f"K{n}", "price": "1", "text_en": text} for n, text in enumerate(texts)]
    assert cells(as_csv(rows, delimiter)) == rows
