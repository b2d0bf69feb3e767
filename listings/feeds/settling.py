"""Outcomes of many rows in one statement each."""

from collections.abc import Sequence

from django.db import connection

from .models import FeedRow, FeedRun
from .planning import Plan

# Rows that say what was applied last of a car that nobody has touched since.
_SETTLE = """
UPDATE listings_feedrow AS due SET outcome = 'unchanged', listing_id = car.id
FROM listings_listing AS car JOIN listings_fedcar AS fed ON fed.listing_id = car.id
WHERE due.run_id = %(run)s AND due.outcome = '' AND due.expected <> 'refused'
    AND car.seller_id = %(seller)s AND car.stock_number = due.stock_number
    AND car.stock_number <> '' AND fed.digest = due.digest AND fed.version = car.version
"""

_WRITE = """
UPDATE listings_feedrow AS due SET outcome = new.outcome, listing_id = new.listing
FROM unnest(%(id)s::bigint[], %(outcome)s::text[], %(listing)s::bigint[])
    AS new (id, outcome, listing)
WHERE due.id = new.id
"""


def settle_unchanged(run: FeedRun) -> int:
    """Mark the rows whose cars are as this file would have them; answers how many."""
    with connection.cursor() as cursor:
        cursor.execute(_SETTLE, {"run": run.pk, "seller": run.seller_id})
        return cursor.rowcount


def settle_refused(run: FeedRun) -> int:
    """Mark the rows that cannot be read, whatever the stock is."""
    return FeedRow.objects.filter(run=run, outcome="", digest="").update(outcome="refused")


def write_outcomes(plans: Sequence[Plan]) -> None:
    """Store what became of planned rows, and what was found on the way."""
    with connection.cursor() as cursor:
        cursor.execute(
            _WRITE,
            {
                "id": [plan.row.pk for plan in plans],
                "outcome": [str(plan.outcome) for plan in plans],
                "listing": [plan.listing_id for plan in plans],
            },
        )
    found = [(plan.row, [finding.as_data() for finding in plan.findings]) for plan in plans]
    told = [row for row, findings in found if row.findings != findings]
    for row, findings in found:
        row.findings = findings
    FeedRow.objects.bulk_update(told, ["findings"])
