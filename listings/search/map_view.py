"""The map of a search: list first, map second, and a table that says the same."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from listings.places.states import US_STATES
from listings.states.chosen import chosen_state, remembers_state

from .addresses import Search
from .chips import chips
from .filters import ListingFilter
from .map_of_cars import map_of


@require_safe
@remembers_state
def map_page(request: HttpRequest) -> HttpResponse:
    """Where the cars stand that fit the query string; whatever it holds, this answers."""
    filters = ListingFilter(request.GET, chosen_state(request))
    search = Search(filters.applied)
    found = map_of(filters.qs, search)
    context = {
        "map": found,
        "outlines": list(US_STATES),
        "full": {state.code for state in found.states},
        "chips": chips(filters, Search(filters.applied, path=reverse("map"))),
        "clear_url": reverse("map"),
        "list_url": search.url,
        "canonical_url": settings.SITE_URL + reverse("map"),
    }
    return render(request, "search/map.html", context)
