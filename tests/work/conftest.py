"""Handlers of our own for the queue's tests, so that its rules are seen apart from cars."""

import pytest

from listings.work import kinds


class Handler:
    """Notes what it was given; `trouble` is raised while it lasts."""

    def __init__(self):
        self.seen, self.written, self.trouble = [], [], None

    def __call__(self, job):
        self.seen.append(job)
        if self.trouble:
            raise self.trouble
        return lambda: self.written.append(job.subject_id)


handler = Handler()


@pytest.fixture
def work(db, settings):
    """A kind of work named "test" whose handler is `handler`."""
    handler.__init__()
    settings.WORK_KINDS = {
        **settings.WORK_KINDS,
        "test": {"handler": "tests.work.conftest.handler", "queue": "default", "lease": 30},
    }
    kinds.kind.cache_clear()
    yield handler
    kinds.kind.cache_clear()
