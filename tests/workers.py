"""Real Celery workers for tests, on the test database and the test run's own Redis database."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import redis
from django.conf import settings
from django.db import connection


def database_url() -> str:
    """The test database as an address that another process can open."""
    given = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(given._replace(path=f"/{connection.settings_dict['NAME']}"))


def environment() -> dict[str, str]:
    """What another process of this project needs to work on the test's data."""
    return {
        **os.environ,
        "DATABASE_URL": database_url(),
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "EMAIL_URL": f"filemail://{settings.MEDIA_ROOT}/mail",
        "DJANGO_SETTINGS_MODULE": "marketplace.settings",
    }


class Worker:
    """A worker for all queues with a pool of one; `kill` is kill -9 of its whole group."""

    def __init__(self) -> None:
        handle, self.log = tempfile.mkstemp(prefix="worker-", suffix=".log")
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "celery", "-A", "marketplace", "worker"),
                *("-Q", "default,photos,bulk,mail", "-c", "1", "-l", "INFO"),
                *("-n", f"test{os.getpid()}-{time.monotonic_ns()}@%h"),
            ],
            env=environment(),
            start_new_session=True,
            stdout=handle,
            stderr=subprocess.STDOUT,
        )
        os.close(handle)
        wait_until(lambda: " ready." in self.said(), 60, "a worker that is ready")

    def said(self) -> str:
        return Path(self.log).read_text()

    def kill(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        Path(self.log).unlink(missing_ok=True)


@contextmanager
def running_worker():
    worker = Worker()
    try:
        yield worker
    finally:
        worker.kill()


def broker() -> redis.Redis:
    return redis.Redis.from_url(settings.CELERY_BROKER_URL)


def wait_until(fact: Callable[[], object], seconds: float = 30, what: str = "") -> None:
    """Look until something is true; a fact that stays away fails with its name."""
    until = time.monotonic() + seconds
    while not fact():
        if time.monotonic() > until:
            raise AssertionError(f"after {seconds} s still not: {what or fact}")
        time.sleep(0.1)
