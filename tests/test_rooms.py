"""The house: rooms import downwards, files stay small, tasks have names that outlive a rename."""

import ast
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from celery import current_app
from django.conf import settings
from django.core.management import call_command

from listings.work import kinds
from marketplace.celery import QUEUES, app

ROOT = Path(settings.BASE_DIR)
LONGEST_FILE = 300


def python_files(*folders):
    return [
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts
    ]


def test_the_import_contracts_hold():
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_no_file_is_longer_than_a_person_reads_at_once():
    files = [*python_files("listings", "marketplace", "tests"), ROOT / "manage.py"]
    lengths = {str(path.relative_to(ROOT)): path.read_text().count("\n") for path in files}
    assert len(lengths) > 100
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def decorated_tasks():
    """(file, function, decorator) of each function that Celery may run."""
    for path in python_files("listings", "marketplace"):
        for node in ast.walk(ast.parse(path.read_text())):
            for decorator in getattr(node, "decorator_list", []):
                called = decorator.func if isinstance(decorator, ast.Call) else decorator
                if ast.unparse(called).rpartition(".")[2] in ("shared_task", "task"):
                    yield path, node, decorator


def test_each_task_has_its_name_written_out():
    """A message may wait longer than a module keeps its name."""
    names = []
    for path, function, decorator in decorated_tasks():
        assert isinstance(decorator, ast.Call), f"{path}: {function.name}"
        given = {keyword.arg: keyword.value for keyword in decorator.keywords}
        assert "name" in given, f"{path}: {function.name}"
        names.append(ast.literal_eval(given["name"]))
        assert names[-1].startswith(f"{path.parent.name}."), f"{path}: {names[-1]}"
    assert len(names) >= 3
    assert len(set(names)) == len(names)
    app.loader.import_default_modules()
    assert set(names) <= set(current_app.tasks)


def test_each_periodic_task_exists():
    app.loader.import_default_modules()
    assert app.conf.beat_schedule
    for entry in app.conf.beat_schedule.values():
        assert entry["task"] in app.tasks


@pytest.mark.parametrize("name", settings.WORK_KINDS)
def test_each_kind_of_work_has_a_handler_a_queue_that_is_served_and_a_lease(name):
    row = settings.WORK_KINDS[name]
    assert callable(kinds.kind(name).handler)
    assert row["queue"] in QUEUES
    assert row["lease"] > 0


@pytest.mark.django_db
def test_the_migrations_say_all_that_the_models_say():
    said = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=said)
    assert "No changes" in said.getvalue()
