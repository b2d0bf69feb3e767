"""The import's budgets: a file of 5,000 cars checked, applied and sent again, a worker running."""

import time
from collections.abc import Callable

from listings.dealers.models import Seller
from listings.feeds import actions
from listings.feeds.models import FeedRun
from listings.work.doorbell import ring
from tests.feeds.making import as_csv, row
from tests.workers import broker, running_worker, wait_until

CARS = 5_000


def bench_feeds(report: Callable[..., None]) -> None:
    """From the file's arrival to its report, from the confirmation to the end, and both again.

    The cars get numbers of their own, so that a kept market can be measured again.
    """
    seller = Seller.objects.filter(kind=Seller.Kind.DEALER).order_by("pk").first()
    if seller is None:
        return
    first = time.time_ns() // 1_000_000 % 10_000_000
    cars = [
        row(n, stock_no=f"B-{first}-{n}", frame_no=f"DA63T-{first + n:07}", year="2003")
        for n in range(CARS)
    ]
    data = as_csv(cars)
    broker().flushdb()
    with running_worker():
        for name in ("feed", "the same feed again"):
            started = time.perf_counter()
            run = actions.take_in(seller, "bench.csv", data, by=None)
            actions.check_later(run)
            wait_until(lambda run=run: _is(run, FeedRun.State.READY), 600)
            checked = time.perf_counter()
            report(f"{name}: dry run", checked - started, "s", CARS)
            actions.confirm(run, by=None)
            ring("feed")
            wait_until(lambda run=run: _is(run, FeedRun.State.COMPLETE), 600)
            report(f"{name}: apply", time.perf_counter() - checked, "s", CARS)
            report(f"{name}: cars changed", run.counts["new"] + run.counts["changed"], "cars", CARS)


def _is(run: FeedRun, state: str) -> bool:
    run.refresh_from_db()
    return run.state == state
