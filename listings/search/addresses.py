"""One address for one search: sorted parameters, nothing empty, nothing that is the default."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from .sorts import DEFAULT, SORTS


@dataclass(frozen=True)
class Search:
    """Filters, order and page of one list; `path` is that of the results unless given."""

    applied: Mapping[str, tuple[str, ...]]
    sort: str = DEFAULT.key
    page: int = 1
    path: str = ""

    @property
    def url(self) -> str:
        pairs = [(name, value) for name, values in self.applied.items() for value in values]
        if self.sort != DEFAULT.key:
            pairs.append(("sort", self.sort))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        path = self.path or reverse("results")
        return f"{path}?{urlencode(sorted(pairs))}" if pairs else path

    def on_page(self, number: int) -> "Search":
        return replace(self, page=number)

    def sorted_by(self, key: str) -> "Search":
        return replace(self, sort=key, page=1)

    def with_values(self, name: str, values: tuple[str, ...]) -> "Search":
        """The search with one filter set to these values, whatever it was before."""
        return replace(self, applied={**self.applied, name: values}, page=1)

    def without(self, name: str, value: str | None = None) -> "Search":
        """The search with one filter less, or with one value of it less."""
        applied = dict(self.applied)
        kept = tuple(other for other in applied.pop(name) if value not in (None, other))
        if kept:
            applied[name] = kept
        return replace(self, applied=applied, page=1)


@dataclass(frozen=True)
class SortLink:
    """The same search in another order."""

    label: str
    url: str
    current: bool


def sort_links(search: Search) -> list[SortLink]:
    """A link for each order that there is."""
    return [
        SortLink(str(sort.label), search.sorted_by(sort.key).url, sort.key == search.sort)
        for sort in SORTS.values()
    ]
