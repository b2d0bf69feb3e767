"""The visitor's state: picked once, kept in a cookie of the browser, and overruled by an address."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from listings.accounts.remembering import is_our_own, keep, with_parameter
from listings.places.states import US_STATES

COOKIE = PARAMETER = "state"

View = Callable[..., HttpResponse]


def chosen_state(request: HttpRequest) -> str | None:
    """The state's two letters: `?state=CO` of the address, else the cookie; None if neither is one."""
    told = (request.GET.get(PARAMETER, ""), request.COOKIES.get(COOKIE, ""))
    return next((code.upper() for code in told if code.upper() in US_STATES), None)


def without_state(address: str) -> str:
    """The address without a state of its own, which would overrule a choice made after it."""
    return with_parameter(address, PARAMETER)


def remembers_state(view: View) -> View:
    """For a page with a choice of states in its address: the last one that was asked for is kept.

    A link on another site shows its state once and changes nobody's own.
    """

    @wraps(view)
    def remembering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        asked = request.GET.get(PARAMETER, "").upper()
        if asked in US_STATES and asked != request.COOKIES.get(COOKIE) and is_our_own(request):
            keep(answer, COOKIE, asked)
        return answer

    return remembering
