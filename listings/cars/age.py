"""From a listing's claims to a verdict on its age: the seam between cars and the federal rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from listings.catalogue.decoding import build_windows
from listings.eligibility.clock import PORT_TIME, legal_today
from listings.eligibility.dates import read_date
from listings.eligibility.frames import frame_claims
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
        }


def assess_listing(listing: Listing, day: date | None = None) -> Assessment:
    """What the listing's standing claims come to on a day (today if none is given)."""
    return assess_claims(listing, listing.claims.standing(), day or legal_today())


def assess_claims(listing: Listing, claims: Iterable[Claim], day: date) -> Assessment:
    """The same from claims at hand, without reading the listing's own from the database."""
    grounds = grounds_of(listing, claims, day)
    return Assessment(assess(grounds, day), input_hash(grounds))


def grounds_of(listing: Listing, claims: Iterable[Claim], day: date) -> list[Ground]:
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
    windows = build_windows(code) if code else []
    # It existed when it was listed: a model that is still built has its end there, not every day
    # anew.
    existed = timezone.localdate(listing.created_at, PORT_TIME) if listing.created_at else day
    return grounds + frame_claims(windows, min(existed, day), proven=number_seen)


def shown_year(claims: Iterable[Claim]) -> int | None:
    """The year of the best date that is known, for the title and the address."""
    values = {claim.kind: claim.value for claim in claims}
    best = next((values[kind] for kind in _YEAR_FROM if kind in values), None)
    return read_date(best).first.year if best else None
