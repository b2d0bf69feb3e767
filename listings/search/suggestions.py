"""When nothing fits: which single filter stands in the way."""

from collections import Counter
from dataclasses import dataclass

from .addresses import Search
from .chips import Chip
from .counting import count_in_words
from .facets import Answers
from .filters import ListingFilter

SHOWN_AT_MOST = 4


@dataclass(frozen=True)
class Suggestion:
    """A filter that, dropped alone, gives cars."""

    label: str
    count_text: str
    url: str


def suggestions(
    filters: ListingFilter, answers: Answers, search: Search, chips: list[Chip]
) -> list[Suggestion]:
    """The filters to drop, best gain first, each with what it gains."""
    gains = Counter(
        answers.counts({name: filters.asked(without=name) for name in filters.conditions})
    )
    return [
        Suggestion(
            label=", ".join(chip.label for chip in chips if chip.name == name),
            count_text=count_in_words(gain),
            url=search.without(name).url,
        )
        for name, gain in gains.most_common(SHOWN_AT_MOST)
        if gain
    ]
