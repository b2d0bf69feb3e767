"""Cursors: a place in an ordered list of cars that stays where it is while cars come and go."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from listings.cars.models import Listing
from listings.cars.models.querysets import ListingQuerySet
from listings.search.finding import Found
from listings.search.sorts import Sort

LONGEST = 200
FURTHEST = 10**9
# How many cars may have come or gone before a place until it has to be looked for.
NEAR = 300
# What a car can be ordered by in a way that its row tells.
COLUMNS = {field.name: field for field in Listing._meta.concrete_fields}

_UNREADABLE = (
    ValueError, TypeError, KeyError, ArithmeticError, RecursionError,
    ValidationError, Listing.DoesNotExist,
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """Behind a car: what it was ordered by when it was answered, its row, and how many cars stood
    before the place then."""

    value: Any
    pk: int
    position: int

    def rest(self, sort: Sort) -> Q:
        """The cars that follow in the order. Those without the figure come last in every order."""
        column, way = sort.column, "lt" if sort.falling else "gt"
        alike = Q(**{column: self.value, f"pk__{way}": self.pk})
        if self.value is None:
            return alike
        return Q(**{f"{column}__{way}": self.value}) | alike | Q(**{column: None})


def is_kept(sort: Sort) -> bool:
    """Whether the order goes by a column of the car, so that a place in it stays. What is worked
    out for the one who asks, as distances, has only positions."""
    return sort.column in COLUMNS


def cursor_behind(car: Listing, sort: Sort, position: int) -> str:
    """A word that stands for the place behind the car. Its row is named as in its address."""
    text = None
    if is_kept(sort) and getattr(car, sort.column) is not None:
        text = COLUMNS[sort.column].value_to_string(car)
    said = json.dumps([sort.key, text, car.public_id, position])
    return urlsafe_b64encode(said.encode()).decode().rstrip("=")


def read_place(cursor: str, sort: Sort) -> Place | None:
    """The place that a cursor stands for; None for one that this order never gave."""
    try:
        padded = cursor[:LONGEST] + "=" * (-len(cursor) % 4)
        key, value, public_id, position = json.loads(urlsafe_b64decode(padded))
        kept = COLUMNS[sort.column].to_python(value) if is_kept(sort) else None
        # The row stays, whatever became of the car.
        pk = Listing.objects.only("pk").get(public_id=_name(public_id)).pk
    except _UNREADABLE:
        return None
    if key != sort.key or type(position) is not int or not 0 < position < FURTHEST:
        return None
    return Place(kept, pk, position)


def keys_behind(found: Found, place: Place, most: int) -> list[int]:
    """The keys of the first cars behind a place. The search's own index knows about where that is;
    only when so much has changed since that it is not near, PostgreSQL looks for it."""
    first = max(0, place.position - NEAR)
    size = place.position - first + most + NEAR
    near = found.ids(slice(first, first + size))
    behind = _ordered(found, Listing.objects.filter(pk__in=near), place)
    begins_here = first == 0 or len(behind) < len(near)
    ends_here = len(behind) >= most or len(near) < size
    if begins_here and ends_here:
        return behind[:most]
    fitting = Listing.objects.for_sale().filter(found.filters.asked().as_q())
    return _ordered(found, fitting, place, most)


def _ordered(
    found: Found, cars: ListingQuerySet, place: Place, most: int | None = None
) -> list[int]:
    behind = found.sort.order(cars.filter(place.rest(found.sort)))
    return list(behind.values_list("pk", flat=True)[:most])


def _name(public_id: object) -> str:
    if isinstance(public_id, str) and public_id.isalnum():
        return public_id
    raise ValueError
