"""The federal 25-year rule: from what is known of the build date to a verdict on a day.

Law and the way of counting: the rows of `data/federal.csv` and docs/rules.md. Two choices are
ours, and both lean to the careful side:

The level of a verdict is the proof of its *safe* date. If any claim of level A to C bounds the
build date from above, the tightest of these gives the safe date and its level; a production window
or an unchecked paper may narrow the interval but never moves that date, because a tighter bound
without proof would be a date that must not be called legal, in place of one that may. So weak
claims neither make a car legal nor stop it from becoming so. Only when there is no such claim, the
tightest of the others gives date and level.

An upper bound alone (a first inspection) leaves the earliest date unknown. Before the safe date
the status is then "needs proof of the day", not "not yet": the car may be old enough already.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .intervals import DateError, Interval
from .proof import GROUNDS, LEGAL_LEVELS, Ground, Kind, Level
from .rulebook import FEDERAL
from .sentences import say

# Raised when the arithmetic below changes its answers; the rows carry their own version.
METHOD = 1
RULE_VERSION = f"{FEDERAL.version}.{METHOD}"


class Status(StrEnum):
    NOT_YET = "not_yet"
    NEEDS_DAY_PROOF = "needs_day_proof"
    ELIGIBLE_BY_AGE = "eligible_by_age"
    UNKNOWN = "unknown"
    CONFLICT = "conflict"


class Entry(StrEnum):
    """Was a car that is already here old enough when it came?"""

    WAS_ELIGIBLE = "was_eligible"
    WAS_NOT = "was_not"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one ground says about the build date.

    `proven` is false while nobody on staff has seen the document. `source` names where the claim
    was read, as an address or in words; it may stay empty.
    """

    kind: Kind
    interval: Interval
    proven: bool = True
    source: str = ""

    @property
    def ground(self) -> Ground:
        return GROUNDS[self.kind]

    @property
    def level(self) -> Level:
        ground = GROUNDS[self.kind]
        return ground.level if self.proven or not ground.is_document else Level.E

    @property
    def not_before(self) -> date | None:
        return self.interval.first if GROUNDS[self.kind].bounds_below else None

    @property
    def not_after(self) -> date:
        return self.interval.last


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the claims come to on `day`, the day of import that is asked about.

    The car was built from `built_from` to `built_to` by all claims together; `proven_to` is the
    last possible build day on which `safe` and `level` rest. `earliest` is the first day on which
    the car can be old enough, `safe` the first on which it must be. None is unknown. `clash`
    holds the two claims that cannot both be true.
    """

    day: date
    status: Status
    claims: tuple[Claim, ...]
    level: Level | None = None
    built_from: date | None = None
    built_to: date | None = None
    proven_to: date | None = None
    earliest: date | None = None
    safe: date | None = None
    clash: tuple[Claim, Claim] | None = None
    rule_version: str = RULE_VERSION

    @property
    def counts_as_legal(self) -> bool:
        """May the public be told "legal now"?"""
        return counts_as_legal(self.status, self.level)

    @property
    def next_change_on(self) -> date | None:
        """The next day on which the status changes by itself."""
        return min(
            (day for day in (self.earliest, self.safe) if day and day > self.day), default=None
        )


def assess(claims: Iterable[Claim], day: date) -> Verdict:
    """The verdict on a car that would be imported on `day`: the day its ship arrives.

    The order of the claims does not matter. Claims that exclude each other give a conflict, never
    a date.
    """
    told = tuple(sorted(claims, key=_strongest_first))
    facts = [claim for claim in told if claim.ground.is_evidence]
    if not facts:
        return Verdict(day, Status.UNKNOWN, told, level=Level.E if told else None)
    ceiling = min(facts, key=_not_after)
    floor = max((claim for claim in facts if claim.not_before), key=_not_before, default=None)
    if floor and _not_before(floor) > ceiling.not_after:
        return Verdict(day, Status.CONFLICT, told, clash=(floor, ceiling))
    return _verdict(day, told, floor, ceiling, _proof_of_safe_date(facts))


def entry_check(claims: Iterable[Claim], entered: Interval) -> Entry:
    """Whether the car was old enough on the day of its entry, known as a day or a month."""
    claims = tuple(claims)
    if assess(claims, entered.first).status == Status.ELIGIBLE_BY_AGE:
        return Entry.WAS_ELIGIBLE
    if assess(claims, entered.last).status == Status.NOT_YET:
        return Entry.WAS_NOT
    return Entry.CANNOT_TELL


def status_on(day: date, earliest: date | None, safe: date | None) -> Status:
    """The status by the two dates alone, as for a stored verdict without a conflict."""
    if safe is None:
        return Status.UNKNOWN
    if day >= safe:
        return Status.ELIGIBLE_BY_AGE
    return Status.NOT_YET if earliest and day < earliest else Status.NEEDS_DAY_PROOF


def counts_as_legal(status: str, level: str | None) -> bool:
    """Old enough, and proven by more than a model's window or somebody's word."""
    return status == Status.ELIGIBLE_BY_AGE and level in LEGAL_LEVELS


def first_possible(built: date, years: int) -> date:
    """`years` after a day; a leap day's anniversary is 28 February in the optimistic reading."""
    is_leap_day = (built.month, built.day) == (2, 29)
    return date(built.year + years, built.month, 28 if is_leap_day else built.day)


