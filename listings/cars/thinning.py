"""Old estimates: of each car the one that it shows stays, and of each month the newest."""

from django.db import connection
from django.db.models import Max

from listings.work.queue import order

from .models import Listing

KIND = "thin"
# The listings of one piece of work, by their keys.
PORTION = 10_000

_THIN = """
DELETE FROM listings_estimate WHERE id IN (
    SELECT id FROM (
        SELECT id, listing_id, row_number() OVER (
            PARTITION BY listing_id, date_trunc('month', made_at) ORDER BY made_at DESC, id DESC
        ) AS place
        FROM listings_estimate WHERE listing_id >= %(first)s AND listing_id < %(stop)s
    ) AS aged
    WHERE place > 1 AND NOT EXISTS (
        SELECT 1 FROM listings_listing AS car
        WHERE car.id = aged.listing_id AND car.estimate_id = aged.id)
)
"""


def order_all() -> None:
    """Have the estimates of all cars thinned out, portion by portion."""
    last = Listing.objects.aggregate(last=Max("pk"))["last"] or 0
    order(KIND, range(last // PORTION + 1))


def thin(portion: int) -> int:
    """Take the superfluous estimates of a portion away; answers how many."""
    first = portion * PORTION
    with connection.cursor() as cursor:
        cursor.execute(_THIN, {"first": first, "stop": first + PORTION})
        return cursor.rowcount
