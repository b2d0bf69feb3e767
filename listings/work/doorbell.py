"""The doorbell: a Celery message without meaning. Losing it costs seconds, never work."""

import logging

from celery import current_app
from django.conf import settings
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

# Seconds between being asked to stop and being killed, to put the row back.
LAST_WORDS = 30


def ring(kind: str) -> None:
    """Tell a worker that rows of this kind wait. Never raises because Redis is away."""
    row = settings.WORK_KINDS[kind]
    options = {"queue": row["queue"], "expires": 30, "ignore_result": True}
    if limit := row.get("limit"):
        options |= {"time_limit": limit, "soft_time_limit": limit - LAST_WORDS}
    try:
        current_app.send_task("work.drain", (kind,), **options)
    except (OperationalError, RedisError, OSError) as error:
        log.warning("doorbell for %s not heard: %s", kind, error)
