"""Error pages in the site's layout, with words for a person and the number of the request."""

import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from .numbers import KEY
from .preferences import chosen_theme

# A restart of the database takes a few seconds.
RETRY_SECONDS = "10"


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "403.html", 403)


def csrf_failure(request: HttpRequest, reason: str = "", **kwargs: Any) -> HttpResponse:
    """The form was open too long or came from elsewhere: say how to go on."""
    return _page(request, "403_csrf.html", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "404.html", 404)


def method_not_allowed(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The page for a 405, with the header that names the methods which the address takes."""
    page = _page(request, "405.html", 405)
    page.headers["Allow"] = answer.headers["Allow"]
    return page


def server_error(request: HttpRequest) -> HttpResponse:
    """The page asks nothing of what may be broken. A database that is away or too slow for now is
    a 503: the same request may be sent again soon.
    """
    known = {"request_id": request.META.get(KEY), **chosen_theme(request)}
    page = render_to_string("500.html", known)
    if isinstance(sys.exception(), (OperationalError, InterfaceError)):
        return HttpResponse(page, status=503, headers={"Retry-After": RETRY_SECONDS})
    return HttpResponse(page, status=500)


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    return render(request, template, {"request_id": request.META.get(KEY)}, status=status)
