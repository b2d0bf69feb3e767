"""The doorbell: a Celery message without meaning. Losing it costs seconds, never work."""

import logging

from celery import current_app
from django.conf import settings
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


def ring(kind: str) -> None:
    """Tell a worker that rows of this kind wait. Never raises because Redis is away."""
    queue = settings.WORK_KINDS[kind]["queue"]
    try:
        current_app.send_task("work.drain", (kind,), queue=queue, expires=30, ignore_result=True)
    except (OperationalError, RedisError, OSError) as error:
        log.warning("doorbell for %s not heard: %s", kind, error)
