"""What `make setup` and `make run` share: everything in the database and on disk that they need."""

import fcntl
import hashlib
import inspect
import io
from collections.abc import Iterator
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from .layout import ROOT, RUN
from .locks import held
from .processes import say

DEMO = {"listings": 600, "seed": 1}


def prepare(*, demo: bool) -> None:
    """Migrate, load catalogue, places and known prices, collect static files; `demo`: fill the market.

    Says a line for what there was to do and nothing where there was nothing.
    """
    django.setup()
    with held(RUN / "prepare.lock", fcntl.LOCK_EX):
        _migrate()
        _load()
        collect_static()
        if demo and not apps.get_model("listings", "Listing").objects.exists():
            say(f"Inventing a demo market of {DEMO['listings']} cars, once")
            call_command("demo", **DEMO, stdout=io.StringIO())


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Migrating the database")
        call_command("migrate", verbosity=0, interactive=False)


def _load() -> None:
    for command in ("load_catalogue", "load_places", "load_prices", "load_rates", "load_states"):
        call_command(command, verbosity=0, stdout=io.StringIO())


def collect_static() -> None:
    """Collect static files when they, or the packages that bring some, have changed."""
    root = Path(settings.STATIC_ROOT)
    stamp = root.with_name("static.stamp")
    with held(RUN / "static.lock", fcntl.LOCK_EX):
        state = _state_of_static_files()
        if root.is_dir() and stamp.exists() and stamp.read_text() == state:
            return
        say("Collecting static files")
        # Nothing is cleared: a site or a test run beside this one may serve the files of before.
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(state)


def _state_of_static_files() -> str:
    state = hashlib.sha256((ROOT / "uv.lock").read_bytes())
    state.update(Path(inspect.getfile(type(storages["staticfiles"]))).read_bytes())
    for path in sorted(_static_files()):
        state.update(str(path.relative_to(ROOT)).encode())
        state.update(path.read_bytes())
    return state.hexdigest()


def _static_files() -> Iterator[Path]:
    for folder in settings.STATICFILES_DIRS:
        yield from (path for path in Path(folder).rglob("*") if path.is_file())
