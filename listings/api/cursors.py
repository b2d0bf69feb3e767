"""Cursors: a place in an ordered list of cars that stays where it is while cars come and go."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from listings.cars.models import Listing
from listings.search.sorts import Sort

LONGEST = 200
# What a car can be ordered by in a way that its row tells.
COLUMNS = {field.name: field for field in Listing._meta.concrete_fields}

_UNREADABLE = (
    ValueError, TypeError, KeyError, ArithmeticError, RecursionError,
    ValidationError, Listing.DoesNotExist,
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """Behind a car: what it was ordered by when it was answered, and its row."""

    value: Any
    pk: int

    def rest(self, sort: Sort) -> Q:
        """The cars that follow in the order. Those without the figure come last in every order."""
        column, way = sort.column, "lt" if sort.falling else "gt"
        alike = Q(**{column: self.value, f"pk__{way}": self.pk})
        if self.value is None:
            return alike
        return Q(**{f"{column}__{way}": self.value}) | alike | Q(**{column: None})


def can_lead_on(sort: Sort) -> bool:
    """Whether the order goes by a column of the car, so that a place in it can be told."""
    return sort.column in COLUMNS


def cursor_behind(car: Listing, sort: Sort) -> str:
    """A word that stands for the place behind the car. Its row is named as in its address."""
    value = getattr(car, sort.column)
    text = COLUMNS[sort.column].value_to_string(car)
    said = json.dumps([sort.key, None if value is None else text, car.public_id])
    return urlsafe_b64encode(said.encode()).decode().rstrip("=")


def read_place(cursor: str, sort: Sort) -> Place | None:
    """The place that a cursor stands for; None for one that this order never gave."""
    try:
        padded = cursor[:LONGEST] + "=" * (-len(cursor) % 4)
        key, value, public_id = json.loads(urlsafe_b64decode(padded))
        kept = COLUMNS[sort.column].to_python(value)
        # The row stays, whatever became of the car.
        pk = Listing.objects.only("pk").get(public_id=_name(public_id)).pk
    except _UNREADABLE:
        return None
    return Place(kept, pk) if key == sort.key else None


def _name(public_id: object) -> str:
    if isinstance(public_id, str) and public_id.isalnum():
        return public_id
    raise ValueError
