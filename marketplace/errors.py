"""Error pages in the site's layout, with words for a person and the number of the request."""

import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from listings.api.problems import is_for_programs, problem

from .numbers import KEY
from .preferences import chosen_theme

# What is said to programs, where people get a page.
DETAILS = {
    400: "The request cannot be read as text: it holds a NUL, or bytes that are no UTF-8.",
    403: "This may not be done.",
    404: "There is nothing at this address.",
    500: "Something went wrong here; it has been written down.",
    503: "The database is away or too slow just now.",
}
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
    is_away = isinstance(sys.exception(), (OperationalError, InterfaceError))
    status, headers = (503, {"Retry-After": RETRY_SECONDS}) if is_away else (500, {})
    if is_for_programs(request.path):
        return problem(request, status, DETAILS[status], headers=headers)
    known = {"request_id": request.META.get(KEY), **chosen_theme(request)}
    return HttpResponse(render_to_string("500.html", known), status=status, headers=headers)


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    if status in DETAILS and is_for_programs(request.path):
        return problem(request, status, DETAILS[status])
    return render(request, template, {"request_id": request.META.get(KEY)}, status=status)
