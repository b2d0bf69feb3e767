"""Real workers and a real web server for tests, on the run's own database, Redis and mail."""

import os
import signal
import socket
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

CELERY = [sys.executable, "-m", "celery", "--quiet"]
# The same program on a moved clock; time runs on from there.
CELERY_AT = (
    "import sys, time_machine; time_machine.travel(sys.argv.pop(1)).start();"
    "from celery.__main__ import main; main()"
)


def database_url() -> str:
    """The test database as an address that another process can open."""
    given = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(given._replace(path=f"/{connection.settings_dict['NAME']}"))


def environment(**changes: str) -> dict[str, str]:
    """What another process of this project needs to work on the test's data."""
    return {
        **os.environ,
        "DATABASE_URL": database_url(),
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        # The first slash of the path ends the host.
        "EMAIL_URL": f"filemail:///{settings.MEDIA_ROOT}/mail",
        "DJANGO_SETTINGS_MODULE": "marketplace.settings",
        **changes,
    }


class Process:
    """A process of this project in a group of its own; `kill` is kill -9 of the whole group."""

    def __init__(self, command: list[str], *, ready: str, **changes) -> None:
        handle, self.log = tempfile.mkstemp(prefix="test-process-", suffix=".log")
        self.process = subprocess.Popen(
            command, start_new_session=True, stdout=handle, stderr=subprocess.STDOUT, **changes
        )
        os.close(handle)
        wait_until(lambda: ready in self.said() or self.ended, 60, f"“{ready}” of {command}")
        assert not self.ended, self.said()

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None

    def said(self) -> str:
        return Path(self.log).read_text()

    def kill(self) -> None:
        if not self.ended:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class Worker(Process):
    """A worker for all queues with a pool of one, on a moved clock where `at` is given."""

    def __init__(self, at: str = "") -> None:
        program = [sys.executable, "-c", CELERY_AT, at] if at else CELERY
        options = [
            *("-A", "marketplace", "worker", "-Q", "default,photos,bulk,mail"),
            *("-c", "1", "-l", "INFO", "--without-mingle", "--without-gossip"),
            *("-n", f"test{os.getpid()}-{time.monotonic_ns()}@%h"),
        ]
        super().__init__([*program, *options], ready=" ready.", env=environment())


class Site(Process):
    """The web server of `make run` at `url`, a free port of this machine."""

    def __init__(self) -> None:
        # The port is taken here and handed over, so that nobody else gets it in between.
        with socket.create_server(("127.0.0.1", 0)) as door:
            self.url = f"http://127.0.0.1:{door.getsockname()[1]}"
            super().__init__(
                [
                    *(sys.executable, "-m", "gunicorn", "marketplace.wsgi"),
                    *("--bind", f"fd://{door.fileno()}", "--no-control-socket"),
                    *("--worker-class", "gthread", "--threads", "4", "--preload"),
                ],
                ready="Booting worker",
                env=environment(SITE_URL=self.url),
                pass_fds=[door.fileno()],
            )


@contextmanager
def running(process: type[Process], *about: str):
    """A process that is there for the time of the block."""
    started = process(*about)
    try:
        yield started
    finally:
        started.kill()
        print(started.said())  # noqa: T201 - pytest shows it where a test fails
        Path(started.log).unlink()


def running_worker(at: str = ""):
    return running(Worker, at)


def broker() -> redis.Redis:
    return redis.Redis.from_url(settings.CELERY_BROKER_URL)


def wait_until(fact: Callable[[], object], seconds: float = 30, what: str = "") -> None:
    """Look until something is true; a fact that stays away fails with its name."""
    until = time.monotonic() + seconds
    while not fact():
        if time.monotonic() > until:
            raise AssertionError(f"after {seconds} s still not: {what or fact}")
        time.sleep(0.1)
