"""The Celery application: queues and the one schedule table."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")

app = Celery("keiport")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["listings"])

QUEUES = ("default", "photos", "bulk", "mail")

app.conf.beat_schedule = {
    # A doorbell may get lost with Redis; the row still waits. Fifteen seconds is the longest
    # that a photo then stays a placeholder.
    "ring-what-waits": {"task": "work.ring_all", "schedule": 15.0},
    # Every quarter of an hour rather than at midnight: a missed midnight must not matter.
    "announce-newly-eligible": {"task": "cars.announce_newly_eligible", "schedule": 15 * 60.0},
    "announce-begun-rules": {"task": "states.announce_begun", "schedule": 15 * 60.0},
    # Web processes have read them within a second; they are kept for ten minutes.
    "prune-listing-changes": {"task": "search.prune_changes", "schedule": 5 * 60.0},
    # A deployment with other rules has every car judged again without anybody's act.
    "notice-changed-rules": {"task": "cars.notice_changed_rules", "schedule": 60.0},
    # Often, for the same reason; each looks whether its day is over.
    "learn-prices": {"task": "pricing.learn_daily", "schedule": 60 * 60.0},
    "look-back-on-prices": {"task": "pricing.look_back_daily", "schedule": 60 * 60.0},
    "thin-estimates": {"task": "cars.order_thinning", "schedule": 24 * 60 * 60.0},
}
