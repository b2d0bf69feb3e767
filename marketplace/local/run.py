"""`make run`: the whole site for a first look, ended by Ctrl-C."""

import http.client
import os
import signal
import socket
import sys
from functools import partial

from . import environment
from .children import end_with_parent
from .keeper import ENGINES
from .layout import LOGS, RUN, LocalError, make_folders
from .processes import Group, Program, say
from .seats import Seat

PEOPLE = (
    "manager@kei-garage-ohio.example",
    "collector@example.org",
    "buyer@example.org",
    "staff@example.org",
)
PASSWORD = "keiport-demo"  # noqa: S105 - printed for everybody, and only for invented people
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - where to look, not to listen
CHATTER = " INFO celery."  # several lines a minute, in which nobody would find a letter
QUEUES = "default,photos,bulk,mail"


def run() -> None:
    """Run the site until a signal comes or one of its processes ends.

    Raises LocalError for what a person can mend, and when a process has ended by itself.
    """
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, lambda *_: sys.exit(0))
    if "MAKELEVEL" in os.environ:
        end_with_parent(signal.SIGTERM)  # a killed make cannot pass its end on
    environment.read_env_file()
    host, port = _place()
    _refuse_taken_port(host, port)
    make_folders()
    with environment.servers() as seats:
        for seat in seats:
            say(f"{seat.name}: ready, {ENGINES[seat.name].ABOUT}")
        environment.use_secret_key(create=True)
        address = f"http://{_bind(EVERYWHERE.get(host, host), port)}"
        os.environ.setdefault("SITE_URL", address)
        # Whoever tries the site out asks from one address with all his programs.
        os.environ.setdefault("API_REQUESTS_A_MINUTE", "1200")
        with Group() as group:
            group.finish(_preparation())
            group.start(*_programs(host, port))
            say(_welcome(address, is_local=bool(seats)))
            while True:
                group.look()
                _look_at_servers(seats)


def _place() -> tuple[str, int]:
    port = os.environ.get("PORT") or "8000"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise LocalError(f"PORT is {port!r}: give a number from 1 to 65535")
    os.environ["PORT"] = port  # the settings derive the address from it
    return os.environ.get("HOST") or "127.0.0.1", int(port)


def _refuse_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        # As the web server will: a port whose last connections are still closing is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise LocalError(
                f"Port {port} on {host} cannot be used ({error.strerror}): "
                f"choose another with `PORT={port + 1} make run`"
            ) from error


def _look_at_servers(seats: list[Seat]) -> None:
    for seat in seats:
        if not seat.is_alive():
            raise LocalError(f"{seat.name} ended; its last words are in {LOGS}/{seat.name}.log")


def _preparation() -> Program:
    command = [sys.executable, "-m", "marketplace.local", "prepare", "--demo"]
    # Building an index or a market takes longer than a page may.
    return Program("setup", command, environment={"STATEMENT_TIMEOUT": "0"})


def _programs(host: str, port: int) -> list[Program]:
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "--quiet", "-A", "marketplace"]
    # A worker may wait longer than a page: for a statement, and for the broker.
    patience = {"STATEMENT_TIMEOUT": "60", "BROKER_SOCKET_TIMEOUT": "5"}
    return [
        Program(
            "web",
            [
                *(*python, "gunicorn", "marketplace.wsgi", "--bind", _bind(host, port)),
                *("--workers", os.environ.get("WEB_CONCURRENCY") or "2"),
                *("--worker-class", "gthread", "--threads", "4", "--no-control-socket"),
                *("--access-logfile", str(LOGS / "access.log"), "--log-level", "warning"),
                "--preload",
            ],
            says=f"ready on {_bind(host, port)}",
            is_ready=partial(_is_healthy, host, port),
        ),
        Program(
            "worker",
            [
                *(*celery, "worker", "-Q", QUEUES, "--pool", "prefork", "--concurrency", "2"),
                *("--hostname", f"keiport-{os.getpid()}@%h", "--loglevel", "INFO"),
                # There is no other worker to greet, and greeting takes a second.
                *("--without-mingle", "--without-gossip"),
            ],
            says=f"ready for the queues {QUEUES.replace(',', ', ')}",
            ready_line=" ready.",
            chatter=CHATTER,
            # A first look in a container is by root; the site's worker loads no pickles.
            environment=patience | {"PYTHONWARNINGS": "ignore:You're running the worker"},
        ),
        Program(
            "beat",
            [
                *(*celery, "beat", "--loglevel", "INFO", "--pidfile", ""),
                *("--schedule", str(RUN / "celerybeat-schedule")),
            ],
            says="ready",
            ready_line="beat: Starting...",
            chatter=CHATTER,
            environment=patience,
        ),
        Program(
            "sweep",
            [sys.executable, "manage.py", "sweep", "--loop", "--skip-checks"],
            says="ready",
            ready_line="sweep ready",
            environment=patience,
        ),
    ]


def _bind(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _is_healthy(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _welcome(address: str, *, is_local: bool) -> str:
    lines = [f"Keiport is ready: {address}/"]
    if is_local:
        lines.append(f"Sign in as {', '.join(PEOPLE)}; password {PASSWORD}")
    lines.append("Ctrl-C stops it.")
    return "\n".join(lines)
