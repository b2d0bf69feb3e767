"""When the car was built, by its row: dates in any spelling, compared with each other."""

from collections.abc import Mapping

from listings.eligibility.intervals import Interval
from listings.eligibility.sentences import say

from . import values
from .row_reader import RowReader

# Column of the file -> kind of claim.
DATES = {
    "build_month": "build_plate",
    "maker_record": "maker_record",
    "first_registration": "first_registration",
    "first_inspection": "first_inspection",
}


def read_dates(reader: RowReader) -> None:
    today = reader.known.today
    found: dict[str, Interval] = {}
    for column, kind in DATES.items():
        interval = reader.read(column, lambda text: values.day(text, today))
        if interval:
            found[column] = interval
            reader.said.claims[kind] = (interval.text, reader.text(column)[:80])
    entry = reader.read("entry_date", lambda text: values.day(text, today))
    if entry:
        reader.said.claims["entry"] = (entry.text, reader.text("entry_date")[:80])
    year = reader.read("year", lambda text: values.year(text, today))
    if year and not found:
        reader.said.claims["seller_statement"] = (year.text, reader.text("year")[:80])
    _compare(reader, found, year)


def _compare(reader: RowReader, found: Mapping[str, Interval], year: Interval | None) -> None:
    built = found.get("build_month")
    for later in ("first_registration", "first_inspection"):
        if built and later in found and built.first > found[later].last:
            sentence = say(
                "Built %(built)s, yet registered %(registered)s already.",
                built=built.text,
                registered=found[later].text,
            )
            reader.find("build_month", "E203", sentence)
            break
    best = next(iter(found.values()), None)
    if year and best and not best.first.year <= year.first.year <= best.last.year:
        sentence = say("The year is %(year)s, the date %(date)s.", year=year.text, date=best.text)
        reader.find("year", "W205", sentence)
    _compare_with_frame(reader, best or year)


def _compare_with_frame(reader: RowReader, said: Interval | None) -> None:
    number = reader.said.columns.get("frame_number")
    span = reader.known.cars.years(number) if said and number else None
    if said and span and (said.last < span[0] or said.first > span[1]):
        sentence = say(
            "%(year)s is outside %(first)s to %(last)s, when cars of this frame number were built.",
            year=said.text,
            first=str(span[0].year),
            last=str(span[1].year),
        )
        reader.find("year", "W204", sentence)
