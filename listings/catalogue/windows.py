"""Between which days a car was built, from its serial number or its code."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from . import periods
from .index import Index
from .models import FrameCode, SerialBlock
from .rules import Reading
from .vocabulary import Confidence, Precision

SERIAL_BLOCK = "serial_block"
PRODUCTION_WINDOW = "production_window"

# Tolerance in months, by how exactly a source states the start and the end of production.
BEFORE_START: dict[str, int] = {Precision.MONTH: 2, Precision.YEAR: 12}
AFTER_END: dict[str, int] = {Precision.MONTH: 6, Precision.YEAR: 12}

_FIRMEST_FIRST = list(Confidence.values)

Days = tuple[date, date]


@dataclass(frozen=True)
class BuildWindow:
    """The days between which a car was built; an open end is None."""

    built_from: date | None
    built_to: date | None
    basis: str
    confidence: str
    source: str
    precision: str = ""


def stated(row: FrameCode, reading: Reading, index: Index) -> BuildWindow:
    """The dates as the source gives them: of the serial's block, or of the code's sale."""
    return _of_blocks(row, reading, index) or _of_sale(row, row.built_from, row.built_to)


def tolerant(row: FrameCode, reading: Reading, index: Index) -> BuildWindow:
    """The stated window, widened where it is one of sales; block dates are build dates."""
    return _of_blocks(row, reading, index) or _of_sale(row, earliest_built(row), latest_built(row))


def earliest_built(row: FrameCode) -> date | None:
    """The start of production with tolerance: a first car is built before the launch."""
    if row.built_from is None or row.from_precision not in BEFORE_START:
        return row.built_from
    return _widened(row.built_from, -BEFORE_START[row.from_precision])


def latest_built(row: FrameCode) -> date | None:
    """The end of production with tolerance; None while the car is still built."""
    if row.built_to is None or row.to_precision not in AFTER_END:
        return row.built_to
    return _widened(row.built_to, AFTER_END[row.to_precision])


def _of_sale(row: FrameCode, first: date | None, last: date | None) -> BuildWindow:
    precisions = row.from_precision, row.to_precision
    return _window(first, last, row.confidence, row.source, precisions)


# A million cars have less than a thousand codes between them.
@lru_cache(maxsize=5_000)
def _window(
    first: date | None, last: date | None, confidence: str, source: str, precisions: tuple[str, str]
) -> BuildWindow:
    precision = periods.coarser(*precisions)
    return BuildWindow(first, last, PRODUCTION_WINDOW, confidence, source, precision)


@lru_cache(maxsize=5_000)
def _widened(day: date, months: int) -> date:
    """Some months after the day, or before it if there are less than none."""
    if months < 0:
        return periods.months_before(day, -months)
    return periods.months_after(day, months)


def _of_blocks(row: FrameCode, reading: Reading, index: Index) -> BuildWindow | None:
    if not reading.serial.isdecimal():
        return None
    plate = f"{reading.prefix}-" if reading.prefix else ""
    found = [
        (block, days)
        for block in index.blocks.get(row.code, ())
        if block.make_id == row.family.make_id
        and block.type_designation.startswith(plate)
        and (days := block.days_of(int(reading.serial)))
    ]
    return _overlap(found) if found else None


def _overlap(found: list[tuple[SerialBlock, Days]]) -> BuildWindow:
    """The days on which all blocks of one type agree; types count on their own.

    A natural-gas S200P (GM-) shares its serials with the petrol one (GD-) of two years before,
    so blocks of different types only bound together, never against each other.
    """
    by_type = defaultdict(list)
    for block, days in found:
        by_type[block.type_designation].append(days)
    spans = [_agreed(same_type) for same_type in by_type.values()]
    blocks = [block for block, _ in found]
    return BuildWindow(
        min(start for start, _ in spans),
        max(end for _, end in spans),
        SERIAL_BLOCK,
        _weakest(blocks),
        " ; ".join(dict.fromkeys(block.source for block in blocks)),
        periods.coarser(*(block.precision for block in blocks)),
    )


def _agreed(several: list[Days]) -> Days:
    starts, ends = zip(*several, strict=True)
    if max(starts) <= min(ends):
        return max(starts), min(ends)
    return min(starts), max(ends)


def _weakest(blocks: list[SerialBlock]) -> str:
    return max((block.confidence for block in blocks), key=_FIRMEST_FIRST.index)
