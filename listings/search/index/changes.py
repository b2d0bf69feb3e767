"""What changed in the market since a process last looked, in the order of commits.

A trigger writes one row for each change of a fact that the index holds, in the transaction of the
change (migration 0011). A number given out in a transaction says nothing about when it commits: a
reader that remembers "seen up to 17" would skip for ever a 16 that commits later. So rows bear
their transaction's id, and a reader remembers the snapshot of its last look: news is what that
snapshot did not see.
"""

from dataclasses import dataclass

from django.db import connection, transaction

# More than this is read anew as a whole: it takes no longer.
MOST = 20_000
KEPT_MINUTES = 10

_NOW = "SELECT pg_current_snapshot()::text"
_SINCE = """
SELECT pg_current_snapshot()::text, array_agg(DISTINCT listing_id), count(*)
FROM (
    SELECT listing_id FROM listings_listingchange
    WHERE txn >= pg_snapshot_xmin(%(seen)s::pg_snapshot)
    AND NOT pg_visible_in_snapshot(txn, %(seen)s::pg_snapshot)
    LIMIT %(most)s
) AS news
"""
# A row may go when every process can have seen its commit. When it was written says nothing about
# that, so marks are kept: what a snapshot of ten minutes ago saw was committed before it.
_MARK = "INSERT INTO listings_changemark DEFAULT VALUES"
_PRUNE = """
WITH old AS (
    SELECT snapshot FROM listings_changemark
    WHERE at < clock_timestamp() - make_interval(mins => %s) ORDER BY at DESC LIMIT 1
)
DELETE FROM listings_listingchange USING old
WHERE pg_visible_in_snapshot(txn, old.snapshot)
"""
_PRUNE_MARKS = (
    "DELETE FROM listings_changemark WHERE at < clock_timestamp() - make_interval(mins => %s)"
)


@dataclass(frozen=True)
class News:
    """What came after a snapshot: the cars that changed, or None for "too much to tell"."""

    snapshot: str
    ids: list[int] | None


def snapshot() -> str:
    """What is committed now, to look from later."""
    with connection.cursor() as cursor:
        cursor.execute(_NOW)
        return str(cursor.fetchone()[0])


def since(seen: str) -> News:
    """What a snapshot did not see, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_SINCE, {"seen": seen, "most": MOST + 1})
        now, ids, count = cursor.fetchone()
    ids = ids or []
    return News(now, None if count > MOST or None in ids else ids)


def prune() -> int:
    """Take away what every process has seen: committed more than ten minutes ago."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_PRUNE, [KEPT_MINUTES])
        gone = cursor.rowcount
        # The youngest old mark stays until a younger one is old enough.
        cursor.execute(_PRUNE_MARKS, [2 * KEPT_MINUTES])
        cursor.execute(_MARK)
    return gone
