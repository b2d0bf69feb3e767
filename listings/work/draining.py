"""Working through the rows of a kind until none is due or the time is up."""

import logging
import time

from . import kinds, queue

log = logging.getLogger(__name__)

# Short, so that a stopping worker waits little; the next doorbell or sweep goes on.
DRAIN_SECONDS = 20


def drain_kind(name: str, *, seconds: float = DRAIN_SECONDS) -> int:
    """Do the due rows of a kind, one after the other; answers how many were taken."""
    taken, until = 0, time.monotonic() + seconds
    kind = kinds.kind(name)
    while time.monotonic() < until and (job := queue.claim(name, lease=kind.lease)):
        taken += 1
        do(job, kind)
    return taken


def do(job: queue.Job, kind: kinds.Kind) -> None:
    """Run the handler and store its result; a failure is put back, never lost."""
    try:
        queue.finish(job, kind.handler(job))
    except queue.LeaseLost:
        log.info("%s %s was taken over; our result is dropped", job.kind, job.subject_id)
    except Exception as error:  # whatever a handler throws belongs to its row
        log.warning("%s %s failed: %s", job.kind, job.subject_id, error, exc_info=True)
        queue.fail(job, error)
