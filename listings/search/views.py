"""Home, results, and a seller with his cars."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from listings.cars.models import Listing
from listings.dealers.models import Seller
from listings.eligibility.clock import legal_today
from listings.states.chosen import chosen_state, remembers_state

from . import sorts
from .addresses import Search, sort_links
from .cards import cards
from .chips import chips
from .counting import count_in_words, count_up_to, show_in_words
from .dates import a_year_after
from .doors import doors
from .finding import find
from .market import market
from .paging import MOST_CARS, open_page
from .promoted import promoted
from .speculation import leads_to_cars
from .suggestions import suggestions

NEWEST_SHOWN = 8
SOON_SHOWN = 4
# Combinations of more filters than this are endless; robots need not walk through them.
INDEXED_FILTERS = 2


@require_safe
@leads_to_cars
def home(request: HttpRequest) -> HttpResponse:
    """The market at a glance."""
    now = market()
    today = legal_today()
    state = chosen_state(request)
    for_sale = Listing.objects.for_sale()
    soon = for_sale.legal_between(today, a_year_after(today))
    return render(
        request,
        "home.html",
        {
            "figures": now,
            "doors": doors(now),
            "families": now.families,
            "newest": cards(for_sale, sorts.DEFAULT, slice(NEWEST_SHOWN), state),
            "becoming_legal": cards(soon, sorts.SORTS["eligible"], slice(SOON_SHOWN), state),
        },
    )


@require_safe
@leads_to_cars
@remembers_state
def results(request: HttpRequest) -> HttpResponse:
    """The cars that fit the query string; whatever it holds, this answers."""
    found = find(request.GET, chosen_state(request))
    filters, search, panel = found.filters, found.search, found.panel
    page, page_notes = open_page(search, panel.count, request.GET.get("page", ""))
    page.cars = found.cars(page.rows) if panel.count else []
    applied = chips(filters, search)
    is_empty = bool(applied) and not panel.count
    return render(
        request,
        "search/results.html",
        {
            "filter": filters,
            "facets": panel.facets,
            "sort": found.sort,
            "page": page,
            "count_text": count_in_words(panel.count),
            "show_text": show_in_words(panel.count),
            "corrected": filters.meaning.corrected,
            "chips": applied,
            "promoted": promoted(search, filters.for_state),
            "asks_state": "road" in filters.form.errors,
            "clear_url": Search({}).url,
            "sorts": sort_links(search),
            "notes": [*found.notes, *page_notes],
            "suggestions": suggestions(filters, found.answers, search, applied) if is_empty else [],
            "feed_url": Search(filters.applied, path=reverse("cars_atom")).url,
            "canonical_url": settings.SITE_URL + page.search.url,
            "is_indexed": len(filters.applied) <= INDEXED_FILTERS and "q" not in filters.applied,
        },
    )


@require_safe
@leads_to_cars
def seller(request: HttpRequest, slug: str) -> HttpResponse:
    """Who sells, what was checked, and what is for sale there, newest first."""
    found = get_object_or_404(Seller, slug=slug)
    offered = Listing.objects.for_sale().filter(seller=found)
    count = count_up_to(offered, MOST_CARS)
    search = Search({}, path=found.get_absolute_url())
    page, _notes = open_page(search, count, request.GET.get("page", ""))
    page.cars = cards(offered, sorts.DEFAULT, page.rows, chosen_state(request))
    context = {
        "seller": found,
        "is_verified": found.is_verified(legal_today()),
        "page": page,
        "count_text": count_in_words(count, MOST_CARS),
        "legal_count": count_up_to(offered.legal_by(legal_today()), MOST_CARS),
    }
    return render(request, "dealers/seller.html", context)
