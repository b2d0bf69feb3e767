"""From the bytes of a dealer's file to rows of text. Knows no database and no cars.

Raises `Unreadable` for a file that cannot be used as a whole; what is wrong with one row is found
later and leaves the others alone.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from itertools import count

from listings.eligibility.sentences import Sentence, say

from . import limits, workbooks
from .columns import column_of
from .encodings import decoded
from .findings import Unreadable
from .headers import Header, header_of

DELIMITERS = (",", ";", "\t")
_LONGEST_FIELD = 131_072
# Our export's apostrophe before a cell that a spreadsheet would take for a formula.
_MADE_HARMLESS = re.compile(r"'+[=+\-@]")
# First bytes of files that people send instead of a table.
_SIGNATURES: tuple[tuple[bytes, Sentence], ...] = (
    (b"\x1f\x8b", say("This is a packed file (gzip). Send the CSV itself.")),
    (b"Rar!", say("This is a packed file (RAR). Send the CSV itself.")),
    (b"7z\xbc\xaf", say("This is a packed file (7z). Send the CSV itself.")),
    (b"\xd0\xcf\x11\xe0", say("This is an old Excel file (.xls) or one with a password. Save it as .xlsx or CSV.")),
    (b"%PDF", say("This is a PDF. Send the table itself as CSV or XLSX.")),
    (b"\x89PNG", say("This is a picture. Send the table itself as CSV or XLSX.")),
    (b"\xff\xd8\xff", say("This is a picture. Send the table itself as CSV or XLSX.")),
    (b"GIF8", say("This is a picture. Send the table itself as CSV or XLSX.")),
    (b"<!DOCTYPE", say("This is a web page. Send the table itself as CSV or XLSX.")),
    (b"<html", say("This is a web page. Send the table itself as CSV or XLSX.")),
    (b"<?xml", say("This is XML. Send the table itself as CSV or XLSX.")),
    (b"{", say("This is JSON. Send the table itself as CSV or XLSX.")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One car as the file has it: column -> text. `number` counts as the sheet does."""

    number: int
    cells: dict[str, str]
    raw: tuple[str, ...]
    too_few: bool = False
    too_many: bool = False


@dataclass(frozen=True)
class Table:
    """A file that can be read. `kind` names encoding or kind, for the report."""

    header: Header
    rows: list[Row]
    kind: str
    delimiter: str = field(default="")


def read_table(data: bytes, name: str = "", mapping: Mapping[str, str] | None = None) -> Table:
    """Read a CSV or XLSX file; `mapping` names columns that the dealer mapped before."""
    if len(data) > limits.MAX_BYTES:
        raise Unreadable("E002", TOO_BIG)
    _refuse_other_kinds(data, name)
    if data.startswith(b"PK\x03\x04"):
        lines, kind, delimiter, is_padded = workbooks.lines_of(data), "XLSX", "", True
    else:
        text, kind = decoded(data)
        delimiter = _delimiter(text)
        lines, is_padded = _csv_lines(text, delimiter), False
    return _table(lines, kind, delimiter, is_padded, mapping or {})


TOO_BIG = say(
    "The file is larger than %(limit)s MB. Split it into several.",
    limit=limits.MAX_BYTES // limits.MEBIBYTE,
)


def _refuse_other_kinds(data: bytes, name: str) -> None:
    if not data.strip():
        raise Unreadable("E001", say("The file is empty."))
    head = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
    for signature, sentence in _SIGNATURES:
        if head.startswith(signature) or head[: len(signature)].lower() == signature.lower():
            raise Unreadable("E003", sentence)
    ending = name.rpartition(".")[2].casefold()
    is_zip = data.startswith(b"PK")
    if is_zip and ending in ("csv", "tsv", "txt"):
        sentence = say("This is a packed file or a workbook named .csv. Send the CSV itself.")
        raise Unreadable("E003", sentence)
    if ending in ("xlsx", "xlsm") and not is_zip:
        raise Unreadable("E003", say("This is no Excel workbook. Save it again as .xlsx or CSV."))


def _delimiter(text: str) -> str:
    """The sign that parts the first line into most of the columns that we know."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[-1]

    def known(delimiter: str) -> tuple[int, int]:
        fields = next(csv.reader([first], delimiter=delimiter), [])
        return sum(bool(column_of(one)[0]) for one in fields), len(fields)

    return max(DELIMITERS, key=known)


def _csv_lines(text: str, delimiter: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Records by number, as a sheet counts them: a line break within quotes begins no new one."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for number in count(1):
        started = reader.line_num + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _no_csv(str(error), started) from error
        yield number, tuple(fields)


def _no_csv(error: str, line: int) -> Unreadable:
    if "field larger" in error:
        longest = f"{_LONGEST_FIELD:,}"
        sentence = say(
            "A field in line %(line)s has more than %(most)s signs.", line=line, most=longest
        )
    else:
        sentence = say(
            "Line %(line)s cannot be read: a quotation mark is not closed, or stands inside a "
            "field. Write a quotation mark within a text twice.",
            line=line,
        )
    return Unreadable("E005", sentence)


def _table(
    lines: Iterable[tuple[int, tuple[str, ...]]],
    kind: str,
    delimiter: str,
    is_padded: bool,
    mapping: Mapping[str, str],
) -> Table:
    filled = ((number, fields) for number, fields in lines if any(map(str.strip, fields)))
    kept = (line for line in filled if not _is_separator_line(line[1]))
    _number, names = next(kept, (1, ()))
    header = header_of(names, mapping)
    rows: list[Row] = []
    for number, fields in kept:
        if len(rows) == limits.MAX_ROWS:
            most = f"{limits.MAX_ROWS:,}"
            raise Unreadable(
                "E010", say("There are more than %(most)s rows. Split the file.", most=most)
            )
        rows.append(_row(number, fields, header, is_padded))
    if not rows:
        raise Unreadable("E012", say("The file has a header, but no car. Nothing was changed."))
    return Table(header, rows, kind, delimiter)


def _is_separator_line(fields: tuple[str, ...]) -> bool:
    """Excel's own first line, `sep=;`, which any other delimiter may cut in two."""
    return fields[0].strip().casefold().startswith("sep=") and not any(fields[1:])


def _row(number: int, fields: tuple[str, ...], header: Header, is_padded: bool) -> Row:
    width = len(header.names)
    beyond = any(one.strip() for one in fields[width:])
    cells: dict[str, str] = {}
    for name, field_text in zip(header.columns, fields, strict=False):
        text = field_text.strip()
        if _MADE_HARMLESS.match(text):
            text = text[1:]
        if name in cells:
            # Only links of photos may come from several columns.
            cells[name] = ";".join(filter(None, (cells[name], text)))
        elif name:
            cells[name] = text
    too_few = len(fields) < width and not is_padded
    return Row(number, cells, fields[:width] if not beyond else fields, too_few, beyond)
