"""Addresses for programs and search engines."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import URLPattern, path, re_path

from .machine import api
from .serving import for_programs


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
    path("api/v1/", _served()),
    re_path(r"^api/v1/", for_programs(_nothing)),
]
