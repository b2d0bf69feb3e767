"""For search engines: the index of sitemaps, its parts, and robots.txt."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from .. import sitemaps
from ..sitemaps import Page

XML = "application/xml"
HOUR = "public, max-age=3600"


def sitemap(request: HttpRequest) -> HttpResponse:
    """The parts there are."""
    parts = [Page(reverse("sitemap_part", args=[name])) for name in sitemaps.PARTS]
    parts += [
        Page(reverse("sitemap_cars", args=[number]), changed)
        for number, changed in sitemaps.ranges().items()
    ]
    return _xml(request, "api/sitemaps.xml", parts)


def part(request: HttpRequest, name: str) -> HttpResponse:
    if name not in sitemaps.PARTS:
        raise Http404
    return _xml(request, "api/sitemap.xml", sitemaps.PARTS[name]())


def cars(request: HttpRequest, number: int) -> HttpResponse:
    """The cars for sale in one range of keys; 404 for a range without any."""
    found = sitemaps.cars(number)
    if not found:
        raise Http404
    return _xml(request, "api/sitemap.xml", found)


def robots(request: HttpRequest) -> HttpResponse:
    """What is nobody's to find, and where the sitemap is."""
    answer = render(request, "api/robots.txt", {"site": settings.SITE_URL}, "text/plain")
    answer.headers["Cache-Control"] = HOUR
    return answer


def _xml(request: HttpRequest, template: str, pages: Iterable[Page]) -> HttpResponse:
    context: dict[str, Any] = {"site": settings.SITE_URL, "pages": pages}
    answer = render(request, template, context, XML)
    answer.headers["Cache-Control"] = HOUR
    return answer
