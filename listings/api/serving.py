"""How every address for programs is served: only read, counted, in English, with an ETag."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from listings.accounts.limits import Allowance, address_of, take

from .problems import CONTENT_TYPE, Refused, problem

View = Callable[..., Any]

READS = ("GET", "HEAD")
METHODS = "GET, HEAD, OPTIONS"
WINDOW = 60
FRESH_SECONDS = 60
# What a program on another site's page may read of an answer.
EXPOSED = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After"


def for_programs(view: View) -> View:
    """A view whose refusals are problems and whose answers may be kept and read from anywhere."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return _open(HttpResponse(status=204, headers={"Allow": METHODS}))
        if request.method not in READS:
            detail = "This address is only read."
            return _open(problem(request, 405, detail, headers={"Allow": METHODS}))
        allowance = take(
            f"api.{address_of(request)}", most=settings.API_REQUESTS_A_MINUTE, seconds=WINDOW
        )
        with override("en"):
            found = _too_many(request, allowance) or _read(view, request, *args, **kwargs)
        return _open(_counted(found, allowance))

    # Nothing here reads a cookie or changes a row.
    return csrf_exempt(answer)


def _read(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    asked, request.method = request.method, "GET"  # the server leaves the body of a HEAD out
    try:
        found = view(request, *args, **kwargs)
    except Refused as refused:
        return problem(request, 400, refused.detail, refused.faults)
    except Http404:
        return problem(request, 404, "There is nothing at this address.")
    finally:
        request.method = asked
    if found.status_code != 200:
        return found
    found.headers.setdefault("Cache-Control", f"public, max-age={FRESH_SECONDS}")
    set_response_etag(found)
    # By the tag alone: a car that left a list makes it no younger.
    same = get_conditional_response(request, etag=found.headers["ETag"], response=found)
    return same or found


def _too_many(request: HttpRequest, allowance: Allowance) -> HttpResponse | None:
    if allowance.left >= 0:
        return None
    detail = f"At most {allowance.most} requests a minute from one address."
    return problem(request, 429, detail, headers={"Retry-After": str(allowance.seconds_left)})


def _counted(answer: HttpResponse, allowance: Allowance) -> HttpResponse:
    answer.headers["RateLimit-Policy"] = f'"address";q={allowance.most};w={WINDOW}'
    answer.headers["RateLimit"] = f'"address";r={max(0, allowance.left)};t={allowance.seconds_left}'
    return answer


def _open(answer: HttpResponse) -> HttpResponse:
    """Any site's page may read it; there is no credential that could be sent along."""
    if answer.headers.get("Content-Type") == CONTENT_TYPE:
        answer.headers["Cache-Control"] = "no-store"
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Access-Control-Allow-Methods"] = METHODS
    answer.headers["Access-Control-Allow-Headers"] = "If-None-Match"
    answer.headers["Access-Control-Expose-Headers"] = EXPOSED
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer
