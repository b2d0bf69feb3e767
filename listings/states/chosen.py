"""The visitor's state: picked once, kept in a cookie of the browser, and overruled by an address."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.http import HttpRequest

from listings.places.states import US_STATES

COOKIE = PARAMETER = "state"


def chosen_state(request: HttpRequest) -> str | None:
    """The state's two letters: `?state=CO` of the address, else the cookie; None if neither is one."""
    told = (request.GET.get(PARAMETER, ""), request.COOKIES.get(COOKIE, ""))
    return next((code.upper() for code in told if code.upper() in US_STATES), None)


def without_state(address: str) -> str:
    """The address without a state of its own, which would overrule a choice made after it."""
    parts = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(parts.query, True) if name != PARAMETER]
    return urlunsplit(parts._replace(query=urlencode(kept)))
