"""The variables that the settings read, completed for a person's own machine."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import environ

from . import postgres, valkey
from .layout import ROOT, VAR, make_folders
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
    wanted = [engine for engine in (postgres, valkey) if not os.environ.get(engine.VARIABLE)]
    seats: list[Seat] = []
    try:
        for engine in wanted:
            seats.append(Seat(engine.NAME))  # noqa: PERF401 - a failure must leave the first
        for engine, seat in zip(wanted, seats, strict=True):
            os.environ[engine.VARIABLE] = seat.url()
        yield seats
    finally:
        for seat in seats:
            seat.leave()


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
