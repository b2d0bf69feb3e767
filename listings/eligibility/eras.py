"""Years of the Japanese eras, as printed on certificates.

Showa from 25 December 1926, Heisei from 8 January 1989, Reiwa from 1 May 2019 (calendar facts).
"""

from dataclasses import dataclass
from datetime import date

from .intervals import DateError
from .sentences import Moment, Sentence, _, say


@dataclass(frozen=True, slots=True)
class Era:
    """One era. Its year 1 is the rest of the western year in which it began.

    `printed_to` is the last day that papers may carry: offices went on printing Heisei 31 for a
    while after Reiwa had begun.
    """

    name: str
    spellings: tuple[str, ...]
    first: date
    last: date
    printed_to: date

    def western(self, year: int) -> int:
        """The western year. Raises `DateError` for a year that the era never had."""
        years = self.last.year - self.first.year + 1
        if not 1 <= year <= years:
            raise DateError(
                say(
                    "There is no year %(year)s of %(era)s: it %(extent)s.",
                    year=year,
                    era=Sentence(self.name),
                    extent=self.extent,
                )
            )
        return self.first.year + year - 1

    def clip(self, first: date, last: date) -> tuple[date, date]:
        """The days from `first` to `last` on which this era was written on papers.

        Raises `DateError` when there are none: Heisei began on 8 January 1989, so that 5 January
        is Showa 64.
        """
        end = self.last if first <= self.last else self.printed_to
        clipped = max(first, self.first), min(last, end)
        if clipped[0] > clipped[1]:
            raise DateError(
                say(
                    "%(day)s is not in %(era)s, which %(extent)s.",
                    day=Moment(first),
                    era=Sentence(self.name),
                    extent=self.extent,
                )
            )
        return clipped

    @property
    def extent(self) -> Sentence:
        first = Moment(self.first)
        if self.last == date.max:
            return say("began on %(first)s", first=first)
        return say("began on %(first)s and ended on %(last)s", first=first, last=Moment(self.last))


SHOWA = Era(
    _("Showa"), ("showa", "昭和", "昭", "s"), date(1926, 12, 25), date(1989, 1, 7), date(1989, 1, 7)
)
HEISEI = Era(
    _("Heisei"),
    ("heisei", "平成", "平", "h"),
    date(1989, 1, 8),
    date(2019, 4, 30),
    date(2019, 12, 31),
)
REIWA = Era(_("Reiwa"), ("reiwa", "令和", "令", "r"), date(2019, 5, 1), date.max, date.max)

# The spellings are those left after NFKC and lower case, which turn ㍻ into 平成 and Ｈ into h.
BY_SPELLING = {spelling: era for era in (SHOWA, HEISEI, REIWA) for spelling in era.spellings}
