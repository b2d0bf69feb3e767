"""What is it worth? The first method: the weighted median of comparable prices.

No Django, no clock, no chance: the same car and the same sales give the same answer. A better
method takes the place of `estimate` and brings a `MODEL_VERSION` of its own; `docs/prices.md`
tells the method and what it cannot do.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from . import reasons
from .comparing import Comparable, Subject, Weighed, is_own, most_alike, share_out
from .quantiles import effective_size, interval
from .reasons import Reason

__all__ = ["Comparable", "Estimate", "Reason", "Subject", "Weighed", "estimate", "input_hash"]

MODEL_VERSION = "comparables-1"

LEAST_EFFECTIVE = 8
# With three, one would have more than 30 % of the weight.
LEAST_SELLERS = 4
# Of the middle, in per cent.
MOST_WIDTH = 60

SHOWN_STEP = 50_00  # cents


@dataclass(frozen=True)
class Estimate:
    """An 80 % range and its middle in US cents, or None for all three; always with the reason.

    `comparables` are the prices that it rests on, those that weigh most first.
    """

    reason: Reason
    effective_comparables: float
    comparables: tuple[Weighed, ...]
    low: int | None = None
    mid: int | None = None
    high: int | None = None
    model_version: str = MODEL_VERSION

    @property
    def abstained(self) -> bool:
        return self.mid is None


def estimate(subject: Subject, known: Iterable[Comparable]) -> Estimate:
    """What the car is worth by known prices of its family; their order does not matter."""
    others = _others(subject, known)
    used = share_out(most_alike(subject, others))
    effective = effective_size(row.share for row in used)
    if refusal := _refusal(subject, others, used, effective):
        return Estimate(refusal, effective, used)
    low, mid, high = interval(used, effective)
    if (high - low) * 100 > mid * MOST_WIDTH:
        width = -(-(high - low) * 100 // mid)
        return Estimate(reasons.too_wide(subject.family, width, MOST_WIDTH), effective, used)
    reason = reasons.supported(subject.family, used, _sellers(used))
    return Estimate(reason, effective, used, low, mid, high)


def input_hash(subject: Subject, known: Iterable[Comparable]) -> str:
    """The same for the same question; what an estimate leaves out leaves no trace in it."""
    facts = [vars(subject), [vars(other) for other in _others(subject, known)]]
    return hashlib.sha256(json.dumps(facts, default=str).encode()).hexdigest()


def shown(cents: int | None) -> int | None:
    """An amount as a page shows it, to 50 dollars; what is stored stays exact."""
    return None if cents is None else (cents + SHOWN_STEP // 2) // SHOWN_STEP * SHOWN_STEP


def _others(subject: Subject, known: Iterable[Comparable]) -> list[Comparable]:
    others = (other for other in known if not is_own(subject, other))
    return sorted(others, key=lambda other: other.sale_id)


def _refusal(
    subject: Subject, others: list[Comparable], used: tuple[Weighed, ...], effective: float
) -> Reason | None:
    """Why these comparables cannot carry an estimate; None when they can."""
    if subject.year is None or not subject.side:
        return reasons.facts_missing(subject)
    if len(used) < LEAST_EFFECTIVE:
        return reasons.too_few(subject.family, others, len(used), LEAST_EFFECTIVE)
    if (sellers := _sellers(used)) < LEAST_SELLERS:
        return reasons.too_few_sellers(subject.family, sellers, LEAST_SELLERS)
    if effective < LEAST_EFFECTIVE:
        return reasons.too_unlike(subject.family, len(used), effective, LEAST_EFFECTIVE)
    return None


def _sellers(used: tuple[Weighed, ...]) -> int:
    return len({row.comparable.seller for row in used})
