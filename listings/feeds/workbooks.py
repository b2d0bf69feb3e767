"""Rows of an Excel workbook as text: its first sheet, values only, nothing is computed.

A workbook is a ZIP of XML; sizes are looked at before anything is parsed.
"""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from listings.eligibility.sentences import say

from . import limits
from .findings import Unreadable

_CHUNK = 1 << 16
_DAMAGED = say("The workbook is damaged. Open it, save it again as .xlsx and send it anew.")
_BOMB = say("The workbook unpacks to far more than a table of cars. Nothing was read.")
_NOT_A_WORKBOOK = say(
    "This is a packed file (ZIP), no Excel workbook. Send the CSV or XLSX itself."
)
# Empty rows between two filled ones; beyond that the sheet is only formatted far down.
_MOST_EMPTY = 1_000


def lines_of(data: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Number and cells of each row of the first sheet. Raises `Unreadable`."""
    try:
        _look_into(data)
        book = load_workbook(BytesIO(data), read_only=True, data_only=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        yield from _rows(sheet)
    except Unreadable:
        raise
    # What a forged workbook makes zipfile, zlib, openpyxl and its XML parser raise has no common
    # ancestor.
    except Exception as error:
        raise Unreadable("E011", _DAMAGED) from error


def _rows(sheet: Any) -> Iterator[tuple[int, tuple[str, ...]]]:
    empty = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=limits.MAX_COLUMNS + 1), start=1):
        fields = tuple(_text(cell) for cell in cells)
        empty = 0 if any(fields) else empty + 1
        if empty > _MOST_EMPTY:
            return
        yield number, fields


def _text(cell: Any) -> str:
    """A cell as a CSV export would have it. A formula stays the text that it is."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return _date(value, cell.number_format or "")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _date(moment: datetime, shown_as: str) -> str:
    """As exactly as the sheet shows it: 2001-06 is kept as the first of June inside."""
    wanted = shown_as.casefold()
    if "d" in wanted:
        return moment.date().isoformat()
    return f"{moment:%Y-%m}" if "m" in wanted else f"{moment:%Y}"


def _look_into(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
        if not any(member.filename == "xl/workbook.xml" for member in members):
            raise Unreadable("E003", _NOT_A_WORKBOOK)
        _check_declared(members)
        _check_real(archive, members)


def _check_declared(members: list[zipfile.ZipInfo]) -> None:
    declared = sum(member.file_size for member in members)
    if len(members) > limits.MAX_MEMBERS or declared > limits.MAX_UNPACKED:
        raise Unreadable("E011", _BOMB)


def _check_real(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """Unpack once without keeping anything: what a member declares may be a lie."""
    unpacked = 0
    for member in members:
        with archive.open(member) as file:
            head = file.read(_CHUNK)
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise Unreadable("E011", _DAMAGED)
            unpacked += len(head)
            while chunk := file.read(_CHUNK):
                unpacked += len(chunk)
                if unpacked > limits.MAX_UNPACKED:
                    raise Unreadable("E011", _BOMB)
