"""From a listing's claims to a verdict on its age: the seam between cars and the federal rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from django.utils import timezone

from listings.catalogue.decoding import build_windows
from listings.eligibility.clock import PORT_TIME, legal_today
from listings.eligibility.dates import read_date
from listings.eligibility.frames import frame_claims
from listings.eligibility.intervals import Interval
from listings.eligibility.proof import Kind
from listings.eligibility.rules import Claim as Ground
from listings.eligibility.rules import Verdict, assess, entry_check, input_hash
from listings.eligibility.ways import goes_by_age

from .models import Claim, Listing

# Whose year a title shows, best first.
_YEAR_FROM = (
    Claim.Kind.BUILD_PLATE,
    Claim.Kind.MAKER_RECORD,
    Claim.Kind.FIRST_REGISTRATION,
    Claim.Kind.FIRST_INSPECTION,
    Claim.Kind.SELLER_STATEMENT,
)


# A million cars have a few thousand dates between them; an interval never changes.
read_once = lru_cache(maxsize=20_000)(read_date)


class Stated(Protocol):
    """What the rule wants of a claim."""

    @property
    def kind(self) -> Any: ...
    @property
    def value(self) -> Any: ...
    @property
    def is_checked(self) -> bool: ...


class Described(Protocol):
    """What the rule wants of a car."""

    @property
    def frame_number(self) -> Any: ...
    @property
    def frame_code_text(self) -> str: ...
    @property
    def created_at(self) -> Any: ...
    @property
    def way_in(self) -> Any: ...


class Said(NamedTuple):
    """A claim without its row."""

    kind: str
    value: str
    is_checked: bool


class Car(NamedTuple):
    """A car without its row."""

    frame_number: str
    frame_code_text: str
    created_at: datetime | None
    way_in: str


@dataclass(frozen=True)
class Assessment:
    """A verdict, the hash of what it came from, and whether the car was old enough on its entry.

    `entry` is blank while no entry is told, and for a car that came by another way than its age.
    """

    verdict: Verdict
    input_hash: str
    entry: str = ""

    def as_row(self) -> dict[str, Any]:
        """Columns of the `EligibilityVerdict` that keeps it."""
        verdict = self.verdict
        return {
            "built_from": verdict.built_from,
            "built_to": verdict.built_to,
            "earliest": verdict.earliest,
            "safe": verdict.safe,
            "level": verdict.level or "",
            "conflict": verdict.clash is not None,
            "rule_version": verdict.rule_version,
            "input_hash": self.input_hash,
        }

    def on_listing(self) -> dict[str, Any]:
        """Columns of the listing that searches and cards read."""
        verdict = self.verdict
        return {
            "eligible_earliest": verdict.earliest,
            "eligible_safe": verdict.safe,
            "eligible_level": verdict.level or "",
            "eligible_conflict": verdict.clash is not None,
            "entry_status": self.entry,
        }


def assess_listing(listing: Listing, day: date | None = None) -> Assessment:
    """What the listing's standing claims come to on a day (today if none is given)."""
    return assess_claims(listing, listing.claims.standing(), day or legal_today())


def assess_as_of(listing: Listing, day: date) -> Assessment:
    """What the answer was, or would have been, on a day in the past.

    By the claims that stood at the end of that day, checked or not as they were then, and by the
    rows of the rulebook that held then; the arithmetic is today's.
    """
    until = datetime.combine(day + timedelta(days=1), datetime.min.time(), PORT_TIME)
    said = [
        Said(claim.kind, claim.value, claim.checked_at is not None and claim.checked_at < until)
        for claim in listing.claims.stood_at(until)
    ]
    number = next((one.value for one in said if one.kind == Claim.Kind.FRAME_NUMBER), "")
    car = Car(number, listing.frame_code_text, listing.created_at, listing.way_in)
    return assess_claims(car, said, day)


def assess_claims(car: Described, claims: Iterable[Stated], day: date) -> Assessment:
    """The same from claims at hand, without reading the listing's own from the database."""
    claims = list(claims)
    entered = next((claim.value for claim in claims if claim.kind == Claim.Kind.ENTRY), "")
    if not goes_by_age(car.way_in):
        # Its age decides nothing, so there is no date that a search could find it by.
        return Assessment(assess((), day), input_hash((), car.way_in, entered))
    grounds = grounds_of(car, claims, day)
    if not entered:
        return Assessment(assess(grounds, day), input_hash(grounds))
    entry = entry_check(grounds, read_once(entered))
    return Assessment(assess(grounds, day), input_hash(grounds, entered), entry)


def grounds_of(car: Described, claims: Iterable[Stated], day: date) -> list[Ground]:
    """The claims about age as the rule reads them, with what the frame number adds."""
    claims = list(claims)
    grounds = [
        Ground(Kind(claim.kind), read_once(claim.value), proven=claim.is_checked)
        for claim in claims
        if claim.kind in Claim.AGE_KINDS
    ]
    code = car.frame_number or car.frame_code_text
    number_seen = any(
        claim.kind == Claim.Kind.FRAME_NUMBER and claim.is_checked for claim in claims
    )
    windows = build_windows(code) if code else []
    # It existed when it was listed: a model that is still built has its end there, not every day
    # anew.
    existed = timezone.localdate(car.created_at, PORT_TIME) if car.created_at else day
    return grounds + frame_claims(windows, min(existed, day), proven=number_seen)


def entered_on(claims: Iterable[Stated]) -> Interval | None:
    """When the car came into the country, as far as its claims tell."""
    values = (claim.value for claim in claims if claim.kind == Claim.Kind.ENTRY)
    return next(map(read_once, values), None)


def shown_year(claims: Iterable[Claim]) -> int | None:
    """The year of the best date that is known, for the title and the address."""
    values = {claim.kind: claim.value for claim in claims}
    best = next((values[kind] for kind in _YEAR_FROM if kind in values), None)
    return read_date(best).first.year if best else None
