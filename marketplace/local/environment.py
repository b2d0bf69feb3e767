"""The variables that the settings read, completed for a person's own machine."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import environ

from .layout import ROOT, SERVERS, VAR, make_folders, postgres_programs
from .seats import Seat

SECRET_KEY_FILE = VAR / "secret_key"


def read_env_file() -> None:
    """Take variables from `.env`, if there is one; those that are set already win."""
    if (ROOT / ".env").is_file():
        environ.Env.read_env(ROOT / ".env")


@contextmanager
def servers() -> Iterator[list[Seat]]:
    """Set `DATABASE_URL` and `REDIS_URL` where they are missing, with servers behind them.

    Servers that nobody else uses are stopped at the end.
    """
    seats: list[Seat] = []
    try:
        for name, variable in SERVERS.items():
            if not os.environ.get(variable):
                seats.append(Seat(name))
        for seat in seats:
            os.environ[SERVERS[seat.name]] = seat.url()
        yield seats
    finally:
        for seat in seats:
            seat.leave()


def offer_psql() -> None:
    """Let `manage.py dbshell` find a psql where none is installed, and psql find the socket."""
    if folder := postgres_programs():
        os.environ["PATH"] = f"{os.environ.get('PATH', os.defpath)}{os.pathsep}{folder}"
    for key, values in parse_qs(urlsplit(os.environ["DATABASE_URL"]).query).items():
        if key in {"host", "port"}:
            os.environ[f"PG{key.upper()}"] = values[0]


def use_secret_key(*, create: bool) -> None:
    """Set `SECRET_KEY`, if it is missing, to the key of this checkout.

    Without `create` only a key that exists is used: in service a missing key must be noticed.
    """
    if os.environ.get("SECRET_KEY"):
        return
    if create and not SECRET_KEY_FILE.exists():
        make_folders()
        _write_once(secrets.token_urlsafe(50))
    if SECRET_KEY_FILE.exists():
        os.environ["SECRET_KEY"] = SECRET_KEY_FILE.read_text()


def _write_once(key: str) -> None:
    """Two first starts at the same moment must end up with the same key."""
    half = SECRET_KEY_FILE.with_suffix(f".{os.getpid()}")
    half.touch(mode=0o600)
    half.write_text(key)
    try:
        os.link(half, SECRET_KEY_FILE)
    except FileExistsError:
        return
    finally:
        half.unlink()
