"""The next best help where no estimate is made: what cars of the family are known to have cost."""

from collections import Counter
from dataclasses import dataclass
from statistics import median

from listings.eligibility.clock import legal_today
from listings.pricing.models import Sale
from listings.pricing.rules import shown

from ..models import Listing
from ..wording import money
from .worth_comparables import kind_of

LEAST = 3
# The newest; more would not move the middle.
MOST = 500


@dataclass(frozen=True)
class FamilyPrices:
    """Lowest, middle and highest known price, and how many of each kind there are."""

    lowest: str
    middle: str
    highest: str
    n: int
    kinds: tuple[tuple[str, int], ...]


def family_prices(car: Listing) -> FamilyPrices | None:
    """Prices of the car's family without its own; None where fewer than three are known.

    One statement.
    """
    known = Sale.objects.usable(legal_today()).filter(family_id=car.family_id)
    others = known.exclude(listing_id=car.pk).order_by("-on", "-pk")
    found = list(others.values_list("price_usd_cents", "kind")[:MOST])
    if len(found) < LEAST:
        return None
    prices = [price for price, _kind in found]
    counts = Counter(kind for _price, kind in found)
    return FamilyPrices(
        lowest=_text(min(prices)),
        middle=_text(median(prices)),
        highest=_text(max(prices)),
        n=len(found),
        kinds=tuple((kind_of(kind), counts[kind]) for kind in Sale.Kind.values if counts[kind]),
    )


def _text(cents: float) -> str:
    return money(shown(round(cents)) or 0, "USD")
