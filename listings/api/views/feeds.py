"""The newest cars of any search, for feed readers."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from listings.search.addresses import Search
from listings.search.chips import chips

from ..asking import read_filters
from ..atom import NEWEST, Feed, feed_of

FRESH_SECONDS = 300


def newest(request: HttpRequest) -> HttpResponse:
    """The parameters of the results page; the order is always the newest first."""
    asked = request.GET.copy()
    asked.pop("sort", None)
    found = read_filters(asked)
    words = [chip.label for chip in chips(found.filters, found.search)]
    own = Search(found.filters.applied, path=reverse("cars_atom"))
    xml = feed_of(
        found.cars(slice(NEWEST)),
        title=": ".join(filter(None, ("Keiport", ", ".join(words)))),
        page=settings.SITE_URL + found.search.url,
        address=settings.SITE_URL + own.url,
    )
    headers = {"Cache-Control": f"public, max-age={FRESH_SECONDS}"}
    return HttpResponse(xml, content_type=Feed.content_type, headers=headers)
