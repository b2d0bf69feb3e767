"""What the doorbell says to Celery: the queue of the kind, and how long its work may take."""

import json

from django.conf import settings

from listings.work.doorbell import LAST_WORDS, ring
from tests.workers import broker


def message(kind):
    """The one message that ringing for a kind leaves in its queue."""
    broker().flushdb()
    ring(kind)
    (raw,) = broker().lrange(settings.WORK_KINDS[kind]["queue"], 0, -1)
    return json.loads(raw)["headers"]


def test_long_work_may_take_longer_than_all_other():
    headers = message("learn")
    assert headers["task"] == "work.drain"
    assert headers["timelimit"] == [840, 840 - LAST_WORDS]


def test_all_other_work_has_the_limit_of_all():
    # The worker's own limit stands in for one that a message leaves out.
    usual = [settings.CELERY_TASK_TIME_LIMIT, settings.CELERY_TASK_SOFT_TIME_LIMIT]
    assert message("price")["timelimit"] in ([None, None], usual)


def test_a_lease_outlasts_the_time_that_the_work_may_take():
    """Otherwise somebody takes the row over while the first is still at it."""
    for row in settings.WORK_KINDS.values():
        if "limit" in row:
            assert row["lease"] > row["limit"]
