"""One search answered: how many cars fit, which, in what order, and what each choice would give.

    found = find(request.GET)
    found.count, found.facets["body"], found.cars(slice(24))

Pages, the read API and the feeds all ask here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from listings.cars.models import Listing

from . import sorts
from .addresses import Search
from .answering import answers_now
from .cards import cards_of
from .facets import Answers, Choice, Panel, counted
from .filters import ListingFilter
from .reading import notes_on_later


@dataclass(frozen=True, eq=False)
class Found:
    """The answer to one search. What is not asked for is not worked out.

    `notes` are sentences on parameters that could not be meant; a program refuses on them.
    """

    filters: ListingFilter
    sort: sorts.Sort
    notes: list[str]
    answers: Answers

    @cached_property
    def count(self) -> int:
        """How many cars fit, exactly."""
        if "panel" in vars(self):
            return self.panel.count
        return self.answers.counts({"": self.filters.asked()})[""]

    @cached_property
    def panel(self) -> Panel:
        return counted(self.filters, self.answers)

    @property
    def facets(self) -> Mapping[str, list[Choice]]:
        """Every choice of every filter with its exact count, without that filter's own choice."""
        return self.panel.facets

    @property
    def search(self) -> Search:
        """What is asked, as an address."""
        return Search(self.filters.applied, self.sort.key)

    def ids(self, rows: slice) -> list[int]:
        """Some of the cars that fit, in their order."""
        return self.answers.ids(self.filters.asked(), self.sort, rows)

    def cars(self, rows: slice) -> list[Listing]:
        """The same with all that a card shows, as PostgreSQL has them now."""
        return cards_of(self.ids(rows), self.filters.for_state or None)


def find(parameters: Any, my_state: str | None = None) -> Found:
    """Read a query string (a QueryDict). Never fails: what cannot be meant is ignored and noted."""
    filters = ListingFilter(parameters, my_state)
    zip_code = filters.door.code if filters.door else ""
    sort, sort_notes = sorts.chosen(parameters.get("sort", ""), zip_code)
    notes = [*filters.form.notes, *notes_on_later(parameters), *sort_notes]
    return Found(filters, sort, notes, answers_now())
