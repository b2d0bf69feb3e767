"""A pytest plugin: real servers and an environment of their own for the tests.

Loaded with `-p tests.services`, before pytest-django reads the settings.
"""

import atexit
import fcntl
import os
import shutil
from contextlib import ExitStack
from typing import IO
from urllib.parse import urlsplit, urlunsplit

import pytest

from marketplace.local import environment
from marketplace.local.layout import RUN, VAR, LocalError, make_folders

# Redis has databases 1 to 15 beside the one of `make run`.
RUNS_AT_ONCE = 15
URLS = ("DATABASE_URL", "REDIS_URL")
# Says to the processes of one run that a server of the URLs is ours.
BROUGHT = "KEIPORT_TEST_SERVERS"


def _claim_number() -> tuple[int, IO[str]]:
    """A number that no other test run on this checkout has now, and the lock that says so."""
    make_folders()
    for number in range(1, RUNS_AT_ONCE + 1):
        claim = (RUN / f"tests-{number}.lock").open("w")
        try:
            fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            claim.close()
        else:
            return number, claim
    raise LocalError(f"{RUNS_AT_ONCE} test runs are at work on this checkout already")


def _with_path(url: str, path: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=path))


def _prepare() -> ExitStack:
    """Set the environment of the tests; closing the stack takes everything down again."""
    stack = ExitStack()
    # A worker of a parallel run finds what its controller set: it still needs its own of each.
    given = set() if BROUGHT in os.environ else {name for name in URLS if os.environ.get(name)}
    if given != set(URLS):
        os.environ[BROUGHT] = "yes"
    number, claim = _claim_number()
    stack.enter_context(claim)
    stack.enter_context(environment.servers())
    if "DATABASE_URL" not in given:
        # Django puts "test_" before the name. The database of `make run` is never touched.
        name = f"/keiport_{number}"
        os.environ["DATABASE_URL"] = _with_path(os.environ["DATABASE_URL"], name)
    if "REDIS_URL" not in given:
        os.environ["REDIS_URL"] = _with_path(os.environ["REDIS_URL"], f"/{number}")
    # Under the number, so that a killed run leaves no more than the next one clears.
    media = VAR / "test-media" / str(number)
    shutil.rmtree(media, ignore_errors=True)
    media.mkdir(parents=True)
    stack.callback(shutil.rmtree, media, ignore_errors=True)
    os.environ["MEDIA_ROOT"] = str(media)
    os.environ["SECRET_KEY"] = "only for tests"
    # A test is one transaction, also while it learns or draws; in service nobody holds one so long.
    os.environ["IDLE_TIMEOUT"] = "120"
    # A test of several people at once is one process.
    os.environ["DB_POOL_MAX"] = "10"
    os.environ["DEBUG"] = "0"
    # Pages have 5 s for a statement; dropping a test database on a busy machine takes longer.
    os.environ["STATEMENT_TIMEOUT"] = "60"
    os.environ["SITE_URL"] = "http://testserver"
    return stack


try:
    _everything = _prepare()
except LocalError as error:
    pytest.exit(str(error), returncode=1)
# Beside the hook below, for a run that ends before pytest is set up.
atexit.register(_everything.close)


def chromium() -> str | None:
    """The browser of the journeys; None when it is not installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser skip its journeys and say so; in CI nothing is skipped."""
    if chromium():
        return
    journeys = [item for item in items if item.get_closest_marker("browser")]
    if journeys and os.environ.get("CI") == "true":
        raise pytest.UsageError("CI=true skips nothing, but no Chromium is installed")
    for item in journeys:
        item.add_marker(pytest.mark.skip(reason="no Chromium (apt-get install chromium)"))


def pytest_unconfigure() -> None:
    """Take down what was brought up."""
    _everything.close()
