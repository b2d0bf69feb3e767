"""Cars like the one on a page: the room of cars does not know the room of families."""

from django import template
from django.template import RequestContext

from listings.cars.models import Listing
from listings.families.similar import Similar, similar_to
from listings.states.chosen import chosen_state

register = template.Library()


@register.simple_tag(takes_context=True)
def similar_cars(context: RequestContext, car: Listing) -> list[Similar]:
    """At most four, each with its reason."""
    return similar_to(car, chosen_state(context["request"]))
