"""What the beat asks of this room."""

import logging

from celery import shared_task

from listings.eligibility.clock import legal_today
from listings.work.tasks import SafeTask

from .beginning import announce_begun

log = logging.getLogger(__name__)


@shared_task(name="states.announce_begun", base=SafeTask)
def announce() -> None:
    """Tell of rules whose day has come. Runs often; each is told once."""
    if told := announce_begun(legal_today()):
        log.info("%s state rules came into force", told)
