"""Rows of a file of known prices, read strictly: what cannot be used is named, not mended."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from listings.catalogue import periods

from .models import Sale

KINDS = {"sold": Sale.Kind.TOLD, "asking": Sale.Kind.ASKING}

_KILOMETRES = re.compile(r"\b(\d{1,7}) km\b")
_MANUAL = re.compile(r"\b[45]MT\b", re.IGNORECASE)
_FOUR_WHEELS = re.compile(r"\b4WD\b", re.IGNORECASE)


@dataclass(frozen=True)
class KnownPrice:
    """One usable row. `drive`, `gearbox` and `mileage_km` are what the name itself says."""

    line: int
    make: str
    name: str
    year: int | None
    price_usd_cents: int
    kind: str
    on: date
    on_precision: str
    source: str

    @property
    def drive(self) -> str:
        return "4wd" if _FOUR_WHEELS.search(self.name) else ""

    @property
    def gearbox(self) -> str:
        stated = _MANUAL.search(self.name)
        return stated[0].lower() if stated else ""

    @property
    def mileage_km(self) -> int | None:
        stated = _KILOMETRES.search(self.name)
        return int(stated[1]) if stated else None


@dataclass(frozen=True)
class LeftOut:
    """A row that is not used, and why."""

    line: int
    name: str
    why: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.name}: {self.why}"


def read(path: Path) -> Iterator[KnownPrice | LeftOut]:
    """Rows of make, model, year, price_usd, kind, date and source, in the file's order."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        for row in rows:
            try:
                yield _known_price(rows.line_num, row)
            except ValueError as error:
                yield LeftOut(rows.line_num, f"{row['make']} {row['model']}", str(error))


def _known_price(line: int, row: dict[str, str]) -> KnownPrice:
    stated = _stated(row["date"])
    return KnownPrice(
        line=line,
        make=row["make"],
        name=row["model"],
        year=_year(row["year"]),
        price_usd_cents=_cents(row["price_usd"]),
        kind=_kind(row["kind"]),
        on=stated.first,
        on_precision=stated.precision,
        source=_source(row["source"]),
    )


def _stated(text: str) -> periods.Stated:
    stated = periods.parse(text)
    if stated is None:
        raise ValueError("no date, so nobody can say how old the price is")
    return stated


def _year(text: str) -> int | None:
    if text and not text.isdecimal():
        raise ValueError(f"not a year: {text!r}")
    return int(text) if text else None


def _cents(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ValueError(f"not a price in whole dollars: {text!r}")
    return int(text) * 100


def _kind(text: str) -> str:
    if text not in KINDS:
        raise ValueError(f"neither sold nor asking: {text!r}")
    return KINDS[text]


def _source(text: str) -> str:
    if not text.strip():
        raise ValueError("nobody is named who says so")
    return text
