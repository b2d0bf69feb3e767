"""Duty, and the kind of entry, on the day of arrival."""

from datetime import date

from listings.eligibility.intervals import Interval

from .amounts import NOTHING, Range
from .book import SURCHARGES, Book, Found, Row
from .lines import Basis, Line, range_of


def entry_for(value: Range, book: Book, day: date) -> str:
    """An informal entry up to and with the limit, a formal one above it."""
    limit = book.need("informal_limit", day).row
    return "formal" if value.likely > limit.likely else "informal"


def duty_line(basis: Basis, built: Interval) -> Line:
    """Base duty and the surcharges in force, as one line on the entered value."""
    rates = [basis.need("duty"), *_surcharges(basis, built)]
    share = NOTHING
    for rate in rates:
        if rate.row.unit == "share":
            share = share + range_of(rate)
    return Line("duty", (share * basis.value).in_cents(), tuple(rates))


def surcharge(line: Line, kind: str) -> Row | None:
    """The surcharge of that kind within the line of duty."""
    return next((rate.row for rate in line.rates if rate.row.kind == kind), None)


def _surcharges(basis: Basis, built: Interval) -> list[Found]:
    found = [basis.book.in_force(kind, basis.day, **basis.scope) for kind in SURCHARGES]
    return [Found(_or_freed(row, basis, built)) for row in found if row]


def _or_freed(row: Row, basis: Basis, built: Interval) -> Row:
    """The rule of age in place of the surcharge that it frees from.

    The tariff counts calendar years: year of arrival less year of manufacture, whatever the day.
    Of a build date that is known only as a window the last year counts.
    """
    age = basis.book.in_force("tariff_age", basis.day, **basis.scope)
    if row.kind != "section_232" or age is None:
        return row
    return age if basis.day.year - built.last.year >= age.likely else row
