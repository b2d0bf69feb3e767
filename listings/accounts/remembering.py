"""What a visitor chose, kept in a cookie of the browser: no account is needed."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

_OUR_OWN = {None, "none", "same-origin"}  # browsers from before 2023 say nothing


def is_our_own(request: HttpRequest) -> bool:
    """Whether one of our own pages sends this, or somebody typed it, as far as browsers say."""
    return request.headers.get("Sec-Fetch-Site") in _OUR_OWN


def keep(answer: HttpResponse, cookie: str, value: str) -> None:
    """As long, and as guarded, as the choice of a language."""
    answer.set_cookie(
        cookie,
        value,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def with_parameter(address: str, name: str, value: str = "") -> str:
    """The address with this parameter in place of any of the same name; without it if empty."""
    parts = urlsplit(address)
    kept = [pair for pair in parse_qsl(parts.query, True) if pair[0] != name]
    told = [*kept, (name, value)] if value else kept
    return urlunsplit(parts._replace(query=urlencode(told)))


def way_back(request: HttpRequest) -> str:
    """Where a form stood, as its field `next` says; the front page if that is no address of ours."""
    address: str = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else "/"
