"""Cells of a file as values: numbers, kilometres and days as people write them."""

import math
import re
from datetime import date

MILE_KM = 1.609344
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100

_CURRENCY = re.compile(r"^[A-Z]{3}\s+|\s+[A-Z]{3}$|^[$€£¥₹₨]|[$€£¥₹₨]$")
_GROUPED = re.compile(r"\d{1,3}(?:[,'_ \u00a0\u202f]\d{3})+(?:\.\d+)?")
_GROUPED_BY_POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
_PLAIN = re.compile(r"\d+(?:\.\d*)?(?:[eE]\+?\d{1,2})?")
_DISTANCE = re.compile(r"(.*\d)\s*(km|kms|kilometres|kilometers|mi|mile|miles)\.?", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ].*)?)?)?")


class UnreadableError(ValueError):
    """The text is no value of the kind."""


def number(text: str) -> float | None:
    """1250000, 1,250,000, $6,500, 6500.00, 1.250.000,00 or 1.25e6; None for an empty text.

    Raises UnreadableError for all else, also for less than nothing.
    """
    bare = text.strip()
    if not bare:
        return None
    bare = _CURRENCY.sub("", bare).strip()
    if _GROUPED.fullmatch(bare):
        bare = re.sub(r"[^\d.]", "", bare)
    elif _GROUPED_BY_POINTS.fullmatch(bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif _DECIMAL_COMMA.fullmatch(bare):
        bare = bare.replace(",", ".")
    if not (_PLAIN.fullmatch(bare) and bare.isascii()):
        raise UnreadableError(f"{shown(text)} is no number")
    return float(bare)


def price(text: str) -> float:
    """A price above nothing."""
    found = number(text)
    if found is None:
        raise UnreadableError("no price")
    if not 0 < found < 1e15:
        raise UnreadableError(f"{shown(text)} is no price")
    return found


def kilometres(text: str, *, in_miles: bool = False) -> float | None:
    """A distance in kilometres; a unit written behind the number decides."""
    stated = _DISTANCE.fullmatch(text.strip())
    found = number(stated[1] if stated else text)
    if stated:
        in_miles = stated[2].lower().startswith("mi")
    return found * MILE_KM if found is not None and in_miles else found


def model_year(text: str) -> int:
    """A year from 1900 to 2100, also written 2013.0."""
    found = number(text)
    if found is None:
        raise UnreadableError("no year")
    if not (found.is_integer() and EARLIEST_YEAR <= found <= LATEST_YEAR):
        raise UnreadableError(f"{shown(text)} is no year")
    return int(found)


def when(text: str) -> float | None:
    """2022, 2022-08 or 2022-08-05 as a year with decimals, the middle of what is stated."""
    if not text.strip():
        return None
    stated = _DAY.fullmatch(text.strip())
    if not stated:
        raise UnreadableError(f"{shown(text)} is no date like 2022, 2022-08 or 2022-08-05")
    year, month, day = (int(part) if part else None for part in stated.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise UnreadableError(f"{shown(text)} is no day of the calendar") from error
    if not EARLIEST_YEAR <= first.year <= LATEST_YEAR:
        raise UnreadableError(f"{shown(text)} is no date of our time")
    start = first.year + (first.timetuple().tm_yday - 1) / 366
    return start + (0.0 if day else 0.5 / 12 if month else 0.5)


def positive(text: str) -> float | None:
    """A number above nothing; 0 is how many files say that they do not know."""
    found = number(text)
    return found if found and math.isfinite(found) else None


def shown(text: str) -> str:
    """A cell for a sentence: on one line and not too long."""
    line = " ".join(text.split())
    return f"“{line[:37]}…”" if len(line) > 40 else f"“{line}”"
