"""The index's own housekeeping."""

from celery import shared_task

from listings.work.tasks import SafeTask

from .index import changes


@shared_task(name="search.prune_changes", base=SafeTask)
def prune_changes() -> int:
    """Rows that every web process has read by now are taken away."""
    return changes.prune()
