"""What a visitor may prefer: language, theme and state, each kept in a cookie of this browser.

The forms stand on every page and carry no token, so that a page is the same for all visitors and
sets no cookie by itself. A form on another site is refused by what browsers say of a request.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from listings.accounts.actions import write_letters_in
from listings.places.states import US_STATES
from listings.states import chosen

THEMES = ("auto", "light", "dark")
THEME_COOKIE = "theme"
OUR_OWN = {None, "none", "same-origin"}  # browsers from before 2023 say nothing

View = Callable[[HttpRequest], HttpResponse]


def preference(view: View) -> View:
    """A form of one of our own pages, sent by POST."""

    @csrf_exempt
    @require_POST
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if request.headers.get("Sec-Fetch-Site") not in OUR_OWN:
            raise PermissionDenied
        return view(request)

    return guarded


@preference
def language(request: HttpRequest) -> HttpResponse:
    """Pages speak this language from now on; so do letters, to a person who is signed in."""
    code = request.POST.get("language", "")
    if code not in dict(settings.LANGUAGES):
        return redirect(_next(request))
    write_letters_in(code, request.user)
    return set_language(request)


@preference
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or again as the system says."""
    answer = redirect(_next(request))
    choice = request.POST.get("theme")
    if choice == "auto":
        answer.delete_cookie(THEME_COOKIE)
    elif choice in THEMES:
        _keep(answer, THEME_COOKIE, choice)
    return answer


@preference
def state(request: HttpRequest) -> HttpResponse:
    """Cars and rules are shown for this state from now on; for none again if it is empty."""
    answer = redirect(chosen.without_state(_next(request)))
    code = request.POST.get("state", "").upper()
    if not code:
        answer.delete_cookie(chosen.COOKIE)
    elif code in US_STATES:
        _keep(answer, chosen.COOKIE, code)
    return answer


def chosen_theme(request: HttpRequest) -> dict[str, str]:
    """For every page: `theme`, one of `THEMES`."""
    kept = request.COOKIES.get(THEME_COOKIE, "")
    return {"theme": kept if kept in THEMES else "auto"}


def _keep(answer: HttpResponse, cookie: str, value: str) -> None:
    answer.set_cookie(
        cookie,
        value,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _next(request: HttpRequest) -> str:
    """Where the form stood; the front page if that is not an address of this site."""
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else "/"
