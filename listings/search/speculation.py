"""The next page before it is asked for: a browser may fetch a car's page while a hand moves to it.

Told by a header and a file, so that the content policy needs no exception for a script inside the
page. Browsers leave it where data or power is saved, and a car's page is only read, never changed.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

CONTENT_TYPE = "application/speculationrules+json"
A_DAY = 60 * 60 * 24
RULES = {"prefetch": [{"where": {"href_matches": "/cars/*/*/*"}, "eagerness": "moderate"}]}

View = Callable[..., HttpResponse]


@require_safe
@cache_control(public=True, max_age=A_DAY)
def rules(request: HttpRequest) -> HttpResponse:
    """What may be fetched ahead: cars' pages, once the pointer rests on their link."""
    return JsonResponse(RULES, content_type=CONTENT_TYPE)


def leads_to_cars(view: View) -> View:
    """For pages with cards: names the rules in the answer's header."""

    @wraps(view)
    def with_header(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        answer.headers["Speculation-Rules"] = f'"{reverse("speculation_rules")}"'
        return answer

    return with_header
