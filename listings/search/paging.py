"""Which page: numbered pages that work without script, as deep as a person would ever read."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .addresses import Search
from .reading import note

PER_PAGE = 24
MOST_PAGES = 200
MOST_CARS = PER_PAGE * MOST_PAGES
# Numbered links on each side of the current one: five in all fit a phone.
NEIGHBOURS = 2


@dataclass
class Pager:
    """One page of a search of `count` cars; numbers run from 1."""

    search: Search
    count: int
    cars: list = field(default_factory=list)

    @property
    def last(self) -> int:
        return max(1, -(-min(self.count, MOST_CARS) // PER_PAGE))

    @property
    def number(self) -> int:
        return self.search.page

    @property
    def rows(self) -> slice:
        """The rows of the ordered list that this page shows."""
        return slice((self.number - 1) * PER_PAGE, self.number * PER_PAGE)

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.last

    @property
    def previous_url(self) -> str:
        return self.search.on_page(self.number - 1).url

    @property
    def next_url(self) -> str:
        return self.search.on_page(self.number + 1).url

    @property
    def numbers(self) -> list[dict[str, object]]:
        first = max(1, min(self.number - NEIGHBOURS, self.last - 2 * NEIGHBOURS))
        return [
            {
                "number": number,
                "url": self.search.on_page(number).url,
                "current": number == self.number,
            }
            for number in range(first, min(self.last, first + 2 * NEIGHBOURS) + 1)
        ]


def open_page(search: Search, count: int, typed: str) -> tuple[Pager, list[str]]:
    """The page that a parameter names; the first or the last one, with a note, for the rest."""
    pager = Pager(search, count)
    number = _whole(typed or "1")
    if number is None or number < 1:
        return pager, [note(_("Page"), "page", _("It takes a whole number from 1."))]
    if number > pager.last:
        reason = _("The list ends with page %s.") % pager.last
        return Pager(search.on_page(pager.last), count), [note(_("Page"), "page", reason)]
    return Pager(search.on_page(number), count), []


def _whole(typed: str) -> int | None:
    try:
        return int(typed)
    except ValueError:
        return None
