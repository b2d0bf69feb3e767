"""Cars like another one: its generation first, then its family, then its body, near its price."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Abs
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from listings.cars.models import Listing
from listings.cars.models.querysets import ListingQuerySet
from listings.cars.roads import road_badge, road_badges
from listings.cars.wording import money
from listings.eligibility.clock import legal_today
from listings.search.cards import UNUSED

SHOWN = 4
# No seller fills the row: his other cars are a press away.
MOST_OF_A_SELLER = 2
# Newest cars that are weighed; a whole family of a large market is not.
OF_THE_FAMILY, OF_ALL = 200, 2_000
# Weighed in full, so that enough are left when a seller's many go.
WEIGHED = 24


@dataclass(frozen=True)
class Similar:
    car: Listing
    reason: str


def similar_to(car: Listing, state: str | None = None) -> list[Similar]:
    """At most four cars for sale, the same ones for the same market; one statement and one more
    for their covers.
    """
    found = list(_ranked(car).with_names().with_covers().defer(*UNUSED)[:WEIGHED])
    roads = road_badges(state, legal_today())
    shown = _chosen(found)
    for other in shown:
        other.road = road_badge(other, roads, state)
    return [Similar(other, reason(car, other)) for other in shown]


def reason(car: Listing, other: Listing) -> str:
    """In words: `same generation, 2 years older, $300 less`."""
    return ", ".join(
        part for part in (_kin(car, other), _years(car, other), _price(car, other)) if part
    )


def _ranked(car: Listing) -> ListingQuerySet:
    market = Listing.objects.for_sale().exclude(pk=car.pk).order_by("-listed_at", "-pk")
    family = market.filter(family=car.family_id).values("pk")[:OF_THE_FAMILY]
    candidates = Q(pk__in=family)
    if car.body:
        newest = Listing.objects.for_sale().order_by("-listed_at", "-pk").values("pk")[:OF_ALL]
        body = market.filter(pk__in=newest, body=car.body).values("pk")[:OF_THE_FAMILY]
        candidates = Q(pk__in=_both(family, body))
    ranked: ListingQuerySet = Listing.objects.filter(candidates).annotate(kin=_kinship(car))
    if car.price_usd_cents is None:
        return ranked.order_by("kin", "-listed_at", "-pk")
    apart = Abs(F("price_usd_cents") - Value(car.price_usd_cents))
    return ranked.order_by("kin", apart.asc(nulls_last=True), "-pk")


def _both(family: QuerySet[Any], body: QuerySet[Any]) -> QuerySet[Any]:
    return family.union(body)


def _kinship(car: Listing) -> Case:
    generation = car.frame_code.generation if car.frame_code else ""
    kin = [When(family=car.family_id, then=1)]
    if generation:
        same = When(family=car.family_id, frame_code__generation=generation, then=0)
        kin.insert(0, same)
    return Case(*kin, default=2, output_field=IntegerField())


def _chosen(found: list[Listing]) -> list[Listing]:
    """The best ones, no two that are the same offer, and few of one seller."""
    shown: list[Listing] = []
    for car in found:
        theirs = [other for other in shown if other.seller_id == car.seller_id]
        if len(theirs) < MOST_OF_A_SELLER and not any(_is_same_offer(car, it) for it in theirs):
            shown.append(car)
        if len(shown) == SHOWN:
            break
    return shown


def _is_same_offer(one: Listing, other: Listing) -> bool:
    facts = ("family_id", "year", "grade", "colour", "mileage_km")
    return all(getattr(one, fact) == getattr(other, fact) for fact in facts)


def _kin(car: Listing, other: Listing) -> str:
    if car.family_id != other.family_id:
        return _("same body")
    if car.frame_code and other.frame_code:
        if car.frame_code.code == other.frame_code.code:
            return _("same frame code")
        if car.frame_code.generation == other.frame_code.generation:
            return _("same generation")
    return _("same family")


def _years(car: Listing, other: Listing) -> str:
    if car.year is None or other.year is None:
        return ""
    years = abs(other.year - car.year)
    if not years:
        return _("same year")
    if other.year < car.year:
        return ngettext("%s year older", "%s years older", years) % years
    return ngettext("%s year newer", "%s years newer", years) % years


def _price(car: Listing, other: Listing) -> str:
    if car.price_usd_cents is None or other.price_usd_cents is None:
        return ""
    # To ten dollars: rates make cents of yen.
    apart = round((other.price_usd_cents - car.price_usd_cents) / 1_000) * 1_000
    if not apart:
        return _("same price")
    words = _("%s less") if apart < 0 else _("%s more")
    return words % money(abs(apart), "USD")
