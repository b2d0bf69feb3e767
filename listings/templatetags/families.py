"""Families on pages of rooms that do not know the room of families."""

from django import template
from django.template import RequestContext

from listings.cars.models import Listing
from listings.families.similar import Similar, similar_to
from listings.search.filters import ListingFilter
from listings.search.names import FamilyName
from listings.states.chosen import chosen_state

register = template.Library()


@register.simple_tag(takes_context=True)
def similar_cars(context: RequestContext, car: Listing) -> list[Similar]:
    """At most four, each with its reason."""
    return similar_to(car, chosen_state(context["request"]))


@register.simple_tag
def family_asked(filters: ListingFilter) -> FamilyName | None:
    """The one family that a search is about; None for none or several."""
    makes, models = (filters.applied.get(name, ()) for name in ("make", "model"))
    found = [
        row
        for row in filters.names.families
        if row.slug in models and (not makes or row.make_slug in makes)
    ]
    return found[0] if len(found) == 1 else None
