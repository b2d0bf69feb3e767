"""What a visitor may prefer: language, theme, state and ZIP code, each in a cookie of this browser.

The forms stand on every page and carry no token, so that a page is the same for all visitors and
sets no cookie by itself. A form on another site is refused by what browsers say of a request.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from listings.accounts.actions import write_letters_in
from listings.accounts.remembering import is_our_own, keep, way_back, with_parameter
from listings.landed import chosen as door
from listings.landed.reading import InputError, read_zip
from listings.places.states import US_STATES
from listings.states import chosen

THEMES = ("auto", "light", "dark")
THEME_COOKIE = "theme"

View = Callable[[HttpRequest], HttpResponse]


def preference(view: View) -> View:
    """A form of one of our own pages, sent by POST."""

    @csrf_exempt
    @require_POST
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not is_our_own(request):
            raise PermissionDenied
        return view(request)

    return guarded


@preference
def language(request: HttpRequest) -> HttpResponse:
    """Pages speak this language from now on; so do letters, to a person who is signed in."""
    code = request.POST.get("language", "")
    if code not in dict(settings.LANGUAGES):
        return redirect(way_back(request))
    write_letters_in(code, request.user)
    return set_language(request)


@preference
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or again as the system says."""
    answer = redirect(way_back(request))
    choice = request.POST.get("theme")
    if choice == "auto":
        answer.delete_cookie(THEME_COOKIE)
    elif choice in THEMES:
        keep(answer, THEME_COOKIE, choice)
    return answer


@preference
def state(request: HttpRequest) -> HttpResponse:
    """Cars and rules are shown for this state from now on; for none again if it is empty."""
    answer = redirect(chosen.without_state(way_back(request)))
    code = request.POST.get("state", "").upper()
    if not code:
        answer.delete_cookie(chosen.COOKIE)
    elif code in US_STATES:
        keep(answer, chosen.COOKIE, code)
    return answer


@preference
def zip_code(request: HttpRequest) -> HttpResponse:
    """Costs are reckoned to this door from now on; to none again if it is empty.

    Who has not picked a state is taken to live where the door is. What is no ZIP code goes back to
    its page as it was typed, and changes nothing.
    """
    typed = request.POST.get("zip", "").strip()[: door.LONGEST]
    back = with_parameter(way_back(request), door.PARAMETER)
    answer = redirect(back)
    if not typed:
        answer.delete_cookie(door.COOKIE)
        return answer
    try:
        state_there = read_zip(typed).state
    except InputError:
        return redirect(with_parameter(back, door.PARAMETER, typed))
    keep(answer, door.COOKIE, typed)
    if chosen.COOKIE not in request.COOKIES and state_there in US_STATES:
        keep(answer, chosen.COOKIE, state_there)
    return answer


def chosen_theme(request: HttpRequest) -> dict[str, str]:
    """For every page: `theme`, one of `THEMES`."""
    kept = request.COOKIES.get(THEME_COOKIE, "")
    return {"theme": kept if kept in THEMES else "auto"}
