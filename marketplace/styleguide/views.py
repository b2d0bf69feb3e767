"""The guide's page, its sample photographs, and a letter as a mail program would show it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_replace, csp_update
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from . import letter, sheets
from .guide import THEMES, shown

SCRIPTS = [f"js/{name}.js" for name in ("gallery", "photos", "toast", "dialog", "map")]
View = Callable[..., HttpResponseBase]
# A symbol set on a ground of its own, with a road below.
PHOTO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="-40 -50 420 280" width="1200" height="800">
{symbol}<path fill="#dfe7dc" d="M-40-50h420v280H-40z"/><path fill="#c9d3c6" d="M-40 187h420v43H-40z"/>
<use href="#{name}" x="0" y="-10" width="340" height="200" color="#1f2428" stroke-width="2"/></svg>"""


def for_staff(view: View) -> View:
    """Staff, or anybody while building; to all others there is nothing here."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        if not (settings.DEBUG or request.user.is_staff):
            raise Http404
        return view(request, *args, **named)

    return guarded


@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
@csp_update({"frame-src": [SELF]})
def guide(request: HttpRequest) -> HttpResponse:
    """Everything on one page. What samples post changes nothing."""
    if request.method == "POST":
        return redirect("styleguide")
    context = {
        "themes": THEMES,
        "components": shown(request),
        "colours": sheets.colours(),
        "type": sheets.measures("small", "body", "large", "h"),
        "space": sheets.measures("s"),
        "motion": sheets.measures("state", "panel", "toast-time"),
        "others": sheets.other_drawings(),
        "letter": letter.sample(),
        "scripts": SCRIPTS,
    }
    return render(request, "styleguide/guide.html", context)


@for_staff
@require_safe
def photo(request: HttpRequest, shape: str) -> HttpResponse:
    """A drawing in place of a photograph."""
    symbol = sheets.drawing(shape).replace('class="b"', 'fill="#fff" fill-opacity="1"')
    if not symbol:
        raise Http404
    return HttpResponse(PHOTO.format(symbol=symbol, name=shape), content_type="image/svg+xml")


@for_staff
@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF], "style-src": [UNSAFE_INLINE]})
def mail(request: HttpRequest) -> HttpResponse:
    """A letter, whose style is inside it, as in every letter."""
    return HttpResponse(letter.sample().html)
