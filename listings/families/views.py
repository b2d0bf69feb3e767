"""Families: all makes, one make, and one family with its generations, cars and prices."""

from itertools import groupby
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from listings.cars.models import Listing
from listings.catalogue.models import Family, Make
from listings.eligibility.clock import legal_today
from listings.eligibility.rulebook import FEDERAL
from listings.search.addresses import Search
from listings.search.few import cards_of
from listings.search.speculation import leads_to_cars
from listings.states.chosen import chosen_state

from .generations import generations_of, shape_of
from .known import limits_for, lookalikes_of, twins_of
from .pages import families_with_pages, url_of
from .prices import known_prices, sold_cars
from .timeline import timeline

CARS_SHOWN = 6
KEY, SECONDS = "families.counts.1", 60


@require_safe
def makes(request: HttpRequest) -> HttpResponse:
    """Every family, by make."""
    rows = _listed(families_with_pages())
    groups = [(make, list(group)) for make, group in groupby(rows, key=lambda row: row["make"])]
    context = {"groups": groups, "canonical_url": _whole(reverse("families"))}
    return render(request, "families/makes.html", context)


@require_safe
def make(request: HttpRequest, make: str) -> HttpResponse:
    """The families of one make."""
    found = get_object_or_404(Make, slug=make)
    rows = _listed(families_with_pages().filter(make=found))
    address = reverse("families_of_make", args=[found.slug])
    context = {"make": found, "families": rows, "canonical_url": _whole(address)}
    return render(request, "families/make.html", context)


@require_safe
@leads_to_cars
def family(request: HttpRequest, make: str, model: str) -> HttpResponse:
    """One family; what no source tells is said to be unknown."""
    found = get_object_or_404(Family.objects.select_related("make"), make__slug=make, slug=model)
    codes = list(found.frame_codes.all())
    today = legal_today()
    years = FEDERAL.number("nhtsa_age", today)
    generations = generations_of(codes, years)
    offered = Listing.objects.for_sale().filter(family=found)
    newest = offered.order_by("-listed_at", "-pk").values_list("public_id", flat=True)[:CARS_SHOWN]
    context = {
        "family": found,
        "shape": shape_of(codes),
        "length_mm": max((code.length_mm for code in codes if code.length_mm), default=None),
        "years": years,
        "generations": [(each, each.standing(today)) for each in generations],
        "timeline": timeline(generations, today),
        "twins": twins_of(found, codes),
        "lookalikes": lookalikes_of(found),
        "limits": limits_for(codes),
        "cars": cards_of(list(newest), chosen_state(request)),
        "car_count": offered.count(),
        "cars_url": Search({"make": (make,), "model": (model,)}).url,
        "prices": known_prices(found, today),
        "sold": sold_cars(found),
        "structured": _crumbs(found),
        "canonical_url": _whole(url_of(found)),
        "is_indexed": bool(codes),
    }
    return render(request, "families/family.html", context)


def _listed(families: Any) -> list[dict[str, Any]]:
    """Families with their cars for sale as they were at most a minute ago."""
    counts: dict[int, int] = cache.get_or_set(KEY, _counts, SECONDS) or {}
    return [
        {
            "make": row.make,
            "name": row.label,
            "slug": row.slug,
            "aliases": row.aliases,
            "url": url_of(row),
            "count": counts.get(row.pk, 0),
        }
        for row in families
    ]


def _counts() -> dict[int, int]:
    """Cars for sale by family: a large market is counted once a minute, not for each visitor."""
    groups = Listing.objects.for_sale().values_list("family_id").annotate(Count("pk"))
    return dict(groups.order_by())


def _crumbs(found: Family) -> dict[str, Any]:
    steps = (
        ("Kei cars", reverse("families")),
        (found.make.name, reverse("families_of_make", args=[found.make.slug])),
        (found.name, url_of(found)),
    )
    return {
        "@context": "https://schema.org/",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": _whole(path)}
            for n, (name, path) in enumerate(steps, 1)
        ],
    }


def _whole(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
