"""Answers by PostgreSQL: always right, and what a process gives until its index is ready."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Value
from django.db.models.fields import CharField
from django.db.models.functions import Cast

from listings.cars.models import Listing

from .conditions import Condition
from .sorts import Sort

# One column of one base: how many cars hold each of its values.
Tally = tuple[str, Condition]


class BySql:
    """Each question is one statement, however many parts it has."""

    def ids(self, asked: Condition, sort: Sort, rows: slice) -> list[int]:
        """The cars that fit, in an order."""
        fitting = Listing.objects.for_sale().filter(asked.as_q())
        return list(sort.order(fitting).values_list("pk", flat=True)[rows])

    def counts(self, questions: Mapping[str, Condition]) -> dict[str, int]:
        """How many cars fit each."""
        parts = [
            Listing.objects.for_sale()
            .filter(asked.as_q())
            .order_by()
            .annotate(question=Value(name, CharField()))
            .values("question")
            .annotate(cars=Count("pk"))
            .values_list("question", "cars")
            for name, asked in questions.items()
        ]
        return dict.fromkeys(questions, 0) | dict(_all(parts))

    def tallies(self, questions: Mapping[str, Tally]) -> dict[str, dict[str, int]]:
        """How many cars of each base hold each value of a column; values as text."""
        parts = [
            Listing.objects.for_sale()
            .filter(asked.as_q())
            .order_by()
            .annotate(question=Value(name, CharField()), value=Cast(column, CharField()))
            .values("question", "value")
            .annotate(cars=Count("pk"))
            .values_list("question", "value", "cars")
            for name, (column, asked) in questions.items()
        ]
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for name, value, cars in _all(parts):
            found[name][value] = cars
        return {name: found[name] for name in questions}


def _all(parts: list[Any]) -> list[Any]:
    """The rows of all parts by one statement. A part that nothing can fit is left out by Django."""
    if not parts:
        return []
    first, *others = parts
    return list(first.union(*others, all=True))
