"""Cars for sale, how many of which kind, and one car."""

from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from ninja import Router

from listings.cars.models import Listing
from listings.search.sorts import DEFAULT

from .. import parameters
from ..asking import Asked, read_filters, read_search
from ..cursors import cursor_behind, is_kept, keys_behind
from ..items import UNUSED, item, told, whole_item
from ..problems import problem
from ..schemas import Cars, Facets, WholeCar

router = Router(tags=["cars"])


@router.get(
    "/cars",
    response=Cars,
    operation_id="cars",
    summary="Cars for sale",
    openapi_extra={"parameters": [*parameters.FILTERS, *parameters.LIST]},
)
def cars(request: HttpRequest, response: HttpResponse) -> dict[str, Any]:
    """The cars that fit, in the words of the results page. Several values of one parameter by
    repeating its name; a name that is not known is ignored, a value that is not is refused."""
    asked = read_search(request.GET)
    page, has_more = _page(asked)
    following = _next(asked, page) if has_more and page else None
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return {
        "items": [item(car) for car in page],
        "count": asked.found.count,
        "next": following,
    }


@router.get(
    "/facets",
    response=Facets,
    operation_id="facets",
    summary="How many cars have which value",
    openapi_extra={"parameters": parameters.FILTERS},
)
def facets(request: HttpRequest) -> Any:
    """Each value of each facet with the cars it would give, counted with all other filters but
    without the facet's own."""
    found = read_filters(request.GET).facets
    return {name: [asdict(choice) for choice in choices] for name, choices in found.items()}


@router.get(
    "/cars/{id}",
    response=WholeCar,
    operation_id="car",
    summary="One car",
    openapi_extra={"responses": {410: parameters.problem_response("It was taken off the site.")}},
)
def car(request: HttpRequest, id: str) -> dict[str, Any] | HttpResponseBase:  # noqa: A002 - its name in the address
    """A car that is or was for sale; a sold one stays, with its status. 410 for one that was taken
    off the site, 404 for one that never was on it."""
    found = told(Listing.objects.filter(public_id=id)).first()
    if found is None or (not found.is_public and found.listed_at is None):
        return problem(request, 404, "There is no such car.")
    if not found.is_public:
        return problem(request, 410, "This car was taken off the site.")
    return whole_item(found, found.claims.standing().order_by("kind"))


def _page(asked: Asked) -> tuple[list[Listing], bool]:
    """The cars asked for, and whether more follow."""
    keys = _keys(asked)
    cars = told(Listing.objects.for_sale().filter(pk__in=keys[: asked.limit])).defer(*UNUSED)
    place = {key: at for at, key in enumerate(keys)}
    return sorted(cars, key=lambda car: place[car.pk]), len(keys) > asked.limit


def _keys(asked: Asked) -> list[int]:
    """One more than fits into the answer, so that it is known whether there are more."""
    place, most = asked.place, asked.limit + 1
    if place and is_kept(asked.found.sort):
        return keys_behind(asked.found, place, most)
    start = place.position if place else asked.start
    return asked.found.ids(slice(start, start + most))


def _next(asked: Asked, page: list[Listing]) -> str:
    applied, sort = asked.found.filters.applied, asked.found.sort
    pairs = [(name, value) for name, values in applied.items() for value in values]
    pairs.append(("limit", str(asked.limit)))
    if sort is not DEFAULT:
        pairs.append(("sort", sort.key))
    start = asked.place.position if asked.place else asked.start
    pairs.append(("cursor", cursor_behind(page[-1], sort, start + asked.limit)))
    return f"{settings.SITE_URL}{reverse('api:cars')}?{urlencode(pairs)}"
