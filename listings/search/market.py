"""The market at a glance, for the home page: kept for a minute, so that nobody waits for it."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import get_language

from listings.cars.models import Listing
from listings.dealers.models import Seller
from listings.eligibility.clock import legal_today

from .addresses import Search
from .dates import a_year_after
from .names import read_names

# Raised when the fields of a market change: an older process may have kept another kind.
KEY, SECONDS = "search.market.2", 60
FAMILIES_SHOWN = 12


@dataclass(frozen=True)
class FamilyOnSale:
    """A family with its cars for sale; `body` is the commonest among them."""

    make: str
    name: str
    body: str
    count: int
    url: str


@dataclass(frozen=True)
class Market:
    """Figures of all that is for sale: `soon` within a year, `bodies` by shape."""

    live: int
    legal_now: int
    soon: int
    sellers: int
    bodies: dict[str, int]
    families: list[FamilyOnSale]
    counted_at: datetime


def market() -> Market:
    """The market as it was at most a minute ago, with names as the reader writes them."""
    key = f"{KEY}.{get_language()}"
    kept: Market | None = cache.get(key)
    if kept is None:
        kept = _read()
        cache.set(key, kept, SECONDS)
    return kept


def _read() -> Market:
    for_sale = Listing.objects.for_sale()
    groups = for_sale.values_list("family_id", "body").annotate(Count("pk"))
    bodies: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for family_id, body, count in groups.order_by():
        bodies[family_id][body] = count
    by_body = sum(bodies.values(), Counter())
    offers = Exists(for_sale.filter(seller=OuterRef("pk")))
    today = legal_today()
    legal = for_sale.legal_by(a_year_after(today)).aggregate(
        now=Count("pk", filter=Q(eligible_safe__lte=today)),
        soon=Count("pk", filter=Q(eligible_safe__gt=today)),
    )
    return Market(
        live=by_body.total(),
        legal_now=legal["now"],
        soon=legal["soon"],
        sellers=Seller.objects.filter(offers).count(),
        bodies=dict(by_body),
        families=_commonest(bodies),
        counted_at=timezone.now(),
    )


def _commonest(bodies: dict[int, Counter[str]]) -> list[FamilyOnSale]:
    ranked = sorted(
        (row for row in read_names().families if row.id in bodies),
        key=lambda row: -bodies[row.id].total(),
    )
    return [
        FamilyOnSale(
            make=row.make_name,
            name=row.name,
            body=bodies[row.id].most_common(1)[0][0],
            count=bodies[row.id].total(),
            url=Search({"make": (row.make_slug,), "model": (row.slug,)}).url,
        )
        for row in ranked[:FAMILIES_SHOWN]
    ]
