"""From a row of text to what it says of a car, and what is wrong with it. Pure.

A cell that is empty says nothing: it never clears what stands on the site.
"""

from listings.eligibility.sentences import say

from . import limits, values
from .building import read_dates
from .extras import read_papers, read_photos
from .findings import Finding, Wrong
from .identity import read_car
from .known import Known, Said
from .money import read_place, read_price
from .reading import Row
from .row_reader import RowReader
from .specs import read_odometer, read_specs, read_texts

LONGEST_STOCK_NUMBER = 40


def read_row(row: Row, known: Known) -> tuple[Said, list[Finding]]:
    """What the row says and what is wrong with it; with an `E…` among that it is not applied."""
    reader = RowReader(row, known)
    if _is_whole(reader):
        for part in _PARTS:
            part(reader)
        reader.said.status = reader.word("status") or ""
    return reader.said, reader.findings


def _is_whole(reader: RowReader) -> bool:
    row = reader.row
    if row.too_few:
        reader.find("", "E020", say("The row has fewer fields than the header."))
    if row.too_many:
        reader.find("", "E021", say("The row has more fields than the header."))
    for column, text in row.cells.items():
        if "\0" in text:
            reader.find(column, "E022", say("The cell holds a NUL sign."))
        elif len(text) > limits.MAX_CELL:
            most = f"{limits.MAX_CELL:,}"
            reader.find(column, "E023", say("The cell has more than %(most)s signs.", most=most))
    return not reader.findings


def _stock_number(reader: RowReader) -> None:
    try:
        number = values.line(reader.text("stock_no"), LONGEST_STOCK_NUMBER)
    except Wrong as wrong:
        reader.find("stock_no", "E108", wrong.said)
        return
    if not number:
        reader.find("stock_no", "E108", say("Give each car your own number, such as K-1042."))
    reader.said.stock_number = number


_PARTS = (
    _stock_number,
    read_car,
    read_dates,
    read_specs,
    read_odometer,
    read_texts,
    read_price,
    read_place,
    read_photos,
    read_papers,
)
