"""Tasks: docs/decisions/0003-doorbell.md gives the reason of each value."""

import os
from typing import Any

from .data import REDIS_URL
from .site import env

# Before anything reads numpy: several processes share the cores, and the threads of its linear
# algebra then wait for each other. Learning prices took four times as long with them.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default=REDIS_URL)
_NO_RETRY = {"max_retries": 0, "interval_start": 0, "interval_step": 0, "interval_max": 0}
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": env.float("BROKER_SOCKET_TIMEOUT", default=0.5),
    "socket_connect_timeout": 0.5,
    "health_check_interval": 25,
    **_NO_RETRY,
    "visibility_timeout": 600,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
}
CELERY_TASK_PUBLISH_RETRY_POLICY = _NO_RETRY
CELERY_BROKER_POOL_ACQUIRE_TIMEOUT = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_ACKS_LATE = False
CELERY_TASK_TIME_LIMIT = 120
CELERY_TASK_SOFT_TIME_LIMIT = 90
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_DISABLE_PREFETCH = True
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 300_000
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 20
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_DEFAULT_QUEUE = "default"

_CARS = "listings.cars.tasks"
# Which handler does each kind of work, in which queue, how long a lease lasts in seconds, and where
# Celery's own limit is too short for it, how long a piece may take. The lease is longer: while a
# worker may still be at it, nobody takes it over.
WORK_KINDS: dict[str, dict[str, Any]] = {
    "letter": {"handler": "listings.letters.tasks.send_letter", "queue": "mail", "lease": 60},
    "photo": {"handler": f"{_CARS}.prepare_photo", "queue": "photos", "lease": 90},
    "share": {"handler": f"{_CARS}.draw_share_card", "queue": "photos", "lease": 60},
    "eligibility": {"handler": f"{_CARS}.check_eligibility", "queue": "default", "lease": 30},
    "feed": {"handler": "listings.feeds.tasks.feed", "queue": "bulk", "lease": 120},
    "fetch_photo": {
        "handler": "listings.feeds.photographing.fetch_photo",
        "queue": "photos",
        "lease": 90,
    },
    "recheck": {"handler": f"{_CARS}.recheck", "queue": "bulk", "lease": 60},
    "price": {"handler": f"{_CARS}.estimate_price", "queue": "default", "lease": 30},
    "renew": {"handler": f"{_CARS}.renew", "queue": "bulk", "lease": 60},
    "thin": {"handler": f"{_CARS}.thin_estimates", "queue": "bulk", "lease": 60},
    "learn": {
        "handler": "listings.pricing.tasks.learn",
        "queue": "bulk",
        "lease": 900,
        "limit": 840,
    },
    # A month's forecasts take one learning.
    "forecast": {
        "handler": "listings.pricing.tasks.forecast",
        "queue": "bulk",
        "lease": 900,
        "limit": 840,
    },
    "report": {"handler": "listings.pricing.tasks.report", "queue": "bulk", "lease": 120},
}
