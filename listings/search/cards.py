"""The cars of a list with all that their cards show, in two statements however many there are."""

from listings.cars.models import Listing
from listings.cars.models.querysets import ListingQuerySet

from .sorts import Sort

# Long texts that no card shows.
UNUSED = (
    "text_en",
    "text_ja",
    "modified_notes",
    "estimate__comparables",
    "estimate__reason",
    "frame_code__source",
    "seller__about",
)


def cards(queryset: ListingQuerySet, sort: Sort, rows: slice) -> list[Listing]:
    """Some rows of an ordered list, with names and covers."""
    # The rows are picked by the index alone and joined afterwards. Joining first costs three
    # times as much on a far page: 20 ms instead of 7 at 10,000 cars.
    picked = sort.order(queryset).values("pk")[rows]
    shown = Listing.objects.filter(pk__in=picked).with_names().with_covers().defer(*UNUSED)
    return list(sort.order(shown))
