"""A CSV file of sales: rows that can be used, and the others by line with the reason.

Read are UTF-8 (with or without a byte order mark), UTF-16 with one, and else Latin-1; commas,
semicolons or tabs between the cells; any line ends. Column names are read without case, and those
that are not known are ignored.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import values
from .cars import Car, plain

NEEDED = ("make", "model", "year")
TEXTS = (
    "trim", "transmission", "fuel", "body", "drivetrain", "aspiration", "frame_code", "side",
    "location", "kind", "seller",
)  # fmt: skip
# Names that other files use.
OTHER_NAMES = {
    "mileage": "mileage_km", "km": "mileage_km", "mileage_mi": "mileage_miles",
    "miles": "mileage_miles", "chassis_code": "frame_code", "drive": "drivetrain",
    "gearbox": "transmission", "sale_date": "date",
}  # fmt: skip

NUMBERS = ("price", "mileage_km", "mileage_miles")
KNOWN = {*NEEDED, *TEXTS, *NUMBERS, "displacement_cc", "date", "currency"}

Row = dict[str, str]


class FileError(ValueError):
    """Nothing of the file can be used; the text says why."""


@dataclass(frozen=True)
class LeftOut:
    """A row that is not used. The header is line 1."""

    line: int
    why: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.why}"


@dataclass(frozen=True)
class SalesFile:
    """What a file holds: `cars` at `lines`, in its order, all in one `currency` ("" if not said);
    `rows` are the same as they are written.

    `unread` counts by column the cells that were taken as empty because they could not be read.
    """

    cars: tuple[Car, ...]
    lines: tuple[int, ...]
    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]
    unread: dict[str, int]
    currency: str


def read(path: Path, *, priced: bool = True) -> SalesFile:
    """The sales of a file; with `priced=False` cars, whose price nobody looks at.

    Raises FileError where there is no such file, a needed column or any usable row is missing.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileError(f"cannot be read: {error.strerror}.") from error
    return read_bytes(data, str(path.resolve()), priced=priced)


def read_bytes(data: bytes, name: str, *, priced: bool = True) -> SalesFile:
    """The same of what a file holds; the name is only to tell its cars from those of others."""
    lines = _rows(_text(data))
    names = lines[0][1].keys() if lines else ()
    missing = [name for name in (*NEEDED, *(["price"] if priced else [])) if name not in names]
    if missing:
        raise FileError(f"has no column {', '.join(missing)}.")
    _take_points_away(lines)
    currency = _currency(lines)
    unread: Counter[str] = Counter()
    cars, used, rows, left_out = [], [], [], []
    for line, row in lines[1:]:
        try:
            cars.append(_car(row, f"{name}:{line}", currency, priced, unread))
            used.append(line)
            rows.append(row)
        except values.UnreadableError as error:
            left_out.append(LeftOut(line, str(error)))
    if not cars:
        first = f"; {left_out[0]}" if left_out else ""
        raise FileError(f"has no usable row ({len(left_out)} left out{first}).")
    return SalesFile(tuple(cars), tuple(used), tuple(rows), tuple(left_out), dict(unread), currency)


def _rows(text: str) -> list[tuple[int, Row]]:
    """The header, as a row of its own names, and the rows with their line numbers."""
    header = text.partition("\n")[0]
    if not header.strip():
        raise FileError("is empty.")
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = _names(next(reader))
        found = [(1, dict(zip(names, names, strict=True)))]
        for cells in reader:
            if any(cell.strip() for cell in cells):
                full = [*cells, *[""] * (len(names) - len(cells))]
                found.append((reader.line_num, dict(zip(names, full, strict=False))))
    except csv.Error as error:
        raise FileError(f"is no CSV file: {error}.") from error
    return found


def _text(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace").replace("\0", "")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.replace("\0", "")


def _names(header: list[str]) -> list[str]:
    """The columns; one that has its own name is not also meant by another's."""
    told = ["_".join(plain(cell.replace("_", " ")).split()) for cell in header]
    names = [
        name if OTHER_NAMES.get(name) in told else OTHER_NAMES.get(name, name) for name in told
    ]
    if twice := [name for name, count in Counter(names).items() if count > 1 and name in KNOWN]:
        raise FileError(f"has the column {', '.join(twice)} more than once.")
    return names


def _take_points_away(lines: list[tuple[int, Row]]) -> None:
    """Where a whole column writes 3.500 for 3,500, read it so."""
    for name in NUMBERS:
        if values.points_group(row.get(name, "") for _line, row in lines[1:]):
            for _line, row in lines[1:]:
                row[name] = row.get(name, "").replace(".", "")


def _currency(lines: list[tuple[int, Row]]) -> str:
    """The currency of most rows; where some say none, they are taken to share it."""
    told = Counter(row.get("currency", "").strip().upper() for _line, row in lines[1:])
    told.pop("", None)
    return told.most_common(1)[0][0] if told else ""


def _car(row: Row, key: str, currency: str, priced: bool, unread: Counter[str]) -> Car:
    for name in ("make", "model"):
        if not plain(row.get(name, "")):
            raise values.UnreadableError(f"no {name}")
    own = row.get("currency", "").strip().upper()
    if currency and own and own != currency:
        raise values.UnreadableError(f"in {values.shown(own)}, and the file in {currency}")

    def optional(name: str, parse: Callable[[str], Any]) -> Any:
        try:
            return parse(row.get(name, ""))
        except values.UnreadableError:
            unread[name] += 1
            return None

    miles = optional("mileage_miles", lambda text: values.kilometres(text, in_miles=True))
    km = optional("mileage_km", values.kilometres)
    return Car(
        make=row["make"].strip(),
        model=row["model"].strip(),
        year=values.model_year(row["year"]),
        price=values.price(row["price"]) if priced else None,
        mileage_km=miles if km is None else km,
        displacement_cc=optional("displacement_cc", values.cubic_centimetres),
        on=optional("date", values.when),
        key=key,
        **{name: row.get(name, "").strip() for name in TEXTS},
    )
