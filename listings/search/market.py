"""The market at a glance, for the home page: kept for a minute, so that nobody waits for it."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef

from listings.cars.models import Listing
from listings.dealers.models import Seller
from listings.eligibility.clock import legal_today

from .addresses import Search
from .names import read_names

KEY, SECONDS = "search.market", 60
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
    """Figures of all that is for sale."""

    live: int
    legal_now: int
    sellers: int
    families: list[FamilyOnSale]


def market() -> Market:
    """The market as it was at most a minute ago."""
    kept: Market | None = cache.get(KEY)
    if kept is None:
        kept = _read()
        cache.set(KEY, kept, SECONDS)
    return kept


def _read() -> Market:
    for_sale = Listing.objects.for_sale()
    groups = for_sale.values_list("family_id", "body").annotate(Count("pk"))
    bodies: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for family_id, body, count in groups.order_by():
        bodies[family_id][body] = count
    offers = Exists(for_sale.filter(seller=OuterRef("pk")))
    return Market(
        live=sum(counted.total() for counted in bodies.values()),
        legal_now=for_sale.legal_by(legal_today()).count(),
        sellers=Seller.objects.filter(offers).count(),
        families=_commonest(bodies),
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
