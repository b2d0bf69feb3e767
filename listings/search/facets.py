"""How many cars stand behind each choice of each filter, each filter counted without its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.choices import flatten_choices

from .by_sql import Tally
from .conditions import Condition, Every
from .filters import ListingFilter
from .sorts import Sort

# Filters whose values lie in one column, and those whose values are conditions of their own.
COLUMNS = {
    "make": "family_id",
    "model": "family_id",
    "body": "body",
    "drive": "drive",
    "gearbox": "gearbox",
    "aspiration": "aspiration",
    "seller": "seller__kind",
    "side": "side",
}
RULES = ("legal", "road")


class Answers(Protocol):
    """Who answers: PostgreSQL, or the index of this process. Both give the same."""

    def ids(self, asked: Condition, sort: Sort, rows: slice) -> list[int]: ...

    def counts(self, questions: Mapping[str, Condition]) -> dict[str, int]: ...

    def tallies(self, questions: Mapping[str, Tally]) -> dict[str, dict[str, int]]: ...


@dataclass(frozen=True)
class Choice:
    """One value of a filter, and the cars that choosing it alone there would give."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Panel:
    """How many cars fit, and every choice of every filter, in the order of the panel."""

    count: int
    facets: dict[str, list[Choice]]


def counted(filters: ListingFilter, answers: Answers) -> Panel:
    """All counts of one search, exact, by two questions."""
    bases = {name: filters.asked(without=name) for name in (*COLUMNS, *RULES)}
    tallies = answers.tallies({name: (COLUMNS[name], bases[name]) for name in COLUMNS})
    rules = {
        f"{name} {value}": Every((bases[name], rule))
        for name in RULES
        for value, rule in filters.rules_of(name).items()
    }
    counts = answers.counts({"": filters.asked(), **rules})
    by_value = {name: _by_value(filters, name, tally) for name, tally in tallies.items()}
    for name in RULES:
        by_value[name] = {value: counts[f"{name} {value}"] for value in filters.rules_of(name)}
    return Panel(
        counts[""],
        {name: _choices(filters, name, known) for name, known in by_value.items()},
    )


def _by_value(filters: ListingFilter, name: str, tally: dict[str, int]) -> dict[str, int]:
    """Families are counted by number, and asked for by their names or their makes'."""
    if COLUMNS[name] != "family_id":
        return tally
    counts: dict[str, int] = {}
    for row in filters.names.families:
        slug = row.make_slug if name == "make" else row.slug
        counts[slug] = counts.get(slug, 0) + tally.get(str(row.id), 0)
    return counts


def _choices(filters: ListingFilter, name: str, counts: dict[str, int]) -> list[Choice]:
    return [
        Choice(str(value), str(label), counts.get(str(value), 0))
        for value, label in _offered(filters, name)
        if name not in RULES or value in counts
    ]


def _offered(filters: ListingFilter, name: str) -> Iterable[tuple[Any, Any]]:
    if name == "model":
        return [(row.slug, row.name) for row in filters.names.families_by_slug]
    choices: Any = filters.form.fields[name].choices
    return flatten_choices(choices)
