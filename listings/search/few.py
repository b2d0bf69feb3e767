"""Cars by their public ids, with all that a card shows."""

from collections.abc import Sequence

from listings.cars.models import Listing
from listings.cars.roads import road_badge, road_badges
from listings.eligibility.clock import legal_today

from .cards import UNUSED


def cards_of(public_ids: Sequence[str], state: str | None) -> list[Listing]:
    """Those that visitors may see, in the order of the ids; two statements however many."""
    if not public_ids:
        return []
    rows = Listing.objects.public().filter(public_id__in=public_ids)
    found = {car.public_id: car for car in rows.with_names().with_covers().defer(*UNUSED)}
    cars = [found[car] for car in public_ids if car in found]
    roads = road_badges(state, legal_today())
    for car in cars:
        car.road = road_badge(car, roads, state)
    return cars
