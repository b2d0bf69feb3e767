"""Hearts on cards: which card a page finds again after a press."""

from typing import Any

from django import template
from django.template import RequestContext
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from listings.cars.models import Listing

register = template.Library()


@register.simple_tag(takes_context=True)
def ways(context: RequestContext, car: Listing) -> SafeString:
    """Heart and "Compare" over the photo of a card, outside of what is kept drawn.

    Written out in Python: a page has two dozen, and a template of their own cost it five milliseconds.
    """
    shortlist = context.get("shortlist")
    place, key = escape(place_of(context, car)), escape(car.public_id)
    saved = bool(shortlist and car.public_id in shortlist.saved)
    compared = bool(shortlist and car.public_id in shortlist.compared)
    words = {"car": escape(car.title)}
    heart = _way("save", saved, key, "heart", _("Save"), _("Save: %(car)s") % words)
    compare = _way("compare", compared, key, "compare", _("Compare"), _("Compare: %(car)s") % words)
    at = f' id="{place}"' if place else ""
    return mark_safe(f'<div class="card-ways"{at}>{heart}{compare}</div>')  # noqa: S308 - all parts are escaped


def _way(name: str, is_on: bool, key: str, icon: str, label: str, words: str) -> str:
    return (
        f'<button class="card-way" form="shortlist" name="{"un" if is_on else ""}{name}"'
        f' value="{key}" aria-pressed="{"true" if is_on else "false"}" title="{label}">'
        f'<svg class="icon" aria-hidden="true"><use href="#i-{icon}"/></svg>'
        f'<span class="aloud">{words}</span></button>'
    )


@register.simple_tag(takes_context=True)
def place_of(context: RequestContext, car: Listing) -> Any:
    """The id of a car's first card on the page; empty for its next ones."""
    shortlist = context.get("shortlist")
    return shortlist.place_of(car.public_id) if shortlist else ""
