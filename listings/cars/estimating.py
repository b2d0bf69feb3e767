"""A listing's price estimate: its facts for the rules, and the row that keeps the answer."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import override

from listings.eligibility.clock import legal_today
from listings.pricing import rules
from listings.pricing.actions import OUR_MARKET, Offer
from listings.pricing.models import Estimate
from listings.pricing.rules import Subject
from listings.pricing.sales import comparables

from .models import Listing

INVENTED = "Invented for the demo market"


@dataclass(frozen=True)
class EstimateResult:
    """The answer and the fingerprint of what it was made from."""

    estimate: rules.Estimate
    input_hash: str


def estimate_for(listing: Listing) -> EstimateResult:
    """Work out the estimate, reading the known prices of the listing's family."""
    today = legal_today()
    subject = subject_of(listing, today)
    known = comparables(listing.family_id, today)
    return EstimateResult(rules.estimate(subject, known), rules.input_hash(subject, known))


@transaction.atomic
def store(listing: Listing, result: EstimateResult) -> None:
    """Keep the estimate and show it on the listing. The same inputs again are the same row."""
    found = result.estimate
    listing.estimate, _made = Estimate.objects.get_or_create(
        listing=listing,
        model_version=found.model_version,
        input_hash=result.input_hash,
        defaults={
            "low_usd_cents": found.low,
            "mid_usd_cents": found.mid,
            "high_usd_cents": found.high,
            "effective_comparables": found.effective_comparables,
            "abstained": found.abstained,
            "reason": found.reason.text,
            "reason_said": found.reason.sentence.as_data(),
            "grade": "abstained" if found.abstained else "supported",
            "comparable_count": len(found.comparables),
        },
    )
    listing.save(update_fields=["estimate"])


def subject_of(listing: Listing, today: date) -> Subject:
    """What the rules compare. The asking price is not among it: they must not look at it."""
    return Subject(
        family=str(listing.family),
        month=today.replace(day=1),
        year=listing.year,
        mileage_km=listing.mileage_km,
        drive=listing.drive,
        side=listing.side,
        frame_code_id=listing.frame_code_id,
        listing_id=listing.pk,
        seller_key=_seller_key(listing),
    )


def offer_of(listing: Listing) -> Offer:
    """What is recorded as an asking price while the listing is public."""
    return Offer(
        listing_id=listing.pk,
        family_id=listing.family_id,
        frame_code_id=listing.frame_code_id,
        year=listing.year,
        mileage_km=listing.mileage_km,
        drive=listing.drive,
        side=listing.side,
        price_usd_cents=listing.price_usd_cents,
        seller_key=_seller_key(listing),
        title=_title_for_staff(listing),
        source=INVENTED if listing.is_invented else OUR_MARKET,
    )


def _title_for_staff(listing: Listing) -> str:
    """Kept in one language, whoever caused the record."""
    with override(settings.LANGUAGE_CODE):
        return listing.title


def _seller_key(listing: Listing) -> str:
    return f"seller {listing.seller_id}"
