"""What the doorbell says to Celery: the queue of the kind, and how long its work may take."""

import json

import pytest
from django.conf import settings

from listings.work.doorbell import LAST_WORDS, ring
from tests.workers import broker


def message(kind):
    """The one message that ringing for a kind leaves in its queue."""
    broker().flushdb()
    ring(kind)
    (raw,) = broker().lrange(settings.WORK_KINDS[kind]["queue"], 0, -1)
    return json.loads(raw)["headers"]


@pytest.mark.parametrize(
    ("kind", "limits"), [("price", [None, None]), ("learn", [840, 840 - LAST_WORDS])]
)
def test_long_work_may_take_longer_than_all_other(kind, limits):
    headers = message(kind)
    assert headers["task"] == "work.drain"
    assert headers["timelimit"] == limits


def test_a_lease_outlasts_the_time_that_the_work_may_take():
    """Otherwise somebody takes the row over while the first is still at it."""
    for row in settings.WORK_KINDS.values():
        if "limit" in row:
            assert row["lease"] > row["limit"]
