"""A checkout of its own for each test of the local servers, with real servers."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from marketplace.local.layout import ROOT

USER = """
import json, sys
from marketplace.local import environment
import os
with environment.servers():
    print(json.dumps([os.environ["DATABASE_URL"], os.environ["REDIS_URL"]]), flush=True)
    sys.stdin.readline()
"""


class User:
    """A process that uses the servers of a checkout until it is told to leave."""

    def __init__(self, checkout: "Checkout") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", USER],
            cwd=checkout.root,
            env=checkout.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def wait_for_urls(self) -> tuple[str, str]:
        return tuple(json.loads(self.process.stdout.readline()))

    def leave(self) -> None:
        self.process.communicate(b"\n", timeout=60)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


class Checkout:
    """The local part of the project in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if name not in {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "MAKELEVEL"}
        }
        self.users: list[User] = []
        package = root / "marketplace"
        shutil.copytree(ROOT / "marketplace" / "local", package / "local")
        (package / "__init__.py").touch()

    def join(self) -> User:
        self.users.append(User(self))
        return self.users[-1]

    def python(self, code: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", code],
            cwd=self.root,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def keepers(self) -> list[psutil.Process]:
        return [
            process
            for process in psutil.process_iter(["cmdline"])
            if str(self.root / "marketplace") in (process.info["cmdline"] or [])
        ]

    def servers(self) -> list[psutil.Process]:
        """The keepers of this checkout and all that they started."""
        found = self.keepers()
        for keeper in list(found):
            with contextlib.suppress(psutil.NoSuchProcess):
                found += keeper.children(recursive=True)
        return found

    def empty(self) -> None:
        """Take all users away and wait for the servers to notice."""
        for user in self.users:
            user.kill()
        eventually(lambda: not self.servers())

    def remove(self) -> None:
        self.empty()
        done = self.python("from marketplace.local.cleaning import clean; clean()")
        assert done.returncode == 0, done.stderr


def eventually(happens: Callable[[], bool], seconds: float = 15) -> None:
    """Wait for something that another process does."""
    deadline = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[Checkout]:
    checkout = Checkout(tmp_path / "checkout")
    yield checkout
    checkout.remove()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checkout]:
    """A checkout with a database in it, made once because that takes a second."""
    checkout = Checkout(tmp_path_factory.mktemp("prepared") / "checkout")
    user = checkout.join()
    with psycopg.connect(user.wait_for_urls()[0]) as connection:
        connection.execute("CREATE TABLE note AS SELECT 'kept' AS text")
    user.leave()
    yield checkout
    checkout.remove()


@pytest.fixture
def served(prepared: Checkout) -> Iterator[Checkout]:
    """The prepared checkout, with nobody in it at the beginning and at the end."""
    yield prepared
    prepared.empty()
