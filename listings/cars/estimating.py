"""A listing's price estimate: what the model answers of cars, and the row that keeps an answer.

One car and many are answered by the same code, so that a renewal of all says what an estimate of
one says.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import override

from listings.eligibility.clock import legal_today
from listings.eligibility.sentences import Sentence
from listings.pricing.actions import OUR_MARKET, Offer
from listings.pricing.model import Car, Grade, Scores
from listings.pricing.model.grading import reason
from listings.pricing.models import INVENTED, Estimate, Sale
from listings.pricing.reasons import NO_MODEL, Reason, facts_missing
from listings.pricing.standing import Standing, standing
from listings.pricing.teaching import order_learning
from listings.work.queue import order

from .models import Listing
from .worth import car_of, seller_key

KIND = "price"
NO_VERSION = "none"

_FACTS = attrgetter(*(name for name in Car.__dataclass_fields__ if name != "price"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What is kept of an estimate; amounts in US cents, None where it abstains."""

    model_version: str
    input_hash: str
    grade: str
    code: str
    sentence: Sentence
    low: int | None = None
    mid: int | None = None
    high: int | None = None
    effective: float = 0.0
    known: int = 0

    def as_row(self) -> dict[str, Any]:
        """The columns of `Estimate`."""
        return {
            "model_version": self.model_version,
            "input_hash": self.input_hash,
            "grade": self.grade,
            "code": self.code,
            "abstained": self.grade == Grade.ABSTAINED,
            "low_usd_cents": self.low,
            "mid_usd_cents": self.mid,
            "high_usd_cents": self.high,
            "effective_comparables": self.effective,
            "comparable_count": self.known,
            "reason": str(self.sentence),
            "reason_said": self.sentence.as_data(),
        }


def answers_for(cars: Sequence[Car], model: Standing | None) -> list[Answer]:
    """What the standing model says of each car, or why nothing can be said."""
    if model is None:
        return [_refusal(car, NO_VERSION, NO_MODEL) for car in cars]
    version = model.version
    refused = [facts_missing(year=bool(car.year), side=bool(car.side)) for car in cars]
    told = [car for car, why in zip(cars, refused, strict=True) if why is None]
    answered = iter(_answers(told, model.model.score(told), version) if told else ())
    return [
        _refusal(car, version, why) if why else next(answered)
        for car, why in zip(cars, refused, strict=True)
    ]


def estimate_for(listing: Listing) -> Answer:
    """What the listing's car is worth by the standing model; one car in three statements."""
    return answers_for([car_of(listing)], standing())[0]


@transaction.atomic
def store(listing: Listing, answer: Answer) -> None:
    """Keep the answer and show it on the listing, as it was read with the estimate of then.

    The same inputs again are the same row. Where another estimate came in meanwhile, as from a
    renewal by a newer model, the car is estimated once more in place of overwriting it.
    """
    row = answer.as_row()
    inputs = {name: row.pop(name) for name in ("model_version", "input_hash")}
    seen = listing.estimate_id
    found, _made = Estimate.objects.get_or_create(listing=listing, **inputs, defaults=row)
    if found.pk != seen and not _show(listing.pk, seen, found.pk):
        order(KIND, listing.pk)
    if answer.model_version == NO_VERSION and Sale.objects.usable(legal_today()).exists():
        order_learning(delay=timedelta(0))
    listing.estimate = found


def input_hash(car: Car) -> str:
    """The same for the same facts of a car."""
    return hashlib.sha256(repr(_FACTS(car)).encode()).hexdigest()


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
        trim=listing.grade,
        gearbox=listing.gearbox,
        body=listing.body,
        aspiration=listing.aspiration,
        displacement_cc=listing.displacement_cc,
        location=listing.state,
        price_usd_cents=listing.price_usd_cents,
        amount=listing.price,
        currency=listing.currency,
        seller_key=seller_key(listing.seller_id),
        title=_title_for_staff(listing),
        source=INVENTED if listing.is_invented else OUR_MARKET,
    )


def _answers(cars: Sequence[Car], scores: Scores, version: str) -> list[Answer]:
    columns = (scores.grades, scores.low, scores.mid, scores.high, scores.effective, scores.width)
    rows = zip(*(column.tolist() for column in (*columns, scores.compared.in_family)), strict=True)
    return [_answer(car, version, *row) for car, row in zip(cars, rows, strict=True)]


def _answer(
    car: Car,
    version: str,
    grade: str,
    low: float,
    mid: float,
    high: float,
    effective: float,
    width: float,
    known: int,
) -> Answer:
    code, sentence = reason(f"{car.make} {car.model}", known, effective, width)
    shown = grade != Grade.ABSTAINED
    return Answer(
        version,
        input_hash(car),
        str(grade),
        code,
        sentence,
        low=_cents(low) if shown else None,
        mid=_cents(mid) if shown else None,
        high=_cents(high) if shown else None,
        effective=round(effective, 6),
        known=known,
    )


def _cents(dollars: float) -> int:
    return round(dollars * 100)


def _refusal(car: Car, version: str, why: Reason) -> Answer:
    return Answer(version, input_hash(car), Grade.ABSTAINED.value, why.code, why.sentence)


def _show(listing_id: int, seen: int | None, estimate_id: int) -> bool:
    """Put the estimate in the place of the one that was read; False if another stands there."""
    there = Q(estimate=seen) if seen else Q(estimate=None)
    return bool(Listing.objects.filter(there, pk=listing_id).update(estimate=estimate_id))


def _title_for_staff(listing: Listing) -> str:
    """Kept in one language, whoever caused the record."""
    with override(settings.LANGUAGE_CODE):
        return listing.title
