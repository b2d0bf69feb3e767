"""The Celery side of the work queue."""

import logging
from typing import Any

from celery import Task, shared_task

from . import doorbell, draining, kinds

log = logging.getLogger(__name__)


class SafeTask(Task):
    """A task whose MemoryError fails the task; Celery's own would end the whole worker."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().__call__(*args, **kwargs)
        except MemoryError:
            log.exception("out of memory in %s", self.name)


@shared_task(name="work.drain", base=SafeTask)
def drain(kind: str) -> None:
    """Do what waits of a kind. An unknown kind is a newer node's and is left to it."""
    if kind not in kinds.names():
        log.warning("unknown kind of work: %s", kind)
        return
    draining.drain_kind(kind)


@shared_task(name="work.ring_all", base=SafeTask)
def ring_all() -> None:
    """Ring for every kind, in case an earlier doorbell was lost."""
    for name in kinds.names():
        doorbell.ring(name)
