"""Hearts on cards: which card a page finds again after a press."""

from typing import Any

from django import template
from django.template import RequestContext

from listings.cars.models import Listing

register = template.Library()


@register.simple_tag(takes_context=True)
def place_of(context: RequestContext, car: Listing) -> Any:
    """The id of a car's first card on the page; empty for its next ones."""
    shortlist = context.get("shortlist")
    return shortlist.place_of(car.public_id) if shortlist else ""
