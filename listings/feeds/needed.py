"""What a row must say of a car that is new to the site. Pure."""

from collections.abc import Collection, Iterator

from listings.eligibility.sentences import say

from .building import DATES
from .findings import Finding
from .known import Said

_DATES = (*DATES.values(), "seller_statement")
# Column of the listing -> column of the file.
_NEEDED = {
    "family": "model",
    "body": "body",
    "drive": "drive",
    "gearbox": "gearbox",
    "odometer": "odometer",
    "odometer_unit": "odometer_unit",
    "price": "price",
    "side": "side",
}
_ASKED = {"colour": "colour", "displacement_cc": "cc", "engine_replaced": "engine_replaced"}


# A new car needs one of each line; the catalogue tells the body by the frame number.
_ONE_OF = (
    ("stock_no",),
    ("frame_no", "frame_no_missing_reason"),
    ("make", "frame_no"),
    ("model", "frame_no"),
    ("year", *DATES),
    ("body", "frame_no", "generation"),
    ("drive", "frame_no", "generation"),
    ("gearbox", "frame_no", "generation"),
    ("odometer",),
    ("price",),
    ("side", "zip", "port_jp"),
)


def missing_columns(has: Collection[str]) -> list[str]:
    """Columns without which no row could become a new car."""
    return [names[0] for names in _ONE_OF if not any(name in has for name in names)]


def missing_in(row: int, said: Said) -> list[Finding]:
    """Values without which a new car is refused (E109, E110), and those that buyers ask for."""
    return [*_needed(row, said), *_asked(row, said)]


def _needed(row: int, said: Said) -> Iterator[Finding]:
    columns = {**said.told, **said.columns}
    for name, column in _NEEDED.items():
        if name not in columns and not (name == "price" and said.bare_price):
            yield _missing(row, column)
    if said.bare_price:
        yield _missing(row, "currency")
    if not any(kind in said.claims for kind in _DATES):
        yield _missing(row, "year")
    place = {"us": ("zip_code", "zip"), "jp": ("port", "port_jp")}.get(columns.get("side", ""))
    if place and place[0] not in columns:
        yield _missing(row, place[1])
    if "frame_number" not in columns and "frame_missing_reason" not in columns:
        sentence = say("Give frame_no, or say in frame_no_missing_reason why there is none.")
        yield Finding(row, "frame_no", "E110", sentence)


def _asked(row: int, said: Said) -> Iterator[Finding]:
    columns = {**said.told, **said.columns}
    for name, column in _ASKED.items():
        if name not in columns:
            sentence = say("%(column)s is empty; buyers ask for it.", column=column)
            yield Finding(row, column, "W113", sentence)


def _missing(row: int, column: str) -> Finding:
    sentence = say("%(column)s is empty; a new car needs it.", column=column)
    return Finding(row, column, "E109", sentence)
