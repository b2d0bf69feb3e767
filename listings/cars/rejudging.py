"""The answers of a range of listings worked out anew: two statements to read, two to write.

Reading: each listing with its stored verdict first, the claims after it. So whatever changes in
between is in the claims that are read, or it makes the stored verdict another one.

Writing: a verdict is written only over the very one that was read (`computed_at`), for anything
else is newer than what we read. What was not written over goes to the queue of single listings,
which works it out from the claims of then. Verdicts before listings, both in the order of their
keys: as `tasks.store_verdict` takes them, so that none waits for the other in a ring.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Q

from listings.catalogue.index import held
from listings.eligibility.clock import legal_today
from listings.eligibility.rules import Entry
from listings.work.queue import order

from .age import Assessment, Car, Said, assess_claims
from .models import Claim, Listing, ShareCard
from .rules import FOR_SALE

log = logging.getLogger(__name__)

VERDICT = ("built_from", "built_to", "earliest", "safe", "level", "conflict", "rule_version", "input_hash")  # fmt: skip
LISTING = ("eligible_earliest", "eligible_safe", "eligible_level", "eligible_conflict", "entry_status")  # fmt: skip
_KINDS = (*Claim.AGE_KINDS, Claim.Kind.FRAME_NUMBER, Claim.Kind.ENTRY)

_WRITE_VERDICTS = """
WITH new AS MATERIALIZED (
    SELECT * FROM unnest(%(id)s::bigint[], %(seen)s::timestamptz[], %(built_from)s::date[],
        %(built_to)s::date[], %(earliest)s::date[], %(safe)s::date[], %(level)s::text[],
        %(conflict)s::boolean[], %(rule_version)s::text[], %(input_hash)s::text[])
    AS new (id, seen, built_from, built_to, earliest, safe, level, conflict, rule_version, input_hash)
), ours AS MATERIALIZED (
    SELECT old.listing_id FROM listings_eligibilityverdict AS old
    JOIN new ON old.listing_id = new.id AND old.computed_at = new.seen
    ORDER BY old.listing_id FOR NO KEY UPDATE OF old
), changed AS (
    UPDATE listings_eligibilityverdict AS old SET built_from = new.built_from,
        built_to = new.built_to, earliest = new.earliest, safe = new.safe, level = new.level,
        conflict = new.conflict, rule_version = new.rule_version, input_hash = new.input_hash,
        computed_at = clock_timestamp()
    FROM new JOIN ours ON ours.listing_id = new.id
    WHERE old.listing_id = new.id AND old.computed_at = new.seen
    RETURNING old.listing_id
), added AS (
    INSERT INTO listings_eligibilityverdict (listing_id, built_from, built_to, earliest, safe,
        level, conflict, rule_version, input_hash, computed_at)
    SELECT id, built_from, built_to, earliest, safe, level, conflict, rule_version, input_hash,
        clock_timestamp()
    FROM new WHERE seen IS NULL AND EXISTS (
        SELECT 1 FROM listings_listing WHERE listings_listing.id = new.id)
    ORDER BY id ON CONFLICT (listing_id) DO NOTHING
    RETURNING listing_id
)
SELECT listing_id FROM changed UNION ALL SELECT listing_id FROM added
"""

# A date that moved into the future is told anew when it comes.
_WRITE_LISTINGS = """
WITH new AS MATERIALIZED (
    SELECT * FROM unnest(%(id)s::bigint[], %(eligible_earliest)s::date[], %(eligible_safe)s::date[],
        %(eligible_level)s::text[], %(eligible_conflict)s::boolean[], %(entry_status)s::text[])
    AS new (id, earliest, safe, level, conflict, entry)
), ours AS MATERIALIZED (
    SELECT id FROM listings_listing WHERE id = ANY(%(id)s::bigint[]) ORDER BY id FOR NO KEY UPDATE
)
UPDATE listings_listing AS old SET eligible_earliest = new.earliest, eligible_safe = new.safe,
    eligible_level = new.level, eligible_conflict = new.conflict, entry_status = new.entry,
    eligible_told = CASE WHEN new.safe <= %(today)s THEN old.eligible_told END
FROM new JOIN ours USING (id) WHERE old.id = new.id
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """A listing whose answer differs from the stored one, in whole or in part."""

    id: int
    seen: datetime | None
    found: Assessment
    on_listing: bool
    stops_publishing: bool


