"""Addresses for programs and search engines."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import URLPattern, path, re_path

from .machine import api
from .serving import for_programs
from .views import engines, feeds, page


def _nothing(request: HttpRequest) -> None:
    raise Http404


def _served() -> Any:
    """Ninja's addresses, each served as all addresses for programs are."""
    patterns, app, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = for_programs(pattern.callback)
    return patterns, app, namespace


urlpatterns = [
    path("api/", page.page, name="api"),
    path("api/v1/", _served()),
    re_path(r"^api/v1/", for_programs(_nothing)),
    # Every name of a feed below the results is this one: cars.atom, cars/.atom, cars/vans.atom.
    path("cars/newest.atom", for_programs(feeds.newest), name="cars_atom"),
    re_path(r"^cars(?:/[-\w]*)?\.atom$", for_programs(feeds.newest)),
    path("sitemap.xml", for_programs(engines.sitemap), name="sitemap"),
    path("sitemap-cars-<int:number>.xml", for_programs(engines.cars), name="sitemap_cars"),
    path("sitemap-<slug:name>.xml", for_programs(engines.part), name="sitemap_part"),
    path("robots.txt", for_programs(engines.robots), name="robots"),
]
