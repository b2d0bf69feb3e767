"""What is asked of a car, apart from who answers: PostgreSQL by `as_q`, the index by its bitmaps.

Columns have the names of Django's lookups on a listing: `body`, `seller__kind`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import CharField, Lookup, Q

from . import near

# What a seller writes freely and a card shows.
TEXTS = ("grade", "grade_ja", "colour", "colour_ja")


@CharField.register_lookup
class Among(Lookup):
    """As `in`, with all values in one parameter: ten thousand ZIP codes are one list."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} = ANY(string_to_array(%s, ','))", (*parameters, ",".join(self.rhs))


@dataclass(frozen=True)
class OneOf:
    """The column holds one of the values; nothing fits an empty list."""

    column: str
    values: tuple[Any, ...]

    def as_q(self) -> Q:
        return Q(**{f"{self.column}__in": self.values})


@dataclass(frozen=True)
class Between:
    """The column is known and lies between two values, both included; None is no limit."""

    column: str
    low: int | date | None = None
    high: int | date | None = None

    def as_q(self) -> Q:
        limits = {"gte": self.low, "lte": self.high}
        asked = {
            f"{self.column}__{word}": value for word, value in limits.items() if value is not None
        }
        return Q(**asked)


@dataclass(frozen=True)
class Within:
    """The car stands at most so many miles from a ZIP code that is known."""

    zip_code: str
    miles: int

    def as_q(self) -> Q:
        door = near.door(self.zip_code)
        return Q(zip_code__among=door.within(self.miles) if door else [])


@dataclass(frozen=True)
class Says:
    """The word stands in one of the seller's short texts, in any case."""

    word: str

    def as_q(self) -> Q:
        return reduce(or_, (Q(**{f"{text}__icontains": self.word}) for text in TEXTS))


@dataclass(frozen=True)
class Every:
    """All of these; of none, every car."""

    parts: tuple["Condition", ...]

    def as_q(self) -> Q:
        return reduce(and_, (part.as_q() for part in self.parts), Q())


@dataclass(frozen=True)
class Some:
    """At least one of these."""

    parts: tuple["Condition", ...]

    def as_q(self) -> Q:
        return reduce(or_, (part.as_q() for part in self.parts))


Condition = OneOf | Between | Within | Says | Every | Some


def one_of(column: str, values: Iterable[Any]) -> OneOf:
    return OneOf(column, tuple(values))
