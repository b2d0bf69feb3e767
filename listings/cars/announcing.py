"""Telling that cars have become old enough. The dates are true without it; this only announces."""

from django.db import connection, transaction

from listings.eligibility.clock import legal_today

from .models.querysets import PROVEN_LEVELS
from .rules import FOR_SALE

# One statement: the event and the mark are written together, and the unique key on the event
# makes a second run, or a run beside this one, write nothing.
_ANNOUNCE = """
WITH due AS (
    SELECT id, eligible_safe FROM listings_listing
    WHERE status = ANY(%(statuses)s) AND eligible_told IS NULL
        AND eligible_level = ANY(%(levels)s) AND eligible_safe <= %(today)s
    ORDER BY id LIMIT %(portion)s FOR UPDATE SKIP LOCKED
), marked AS (
    UPDATE listings_listing SET eligible_told = due.eligible_safe
    FROM due WHERE listings_listing.id = due.id
)
INSERT INTO listings_listingevent (listing_id, kind, key, at, data)
SELECT id, 'eligible', eligible_safe::text, clock_timestamp(),
    jsonb_build_object('safe', eligible_safe)
FROM due ON CONFLICT (listing_id, kind, key) DO NOTHING
"""
PORTION = 1000


def announce_newly_eligible() -> int:
    """Write one `eligible` event for each car whose safe date has come; answers how many.

    May run twice, at once, or after days without a run: a car is announced once for its date.
    """
    told = 0
    while done := _portion():
        told += done
    return told


def _portion() -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            _ANNOUNCE,
            {
                "statuses": list(FOR_SALE),
                "levels": list(PROVEN_LEVELS),
                "today": legal_today(),
                "portion": PORTION,
            },
        )
        return cursor.rowcount