def first_certain(built: date, years: int) -> date:
    """`years` after a day; a leap day's anniversary is 1 March in the careful reading."""
    is_leap_day = (built.month, built.day) == (2, 29)
    return date(built.year + years, 3, 1) if is_leap_day else built.replace(year=built.year + years)


def refuse_impossible_build(built: Interval, today: date) -> None:
    """Raises `DateError` for a kei built in the future, or before there was a kei class."""
    began = kei_class_began(today)
    if built.first > today:
        raise DateError(say("%(date)s lies in the future.", date=built.said))
    if built.last < began:
        raise DateError(
            say(
                "%(date)s is before %(year)s, when the kei class began.",
                date=built.said,
                year=began.year,
            )
        )


def kei_class_began(today: date) -> date:
    """New Year's day of the year in which the kei class began: no kei is older."""
    return date(FEDERAL.number("kei_class_began", today), 1, 1)


def input_hash(claims: Iterable[Claim], *more: str) -> str:
    """64 hex digits that stay the same as long as the verdict and its reasons do.

    `more` are other inputs of the answer, such as the day of an entry.
    """
    lines = sorted(
        f"{claim.kind}|{claim.interval.text}|{claim.interval.precision}|{claim.proven}|{claim.source}"
        for claim in claims
    )
    return hashlib.sha256("\n".join([RULE_VERSION, *lines, *more]).encode()).hexdigest()


def _verdict(
    day: date, told: tuple[Claim, ...], floor: Claim | None, ceiling: Claim, proof: Claim
) -> Verdict:
    years = FEDERAL.number("nhtsa_age", day)
    earliest = first_possible(_not_before(floor), years) if floor else None
    safe = first_certain(proof.not_after, years)
    return Verdict(
        day=day,
        status=status_on(day, earliest, safe),
        claims=told,
        level=proof.level,
        built_from=_not_before(floor) if floor else None,
        built_to=ceiling.not_after,
        proven_to=proof.not_after,
        earliest=earliest,
        safe=safe,
    )


def _proof_of_safe_date(facts: list[Claim]) -> Claim:
    """The claim on which the safe date rests; `facts` come strongest first."""
    proven = [claim for claim in facts if claim.level in LEGAL_LEVELS]
    return min(proven or facts, key=_not_after)


def _not_after(claim: Claim) -> date:
    return claim.not_after


def _not_before(claim: Claim) -> date:
    return claim.not_before or date.min


def _strongest_first(claim: Claim) -> tuple[Level, str, date, date, str, bool, str]:
    """Tells any two different claims apart, so that their order cannot matter."""
    days = claim.interval
    return (
        claim.level, claim.kind, days.first, days.last, days.precision, claim.proven, claim.source
    )  # fmt: skip
