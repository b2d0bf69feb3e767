"""The estimates of a range of cars worked out anew: two statements to read, two to write.

A car's estimate is put in the place of the very one that was read, and only while the car itself is
as it was read (`version`): anything else is newer than what we read. What could not be put goes to
the queue of single cars. Estimates before listings, both in the order of their keys: as
`estimating.store` takes them, so that none waits for the other in a ring.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q

from listings.eligibility.clock import legal_today
from listings.pricing.learning import sale_key
from listings.pricing.model import Car
from listings.pricing.models import Sale
from listings.pricing.standing import Standing
from listings.work.queue import order

from . import rules
from .estimating import KIND, Answer, answers_for
from .models import Listing
from .worth import month_of, seller_key

# What was said of a car stands when it is sold or gone.
OVER = (rules.SOLD, rules.ENDED, rules.REMOVED)

_FACTS = {
    "make": "family__make__name",
    "model": "family__name",
    "year": "year",
    "trim": "grade",
    "mileage_km": "mileage_km",
    "displacement_cc": "displacement_cc",
    "transmission": "gearbox",
    "body": "body",
    "drivetrain": "drive",
    "aspiration": "aspiration",
    "frame_code": "frame_code__code",
    "side": "side",
    "location": "state",
}
_STORED = ("pk", "version", "estimate_id", "estimate__model_version", "estimate__input_hash")

_WRITE_ESTIMATES = """
WITH new AS MATERIALIZED (
    SELECT * FROM json_to_recordset(%(rows)s::json) AS new (listing_id bigint, model_version text,
        input_hash text, grade text, code text, abstained boolean, low_usd_cents bigint,
        mid_usd_cents bigint, high_usd_cents bigint, effective_comparables float8,
        comparable_count int, reason text, reason_said jsonb)
), made AS (
    INSERT INTO listings_estimate (listing_id, model_version, input_hash, grade, code, abstained,
        low_usd_cents, mid_usd_cents, high_usd_cents, effective_comparables, comparable_count,
        reason, reason_said, made_at)
    SELECT listing_id, model_version, input_hash, grade, code, abstained, low_usd_cents,
        mid_usd_cents, high_usd_cents, effective_comparables, comparable_count, reason, reason_said,
        clock_timestamp()
    FROM new WHERE EXISTS (SELECT 1 FROM listings_listing WHERE id = new.listing_id)
    ORDER BY listing_id ON CONFLICT (listing_id, model_version, input_hash) DO NOTHING
    RETURNING id, listing_id
)
SELECT listing_id, id FROM made
UNION ALL
SELECT old.listing_id, old.id FROM listings_estimate AS old
JOIN new USING (listing_id, model_version, input_hash)
"""

_WRITE_LISTINGS = """
WITH new AS MATERIALIZED (
    SELECT * FROM unnest(%(id)s::bigint[], %(version)s::int[], %(seen)s::bigint[],
        %(estimate)s::bigint[]) AS new (id, version, seen, estimate)
), ours AS MATERIALIZED (
    SELECT old.id, new.estimate FROM listings_listing AS old JOIN new USING (id)
    WHERE old.version = new.version AND old.estimate_id IS NOT DISTINCT FROM new.seen
    ORDER BY old.id FOR NO KEY UPDATE OF old
)
UPDATE listings_listing AS old SET estimate_id = ours.estimate
FROM ours WHERE old.id = ours.id RETURNING old.id
"""


@dataclass(frozen=True, slots=True)
class Priced:
    """A car's new answer, with the version of the car and the estimate that were read."""

    id: int
    version: int
    seen: int | None
    answer: Answer


@dataclass(frozen=True, slots=True)
class Range:
    """What was found from one key to another: cars whose estimate is no longer the stored one."""

    last: int
    priced: list[Priced]


def judge(model: Standing, after: int, until: int, size: int) -> Range:
    """Work out the next `size` cars with keys above `after`; writes nothing."""
    rows = list(_listings(after, until, size))
    last = rows[-1][0] if len(rows) == size else until
    sales = _own_sales(after, last)
    month = month_of(legal_today())
    cars = [_car(row, sales.get(row[0]), month) for row in rows]
    found = []
    for (pk, version, seen, *stored), answer in zip(
        (row[: len(_STORED)] for row in rows), answers_for(cars, model), strict=True
    ):
        if stored != [answer.model_version, answer.input_hash]:
            found.append(Priced(pk, version, seen, answer))
    return Range(last, found)


def store(found: Range) -> int:
    """Write the new estimates inside the caller's transaction; answers how many cars show one."""
    if not found.priced:
        return 0
    ids = _write_estimates(found.priced)
    shown = _write_listings([one for one in found.priced if one.id in ids], ids)
    order(KIND, [one.id for one in found.priced if one.id not in shown])
    return len(shown)


def _listings(after: int, until: int, size: int) -> Iterable[tuple[Any, ...]]:
    over = Q(status__in=OVER, estimate__isnull=False)
    rows = Listing.objects.filter(~over, pk__gt=after, pk__lte=until)
    return rows.order_by("pk").values_list(*_STORED, "seller_id", *_FACTS.values())[:size]


def _own_sales(after: int, until: int) -> dict[int, int]:
    """The recorded price of each listing of a range."""
    rows = Sale.objects.filter(listing_id__gt=after, listing_id__lte=until)
    return {listing: pk for listing, pk in rows.values_list("listing_id", "pk") if listing}


def _car(row: tuple[Any, ...], sale: int | None, month: float) -> Car:
    seller, *facts = row[len(_STORED) :]
    told = dict(zip(_FACTS, facts, strict=True))
    told["year"] = told["year"] or 0
    told["frame_code"] = told["frame_code"] or ""
    return Car(
        **told,
        kind=Sale.Kind.ASKING.value,
        on=month,
        seller=seller_key(seller),
        key=sale_key(sale) if sale else "",
    )


def _write_estimates(priced: list[Priced]) -> dict[int, int]:
    """The key of each listing's estimate, made now or there already."""
    rows = [{"listing_id": one.id, **one.answer.as_row()} for one in priced]
    with connection.cursor() as cursor:
        cursor.execute(_WRITE_ESTIMATES, {"rows": json.dumps(rows)})
        return dict(cursor.fetchall())


def _write_listings(priced: list[Priced], ids: dict[int, int]) -> set[int]:
    """The listings that show their new estimate now."""
    columns: dict[str, list[Any]] = {
        "id": [one.id for one in priced],
        "version": [one.version for one in priced],
        "seen": [one.seen for one in priced],
        "estimate": [ids[one.id] for one in priced],
    }
    with connection.cursor() as cursor:
        cursor.execute(_WRITE_LISTINGS, columns)
        return {pk for (pk,) in cursor.fetchall()}
