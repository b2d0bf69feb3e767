"""Many hands for a large market: every core invents its portions, all write in turn.

In turn, because a car's frame number depends on those before it: so the market does not depend on
how fast each core was.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.context import ForkContext, ForkProcess

from django.db import connections, transaction
from django.db.backends.postgresql.base import DatabaseWrapper

from .standing import Standing, portions
from .stocking import Stock

PORTION = 5_000


class HandError(Exception):
    """A process that invented cars has failed; what it printed says why."""


class Turn:
    """Whose portion is written next."""

    def __init__(self, context: ForkContext, first: int) -> None:
        self._changed = context.Condition()
        self._next = context.Value("q", first, lock=False)

    @contextmanager
    def of(self, numbers: range) -> Iterator[None]:
        """Wait until all cars before these are written; nobody else writes within the block."""
        with self._changed:
            self._changed.wait_for(lambda: self._next.value == numbers.start)
            yield
            self._next.value = numbers.stop
            self._changed.notify_all()


def grow(stock: Stock, standing: Standing, upto: int) -> None:
    """Add cars with as many processes as there are cores. Raises `HandError`."""
    context = get_context("fork")
    turn = Turn(context, standing.cars)
    spans = list(portions(standing.cars, upto, PORTION))
    hands = min(os.cpu_count() or 1, len(spans))
    _let_go()
    crew = [
        context.Process(target=_work, args=(stock, standing, turn, spans[hand::hands]))
        for hand in range(hands)
    ]
    for process in crew:
        process.start()
    try:
        _see_to_the_end(crew)
    finally:
        for process in crew:
            process.terminate()
            process.join()


def _let_go() -> None:
    """Close every connection and its pool: none may be shared by two processes."""
    for connection in connections.all():
        connection.close()
        if isinstance(connection, DatabaseWrapper):
            connection.close_pool()


def _work(stock: Stock, standing: Standing, turn: Turn, spans: Sequence[range]) -> None:
    for numbers in spans:
        cars = stock.invent(numbers)
        with turn.of(numbers), transaction.atomic():
            stock.write(cars)
            standing.grown(numbers.stop)


def _see_to_the_end(crew: Sequence[ForkProcess]) -> None:
    """Wait for all; a failure of one is the failure of all, for the others wait for its turn."""
    waiting = {process.sentinel: process for process in crew}
    while waiting:
        for sentinel in wait(list(waiting)):
            process = waiting.pop(sentinel)  # type: ignore[arg-type]  # a sentinel is a number here
            process.join()
            if process.exitcode:
                raise HandError(f"A process that invented cars ended with {process.exitcode}.")
