"""What a request asks for: the parameters of the results, refused where the page would only note."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict

from listings.eligibility.dates import shown
from listings.search.finding import Found, find
from listings.search.paging import PER_PAGE
from listings.search.reading import NOT_YET, SeveralField
from listings.search.sorts import SORTS

from .cursors import Place, read_place
from .problems import Fault, Refused

MOST_ITEMS = 100
# As deep as pages are counted; behind that a cursor leads on, at any depth for the same price.
DEEPEST = 10_000
_ORDERS = f"It takes one of {', '.join(SORTS)}."
_WHOLE = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class Asked:
    """Which cars, in which order, and which of them: from `start`, or behind `place`."""

    found: Found
    limit: int
    start: int
    place: Place | None


def read_filters(data: QueryDict) -> Found:
    """The search of a query string. Raises `Refused` for values that cannot be meant."""
    found = find(data)
    if faults := list(_faults_of(found, data)):
        raise Refused(faults)
    return found


def read_search(data: QueryDict) -> Asked:
    """The search with its place; all that is wrong is told at once."""
    found = find(data)
    faults = list(_faults_of(found, data))
    limit = _number(data, "limit", PER_PAGE, MOST_ITEMS, faults)
    page = _number(data, "page", 1, DEEPEST // limit, faults)
    place = None
    if cursor := data.get("cursor"):
        place = read_place(cursor, found.sort)
        if place is None:
            faults.append(("cursor", "It is none that this list gave in this order."))
        if data.get("page"):
            faults.append(("page", "A cursor takes its place."))
    if faults:
        raise Refused(faults)
    return Asked(found, limit, (page - 1) * limit, place)


def _faults_of(found: Found, data: QueryDict) -> Iterator[Fault]:
    form = found.filters.form
    for name, errors in form.errors.items():
        yield name, str(errors[0])
    for name, field in form.fields.items():
        if isinstance(field, SeveralField) and name not in form.errors:
            for value in field.left_out(form[name].data):
                yield name, f"{shown(value)} is none of its values."
    for name, reason in NOT_YET.items():
        if data.get(name):
            yield name, str(reason)
    if data.get("sort", "").strip().lower() not in ("", found.sort.key):
        yield "sort", _ORDERS if "zip" in data else f"{_ORDERS} distance needs zip."


def _number(data: QueryDict, name: str, default: int, most: int, faults: list[Fault]) -> int:
    typed = data.get(name, "").strip()
    if not typed:
        return default
    if _WHOLE.fullmatch(typed) and 1 <= int(typed) <= most:
        return int(typed)
    faults.append((name, f"It takes a whole number from 1 to {most:,}."))
    return default
