"""Order, claim, finish and fail: the four acts on a work item, each one short transaction.

All times are the database's clock, because the clocks of several workers disagree.
"""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from .doorbell import ring
from .models import MAX_ATTEMPTS, WorkItem

_ORDER = """
INSERT INTO work_item (kind, subject_id, wanted_rev, done_rev, priority, not_before, attempts, last_error)
SELECT %(kind)s, subject_id, 1, 0, %(priority)s, clock_timestamp() + %(delay)s, 0, ''
FROM unnest(%(subjects)s::bigint[]) AS subject_id ORDER BY subject_id
ON CONFLICT (kind, subject_id) DO UPDATE SET
    wanted_rev = work_item.wanted_rev + 1,
    -- A finished row takes the new time, so a debounce holds; a waiting row never moves later.
    not_before = CASE WHEN work_item.done_rev < work_item.wanted_rev
        THEN least(work_item.not_before, excluded.not_before) ELSE excluded.not_before END,
    priority = least(work_item.priority, excluded.priority),
    attempts = 0, dead_at = NULL, last_error = ''
"""

# A row that was claimed MAX_ATTEMPTS times and never came back kills whoever takes it.
_BURY = """
UPDATE work_item SET dead_at = clock_timestamp(), lease_until = NULL, lease_token = NULL,
    last_error = CASE WHEN last_error = '' THEN 'the worker died each time' ELSE last_error END
WHERE kind = %(kind)s AND done_rev < wanted_rev AND dead_at IS NULL
    AND attempts >= %(max)s AND (lease_until IS NULL OR lease_until < clock_timestamp())
"""

_CLAIM = """
UPDATE work_item SET lease_until = clock_timestamp() + %(lease)s,
    lease_token = gen_random_uuid(), attempts = attempts + 1
WHERE id = (
    SELECT id FROM work_item
    WHERE kind = %(kind)s AND done_rev < wanted_rev AND dead_at IS NULL
        AND not_before <= clock_timestamp() AND attempts < %(max)s
        AND (lease_until IS NULL OR lease_until < clock_timestamp())
    ORDER BY priority, not_before LIMIT 1 FOR UPDATE SKIP LOCKED
)
RETURNING id, kind, subject_id, wanted_rev, attempts, lease_token
"""

_FINISH = """
UPDATE work_item SET done_rev = %(rev)s, lease_until = NULL, lease_token = NULL,
    attempts = 0, last_error = ''
WHERE id = %(id)s AND lease_token = %(token)s
"""

_FAIL = """
UPDATE work_item SET lease_until = NULL, lease_token = NULL, last_error = %(error)s,
    not_before = clock_timestamp() + %(delay)s,
    dead_at = CASE WHEN attempts >= %(max)s THEN clock_timestamp() END
WHERE id = %(id)s AND lease_token = %(token)s
"""

FIRST_RETRY = timedelta(seconds=10)
LONGEST_RETRY = timedelta(hours=6)


@dataclass(frozen=True)
class Job:
    """A claimed work item: the lease is held, no lock is."""

    id: int
    kind: str
    subject_id: int
    rev: int
    attempts: int
    token: UUID


class LeaseLost(Exception):
    """Somebody else took the row over while we worked; our result must not be written."""


def order(
    kind: str,
    subject_ids: int | Iterable[int],
    *,
    priority: int = 5,
    delay: timedelta = timedelta(0),
) -> None:
    """Ask for work on the subjects; call it in the transaction that changes their input.

    Ten orders before the work is done are one piece of work. The doorbell rings on commit.
    """
    subjects = [subject_ids] if isinstance(subject_ids, int) else sorted(set(subject_ids))
    if not subjects:
        return
    params: dict[str, Any] = {
        "kind": kind,
        "subjects": subjects,
        "priority": priority,
        "delay": delay,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ORDER, params)
    if not delay:
        transaction.on_commit(lambda: ring(kind), robust=True)


def claim(kind: str, *, lease: timedelta) -> Job | None:
    """Take the next due row for `lease`, or None. A dead worker's row comes back by itself."""
    params: dict[str, Any] = {"kind": kind, "lease": lease, "max": MAX_ATTEMPTS}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_BURY, params)
        cursor.execute(_CLAIM, params)
        row = cursor.fetchone()
    return Job(*row) if row else None


def finish(job: Job, write: Callable[[], None] | None) -> None:
    """Store the result and the row's new revision together, or neither.

    Raises `LeaseLost` when the row belongs to somebody else by now; the result is then undone.
    """
    with transaction.atomic():
        # The result first: an act locks its subject and then orders work, and two that take the
        # same locks in different orders end as a deadlock, which costs a seller the page.
        if write:
            write()
        with connection.cursor() as cursor:
            cursor.execute(_FINISH, {"id": job.id, "token": job.token, "rev": job.rev})
            if cursor.rowcount == 0:
                raise LeaseLost(str(job))


def fail(job: Job, error: BaseException) -> None:
    """Put the row back with a growing pause; after `MAX_ATTEMPTS` it is a dead letter."""
    text = f"{type(error).__name__}: {error}".replace("\x00", "")[:500]
    params: dict[str, Any] = {
        "id": job.id,
        "token": job.token,
        "error": text,
        "delay": retry_pause(job.attempts),
        "max": MAX_ATTEMPTS,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_FAIL, params)


def retry_pause(attempts: int) -> timedelta:
    """10 s, 30 s, 90 s ... at most 6 h, spread by a fifth so that retries do not march in step."""
    pause = min(FIRST_RETRY * 3 ** (attempts - 1), LONGEST_RETRY)
    return pause * random.uniform(0.8, 1.2)  # noqa: S311 - a spread, not a secret


def oldest_due() -> datetime | None:
    """When the longest-waiting due row became due, or None."""
    return (
        WorkItem.objects.due().order_by("not_before").values_list("not_before", flat=True).first()
    )


def revive(item_id: int) -> None:
    """Give a dead letter a new life."""
    changed = WorkItem.objects.filter(pk=item_id).exclude(dead_at=None)
    if kind := changed.values_list("kind", flat=True).first():
        with transaction.atomic():
            changed.update(dead_at=None, attempts=0, last_error="")
            transaction.on_commit(lambda: ring(kind), robust=True)
