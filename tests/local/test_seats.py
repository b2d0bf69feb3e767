"""Many come and go; the servers stay as long as somebody is there, and not a moment longer."""

import os
import signal

import psutil
import psycopg
import pytest
import redis

from .conftest import Checkout, eventually


def _answers(database_url: str, redis_url: str) -> bool:
    with psycopg.connect(database_url) as connection:
        connection.execute("SELECT 1")
    return redis.Redis.from_url(redis_url).ping()


def _read_note(database_url: str) -> str:
    with psycopg.connect(database_url) as connection:
        return connection.execute("SELECT text FROM note").fetchone()[0]


def test_two_users_share_and_the_last_one_out_stops_the_servers(served):
    first, second = served.join(), served.join()
    urls = first.wait_for_urls()
    assert second.wait_for_urls() == urls

    first.leave()
    assert _answers(*urls)

    second.leave()
    # A child of a stopped server may need another moment to be gone.
    eventually(lambda: not served.servers())
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(urls[0])


def test_a_killed_user_leaves_no_server_and_its_data_stays(served):
    user = served.join()
    user.wait_for_urls()
    user.kill()
    eventually(lambda: not served.servers())

    after = served.join()
    assert _read_note(after.wait_for_urls()[0]) == "kept"


def test_servers_end_with_a_killed_keeper_and_come_back(served):
    user = served.join()
    user.wait_for_urls()
    for keeper in served.keepers():
        keeper.kill()

    after = served.join()
    urls = after.wait_for_urls()
    assert _answers(*urls)
    assert _read_note(urls[0]) == "kept"


def test_a_killed_postgres_is_started_again_for_the_next_user(served):
    user = served.join()
    user.wait_for_urls()
    postmaster = _postmaster(served)
    os.kill(postmaster, signal.SIGKILL)
    eventually(lambda: not psutil.pid_exists(postmaster))
    user.leave()

    after = served.join()
    assert _read_note(after.wait_for_urls()[0]) == "kept"


def test_a_stale_note_that_names_another_program_harms_neither(served):
    user = served.join()
    user.wait_for_urls()
    user.leave()
    note = served.root / "var" / "postgres" / "postmaster.pid"
    note.write_text(f"{os.getpid()}\n{note.parent}\n0\n5432\n{note.parent}\n\n\nready\n")

    after = served.join()
    assert _answers(*after.wait_for_urls())
    assert psutil.pid_exists(os.getpid())


def test_a_path_too_long_for_a_socket_is_no_hindrance(tmp_path):
    deep = Checkout(tmp_path.joinpath(*["a-folder-with-a-long-name"] * 6))
    try:
        assert _answers(*deep.join().wait_for_urls())
    finally:
        deep.remove()


def test_two_checkouts_do_not_meet(served, checkout):
    here, there = served.join(), checkout.join()
    urls = here.wait_for_urls()
    assert not set(urls) & set(there.wait_for_urls())

    there.leave()
    assert _answers(*urls)


def test_given_addresses_are_used_and_nothing_is_started(checkout):
    given = {"DATABASE_URL": "postgresql:///given", "REDIS_URL": "redis://given/0"}
    code = (
        "import os; from marketplace.local import environment\n"
        "with environment.servers() as started:\n"
        "    print(started, os.environ['DATABASE_URL'], os.environ['REDIS_URL'])"
    )
    done = checkout.python(code, **given)
    assert done.stdout.strip() == "[] postgresql:///given redis://given/0"
    assert not (checkout.root / "var").exists()


def _postmaster(served: Checkout) -> int:
    note = served.root / "var" / "postgres" / "postmaster.pid"
    return int(note.read_text().splitlines()[0])
