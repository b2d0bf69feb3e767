"""What somebody asks about a car, and the signed link that holds the question.

The link can be made by this site only and is not to be guessed; nothing about it is stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core import signing
from django.utils.translation import get_language

from listings.eligibility.clock import legal_today
from listings.eligibility.dates import read_date, read_day
from listings.eligibility.intervals import Interval
from listings.eligibility.proof import Kind
from listings.eligibility.rules import Claim
from listings.places.states import US_STATES

from . import numbers
from .numbers import Number

SALT = "listings.checking"
PAPERS = (Kind.BUILD_PLATE, Kind.FIRST_REGISTRATION, Kind.FIRST_INSPECTION)


@dataclass(frozen=True)
class Question:
    """`arrival` is of a car on its way, `entered` of one that is here; at most one is known."""

    asked_on: date
    language: str
    number: Number | None = None
    papers: Mapping[Kind, Interval] = field(default_factory=dict)
    arrival: date | None = None
    entered: Interval | None = None
    state: str = ""

    @property
    def state_name(self) -> str:
        return str(US_STATES.get(self.state, ""))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What is told of the build date. Nobody has seen a paper, so none is proven."""
        said = (Claim(kind, interval, proven=False) for kind, interval in self.papers.items())
        return (*said, *(self.number.claims if self.number else ()))


def ask(**facts: Any) -> Question:
    """A question of today, in the reader's language."""
    return Question(asked_on=legal_today(), language=get_language() or "en", **facts)


def sign(question: Question) -> str:
    """The question as a token for an address."""
    # One letter each: the address is drawn as a QR code and printed.
    data = {
        "d": question.asked_on.isoformat(),
        "l": question.language,
        "n": question.number and question.number.as_data(),
        "p": {kind.value: interval.text for kind, interval in question.papers.items()},
        "a": question.arrival and question.arrival.isoformat(),
        "e": question.entered and question.entered.text,
        "s": question.state,
    }
    told = {name: value for name, value in data.items() if value}
    return signing.dumps(told, salt=SALT, compress=True)


def read(token: str) -> Question:
    """The question of `sign`. Raises `signing.BadSignature` for any other text."""
    data = signing.loads(token, salt=SALT)
    number, arrival, entered = (data.get(name) for name in ("n", "a", "e"))
    return Question(
        asked_on=date.fromisoformat(data["d"]),
        language=data["l"],
        number=numbers.from_data(number, legal_today()) if number else None,
        papers={Kind(kind): read_date(text) for kind, text in data.get("p", {}).items()},
        arrival=read_day(arrival) if arrival else None,
        entered=read_date(entered) if entered else None,
        state=data.get("s", ""),
    )
