"""How many cars for sale a change of a state's rule touches, for the staff who publish it."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from listings.states.rules import BODIES
from listings.states.touching import Touched

from .choices import Body
from .models import Listing


def cars_touched(state: str, vehicle: str) -> list[Touched]:
    """Cars for sale by body, as buyers choose them, and how many of them stand in the state.

    Buyers in the state see the rule beside cars everywhere, so all of them count.
    """
    bodies = BODIES.get(vehicle, frozenset())
    if not bodies:
        return []
    rows = (
        Listing.objects.for_sale()
        .filter(body__in=bodies)
        .order_by()
        .values("body")
        .annotate(cars=Count("pk"), here=Count("pk", filter=Q(state=state)))
    )
    found = {row["body"]: row for row in rows}
    touched = [
        Touched(Body(body).label, found[body]["cars"] if body in found else 0)
        for body in Body.values
        if body in bodies
    ]
    here = sum(row["here"] for row in found.values())
    return [*touched, Touched(_("of these in the state itself"), here)]
