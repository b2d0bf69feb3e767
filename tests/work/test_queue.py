"""The work queue: nothing ordered is lost, nothing is done by two, poison does not circle."""

import os
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F

from listings.work import queue
from listings.work.draining import drain_kind
from listings.work.models import MAX_ATTEMPTS, WorkItem

LEASE = timedelta(seconds=30)


def item(**kwargs):
    return WorkItem.objects.get(kind="test", **kwargs)


def let_time_pass(**kwargs):
    """Move the row's times back instead of waiting."""
    step = timedelta(**kwargs)
    WorkItem.objects.update(not_before=F("not_before") - step, lease_until=F("lease_until") - step)


def test_ten_orders_before_the_work_are_one_piece_of_work(work):
    for _n in range(10):
        queue.order("test", 7)
    assert drain_kind("test") == 1
    assert work.written == [7]
    assert item().done_rev == item().wanted_rev == 10


def test_an_order_that_is_rolled_back_was_never_given(work):
    with transaction.atomic():
        queue.order("test", 7)
        transaction.set_rollback(True)
    assert not WorkItem.objects.exists()


def test_an_input_that_changes_while_we_work_is_worked_on_again(work):
    queue.order("test", 7)
    job = queue.claim("test", lease=LEASE)
    queue.order("test", 7)
    queue.finish(job, lambda: work.written.append("old"))
    assert item().done_rev == 1
    assert drain_kind("test") == 1
    assert work.written == ["old", 7]


def test_a_row_that_somebody_holds_is_not_given_to_another(work):
    queue.order("test", 7)
    assert queue.claim("test", lease=LEASE)
    assert queue.claim("test", lease=LEASE) is None


def test_a_dead_workers_row_comes_back_after_its_lease_and_its_own_result_is_dropped(work):
    queue.order("test", 7)
    first = queue.claim("test", lease=LEASE)
    let_time_pass(seconds=31)
    second = queue.claim("test", lease=LEASE)
    assert second.subject_id == 7
    assert second.token != first.token
    with pytest.raises(queue.LeaseLost):
        queue.finish(first, lambda: WorkItem.objects.update(priority=9))
    assert item().priority != 9
    queue.finish(second, lambda: WorkItem.objects.update(priority=1))
    assert (item().priority, item().done_rev) == (1, 1)


def test_a_result_that_cannot_be_written_leaves_the_row_waiting(work):
    queue.order("test", 7)
    job = queue.claim("test", lease=LEASE)

    def write():
        raise ValueError("disk full")

    with pytest.raises(ValueError, match="disk full"):
        queue.finish(job, write)
    assert item().done_rev == 0


def test_a_failed_row_waits_longer_each_time_and_is_done_in_the_end(work):
    work.trouble = OSError("storage away\x00")
    queue.order("test", 7)
    drain_kind("test")
    assert item().attempts == 1
    assert "storage away" in item().last_error
    assert drain_kind("test") == 0
    work.trouble = None
    let_time_pass(seconds=15)
    assert drain_kind("test") == 1
    assert (item().attempts, item().last_error, work.written) == (0, "", [7])


def test_a_row_that_fails_eight_times_is_a_dead_letter_until_somebody_revives_it(work):
    work.trouble = OSError("always")
    queue.order("test", 7)
    for _n in range(MAX_ATTEMPTS + 2):
        drain_kind("test")
        let_time_pass(hours=8)
    assert len(work.seen) == MAX_ATTEMPTS
    assert item().dead_at
    work.trouble = None
    queue.revive(item().pk)
    drain_kind("test")
    assert work.written == [7]


def test_a_row_that_kills_every_worker_dies_after_eight(work):
    queue.order("test", 7)
    for _n in range(MAX_ATTEMPTS):
        assert queue.claim("test", lease=LEASE)
        let_time_pass(seconds=31)
    assert queue.claim("test", lease=LEASE) is None
    assert item().dead_at
    assert "died" in item().last_error


def test_a_memory_error_is_a_failure_of_the_row_and_the_next_row_is_done(work):
    work.trouble = MemoryError()
    queue.order("test", 1)
    drain_kind("test")
    work.trouble = None
    queue.order("test", 2)
    drain_kind("test")
    assert work.written == [2]
    assert "MemoryError" in item(subject_id=1).last_error


def test_a_pause_holds_for_a_finished_row_and_never_delays_a_waiting_one(work):
    queue.order("test", 7)
    queue.order("test", 7, delay=timedelta(minutes=1))
    assert drain_kind("test") == 1
    queue.order("test", 7, delay=timedelta(minutes=1))
    assert drain_kind("test") == 0
    queue.order("test", 7)
    assert drain_kind("test") == 1


def test_urgent_work_goes_first(work):
    queue.order("test", 1, priority=9)
    queue.order("test", 2, priority=1)
    drain_kind("test")
    assert work.written == [2, 1]


@pytest.mark.parametrize("attempts", range(1, 12))
def test_the_pause_grows_and_never_passes_six_hours_and_a_fifth(attempts):
    pause = queue.retry_pause(attempts)
    assert timedelta(seconds=8) <= pause <= timedelta(hours=7.2)


def test_a_doorbell_that_nobody_hears_does_not_trouble_the_person():
    """In a process of its own, whose broker is a port where nothing listens."""
    code = (
        "import django; django.setup()\n"
        "from listings.work.doorbell import ring\n"
        "ring('letter'); print('went on')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={
            **os.environ,
            "CELERY_BROKER_URL": "redis://127.0.0.1:1/0",
            "DJANGO_SETTINGS_MODULE": "marketplace.settings",
        },
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stdout.strip() == "went on"
    assert "not heard" in done.stderr


@pytest.mark.django_db(transaction=True)
def test_four_workers_share_forty_rows_and_do_each_once(work):
    queue.order("test", range(40))

    def worker():
        drain_kind("test")
        connection.close()

    threads = [threading.Thread(target=worker) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(work.written) == list(range(40))


@pytest.mark.django_db(transaction=True)
def test_without_the_lease_two_workers_would_do_the_same_row(work):
    """The twin of the test above: with the guard off, doubling must be seen."""
    queue.order("test", 7)
    queue.claim("test", lease=timedelta(0))
    queue.claim("test", lease=timedelta(0))
    assert item().attempts == 2
