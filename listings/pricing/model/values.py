"""Cells of a file as values: numbers, kilometres and days as people write them."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

MILE_KM = 1.609344
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
# Beyond these a number is a slip of the pen, and arithmetic with it another one.
LEAST_PRICE, MOST_PRICE = 1e-6, 1e15
MOST_KM, MOST_CC = 5_000_000, 100_000

_CURRENCY = re.compile(
    r"^(?:[A-Z]{3}\s*|[A-Z]{0,2}[$€£¥₹₨]|Rs\.?|kr)\s*(?=\d)|(?<=\d)\s*(?:[A-Z]{3}|[$€£¥₹₨円]|kr)$"
)
# By thousands, or by lakhs as in India.
_GROUPED = re.compile(r"\d{1,3}(?:[,'’_ ]\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_GROUPED_BY_POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
_PLAIN = re.compile(r"\d+(?:\.\d*)?(?:[eE]\+?\d{1,2})?")
_DISTANCE = re.compile(r"(.*\d)\s*(km|kms|kilometres|kilometers|mi|mile|miles)\.?", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ].*)?)?)?")
# Between points the day comes first everywhere; between strokes it does not, so those are no date.
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_POINTED = re.compile(r"\d\.\d")
_POINTS_GROUP = re.compile(r"\D*[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?\D*")


class UnreadableError(ValueError):
    """The text is no value of the kind."""


def number(text: str) -> float | None:
    """1250000, 1,250,000, 12,50,000, $6,500, 6500.00, 1.250.000,00 or 1.25e6, also in wide letters;
    None for an empty text.

    Raises UnreadableError for all else, also for less than nothing.
    """
    bare = unicodedata.normalize("NFKC", text).strip()
    if not bare:
        return None
    bare = _CURRENCY.sub("", bare)
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
    if not LEAST_PRICE <= found < MOST_PRICE:
        raise UnreadableError(f"{shown(text)} is no price")
    return found


def kilometres(text: str, *, in_miles: bool = False) -> float | None:
    """A distance in kilometres; a unit written behind the number decides."""
    stated = _DISTANCE.fullmatch(text.strip())
    found = number(stated[1] if stated else text)
    if stated:
        in_miles = stated[2].lower().startswith("mi")
    km = found * MILE_KM if found is not None and in_miles else found
    if km is not None and km > MOST_KM:
        raise UnreadableError(f"{shown(text)} is no distance of a car")
    return km


def model_year(text: str) -> int:
    """A year from 1900 to 2100, also written 2013.0."""
    found = number(text)
    if found is None:
        raise UnreadableError("no year")
    if not (found.is_integer() and EARLIEST_YEAR <= found <= LATEST_YEAR):
        raise UnreadableError(f"{shown(text)} is no year")
    return int(found)


def when(text: str) -> float | None:
    """2022, 2022-08, 2022-08-05 or 05.08.2022 as a year with decimals, the middle of it."""
    if not text.strip():
        return None
    stated = _DAY.fullmatch(_DAY_FIRST.sub(r"\3-\2-\1", text.strip()))
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


def cubic_centimetres(text: str) -> float | None:
    """The size of an engine; 0 is how many files say that they do not know."""
    found = number(text)
    if found and found > MOST_CC:
        raise UnreadableError(f"{shown(text)} is no size of an engine")
    return found or None


def points_group(cells: Iterable[str]) -> bool:
    """Are these all written 3.500 for 3,500? One cell alone does not tell 3.5 from 3,500."""
    pointed = [cell for cell in cells if _POINTED.search(cell)]
    return bool(pointed) and all(_POINTS_GROUP.fullmatch(cell.strip()) for cell in pointed)


def shown(text: str) -> str:
    """A cell for a sentence: on one line and not too long."""
    line = " ".join(text.split())
    return f"“{line[:37]}…”" if len(line) > 40 else f"“{line}”"
