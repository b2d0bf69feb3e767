"""From a listing's claims to a verdict on its age: the seam between cars and the federal rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from listings.catalogue.decoding import build_windows
from listings.catalogue.windows import SERIAL_BLOCK, BuildWindow
from listings.eligibility.clock import legal_today
from listings.eligibility.dates import read_date
from listings.eligibility.intervals import Interval
from listings.eligibility.proof import Kind
from listings.eligibility.rules import Claim as Ground
from listings.eligibility.rules import Verdict, assess, input_hash

from .models import Claim, Listing

# Whose year a title shows, best first.
_YEAR_FROM = (
    Claim.Kind.BUILD_PLATE,
    Claim.Kind.MAKER_RECORD,
    Claim.Kind.FIRST_REGISTRATION,
    Claim.Kind.FIRST_INSPECTION,
    Claim.Kind.SELLER_STATEMENT,
)


@dataclass(frozen=True)
class Assessment:
    """A verdict and the hash of what it came from."""

    verdict: Verdict
    input_hash: str


def assess_listing(listing: Listing, day: date | None = None) -> Assessment:
    """What the listing's standing claims come to on a day (today if none is given)."""
    return assess_claims(listing, listing.claims.standing(), day or legal_today())


def assess_claims(listing: Listing, claims: Iterable[Claim], day: date) -> Assessment:
    """The same from claims at hand, without reading the listing's own from the database."""
    grounds = grounds_of(listing, claims)
    return Assessment(assess(grounds, day), input_hash(grounds))


def grounds_of(listing: Listing, claims: Iterable[Claim]) -> list[Ground]:
    """The claims about age as the rule reads them, with what the frame number adds."""
    claims = list(claims)
    grounds = [
        Ground(Kind(claim.kind), read_date(claim.value), proven=claim.is_checked)
        for claim in claims
        if claim.kind in Claim.AGE_KINDS
    ]
    code = listing.frame_number or listing.frame_code_text
    number_seen = any(
        claim.kind == Claim.Kind.FRAME_NUMBER and claim.is_checked for claim in claims
    )
    return grounds + _from_frame_number(build_windows(code) if code else [], number_seen)


def _from_frame_number(windows: list[BuildWindow], number_seen: bool) -> list[Ground]:
    """One ground over all cars that the number can be; none where a date is open or doubtful."""
    if any(window.confidence == "low" or not window.built_to for window in windows):
        return []
    starts = [window.built_from for window in windows if window.built_from]
    ends = [window.built_to for window in windows if window.built_to]
    if not windows or len(starts) < len(windows):
        return []
    in_a_block = all(window.basis == SERIAL_BLOCK for window in windows)
    return [
        Ground(
            Kind.FRAME_NUMBER if in_a_block else Kind.GENERATION,
            Interval(min(starts), max(ends)),
            proven=number_seen,
            source="; ".join(dict.fromkeys(window.source for window in windows)),
        )
    ]


def shown_year(claims: Iterable[Claim]) -> int | None:
    """The year of the best date that is known, for the title and the address."""
    values = {claim.kind: claim.value for claim in claims}
    best = next((values[kind] for kind in _YEAR_FROM if kind in values), None)
    return read_date(best).first.year if best else None