@dataclass(frozen=True, slots=True)
class Range:
    """What was found from one key to another: `troubled` are listings that nobody could judge."""

    last: int
    checked: int
    answers: list[Answer]
    troubled: list[int]


def judge(after: int, until: int, size: int) -> Range:
    """Work out the next `size` listings with keys above `after`; writes nothing."""
    today = legal_today()
    rows = list(_listings(after, until, size))
    last = rows[-1][0] if len(rows) == size else until
    said = _claims(after, last)
    answers, troubled = [], []
    with held():
        for row in rows:
            try:
                answer = _answer(row, said.get(row[0], ()), today)
            except ValueError:
                log.warning("listing %s cannot be judged", row[0], exc_info=True)
                troubled.append(row[0])
            else:
                answers += [answer] if answer else []
    return Range(last, len(rows), answers, troubled)


def store(found: Range) -> int:
    """Write what changed, inside the caller's transaction; answers how many listings that was."""
    written = _write_verdicts(found.answers)
    changed = [answer for answer in found.answers if answer.id in written]
    _write_listings([answer for answer in changed if answer.on_listing])
    order("share", _with_card(answer.id for answer in changed if answer.on_listing), priority=9)
    overtaken = [answer.id for answer in found.answers if answer.id not in written]
    stopped = [answer.id for answer in changed if answer.stops_publishing]
    order("eligibility", [*found.troubled, *overtaken, *stopped])
    return len(changed)


def _with_card(listings: Iterable[int]) -> Iterable[int]:
    """Those whose date stands on a card of links."""
    return ShareCard.objects.filter(pk__in=list(listings)).values_list("pk", flat=True)


def _listings(after: int, until: int, size: int) -> Iterable[tuple[Any, ...]]:
    rows = Listing.objects.filter(pk__gt=after, pk__lte=until).order_by("pk")
    verdict = (f"verdict__{name}" for name in ("computed_at", *VERDICT))
    car = ("frame_number", "frame_code__code", "created_at", "way_in")
    return rows.values_list("pk", "status", *car, *verdict, *LISTING)[:size]


def _claims(after: int, until: int) -> dict[int, list[Said]]:
    """Standing claims of a range, by listing."""
    rows = Claim.objects.standing().filter(
        listing_id__gt=after, listing_id__lte=until, kind__in=_KINDS
    )
    said: defaultdict[int, list[Said]] = defaultdict(list)
    # A million times of day need not be read where it only counts whether there is one.
    rows = rows.annotate(was_checked=Q(checked_at__isnull=False))
    for listing, *claim in rows.values_list("listing_id", "kind", "value", "was_checked"):
        said[listing].append(Said(*claim))
    return said


def _answer(row: tuple[Any, ...], said: Iterable[Said], today: date) -> Answer | None:
    """None when all that is stored is still what comes out."""
    pk, status, number, code, created_at, way_in, seen, *stored = row
    found = assess_claims(Car(number, code or "", created_at, way_in), said, today)
    on_verdict, on_listing = tuple(found.as_row().values()), tuple(found.on_listing().values())
    moved = tuple(stored[len(VERDICT) :]) != on_listing
    if not moved and tuple(stored[: len(VERDICT)]) == on_verdict:
        return None
    stops = moved and found.entry == Entry.WAS_NOT and status in FOR_SALE
    return Answer(pk, seen, found, moved, stops)


def _write_verdicts(answers: list[Answer]) -> set[int]:
    """Ids of the listings whose verdict is ours now."""
    columns = _columns(VERDICT, (answer.found.as_row() for answer in answers))
    columns |= {"id": [answer.id for answer in answers], "seen": [one.seen for one in answers]}
    with connection.cursor() as cursor:
        cursor.execute(_WRITE_VERDICTS, columns)
        return {pk for (pk,) in cursor.fetchall()}


def _write_listings(answers: list[Answer]) -> None:
    columns = _columns(LISTING, (answer.found.on_listing() for answer in answers))
    columns |= {"id": [answer.id for answer in answers], "today": legal_today()}
    with connection.cursor() as cursor:
        cursor.execute(_WRITE_LISTINGS, columns)


def _columns(names: tuple[str, ...], rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Rows turned into one list for each column."""
    kept = list(rows)
    return {name: [row[name] for row in kept] for name in names}
