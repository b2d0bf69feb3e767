"""When nothing fits: which single filter stands in the way."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Value

from .addresses import Search
from .chips import Chip
from .counting import count_in_words
from .filters import ListingFilter

TRIED_AT_MOST = 8
COUNTED_AT_MOST = 100


@dataclass(frozen=True)
class Suggestion:
    """A filter that, dropped alone, gives cars."""

    label: str
    count_text: str
    url: str


def suggestions(filters: ListingFilter, search: Search, chips: list[Chip]) -> list[Suggestion]:
    """The filters to drop, best gain first, by one statement that counts no further than needed."""
    gains = _gains(filters).most_common()
    return [
        Suggestion(
            label=", ".join(chip.label for chip in chips if chip.name == name),
            count_text=count_in_words(gain, COUNTED_AT_MOST),
            url=search.without(name).url,
        )
        for name, gain in gains
    ]


def _gains(filters: ListingFilter) -> Counter[str]:
    """How many cars each filter alone keeps away."""
    first, *others = (
        filters.without(name).values_list(Value(name))[: COUNTED_AT_MOST + 1]
        for name in list(filters.applied)[:TRIED_AT_MOST]
    )
    return Counter(name for (name,) in first.union(*others, all=True))
