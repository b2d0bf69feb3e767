"""What was typed, one row a fact: what it says of the build, and what it would prove if checked."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from listings.eligibility.intervals import Interval
from listings.eligibility.proof import GROUNDS, LEVEL_WORDS
from listings.eligibility.rules import Claim, assess
from listings.eligibility.speaking import told

from .questions import Question


@dataclass(frozen=True)
class Fact:
    """`level` and `level_words` are what it would be once staff have seen it; `safe` by it alone."""

    label: str
    said: str
    meaning: str
    level: str
    level_words: str
    safe: date | None


def facts_of(question: Question, on: date) -> tuple[Fact, ...]:
    """A row for each claim, in the order in which they were told."""
    return tuple(_fact(claim, on) for claim in question.claims)


def _fact(claim: Claim, on: date) -> Fact:
    ground = GROUNDS[claim.kind]
    seen = Claim(claim.kind, claim.interval, proven=True)
    words = _(ground.words)
    return Fact(
        label=words[:1].upper() + words[1:],
        said=told(claim.interval.said),
        meaning=_meaning(claim.interval, bounds_below=ground.bounds_below),
        level=ground.level,
        level_words=_(LEVEL_WORDS[ground.level]),
        safe=assess([seen], on).safe,
    )


def _meaning(built: Interval, *, bounds_below: bool) -> str:
    last = date_format(built.last)
    if not bounds_below:
        return _("built no later than %s") % last
    if built.first == built.last:
        return _("built on %s") % last
    return _("built from %(first)s to %(last)s") % {
        "first": date_format(built.first),
        "last": last,
    }
