"""The index of one process: built in the background, looked after on request, given up in doubt."""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from threading import RLock, Thread
from time import monotonic

from django.db import DatabaseError, connection, transaction

from ..by_sql import Tally
from ..conditions import Condition
from ..sorts import Sort
from . import changes, rows
from .index import Index

log = logging.getLogger(__name__)

# A change is seen by every process this long after its commit, at the latest.
LOOK_SECONDS = 1.0
# Who has not looked for so long may have missed rows that were cleared away.
LOST_SECONDS = 60 * changes.KEPT_MINUTES / 2
# A million cars take longer than a page may.
_PATIENTLY = "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"
# After a failure, the next try.
AGAIN_SECONDS = 5.0


@dataclass(eq=False)
class _Held:
    """An index, and the snapshot up to which it knows the market."""

    index: Index
    snapshot: str
    looked_at: float


class Holder:
    """Gives answers while they are certain; None stands for "ask PostgreSQL"."""

    def __init__(self, look_seconds: float = LOOK_SECONDS) -> None:
        self.look_seconds = look_seconds
        self.lock = RLock()
        self._pid = 0
        self._held: _Held | None = None
        self._builder: Thread | None = None
        self._not_before = 0.0

    def answers(self) -> "ByIndex | None":
        """The index, not older than a second. Begins to build it where there is none."""
        if self._builder and self._pid != os.getpid():
            # A fork copies what is held, but neither the thread at work on it nor who has the lock.
            self.lock, self._builder = RLock(), None
        with self.lock:
            if self._held and not self._is_fresh(self._held):
                self._held = None
            if self._held is None or self._held.index.is_worn:
                self._build_in_background()
            return ByIndex(self._held.index, self.lock) if self._held else None

    def build(self) -> None:
        """Read the whole market. Takes seconds for a million cars, and holds nobody up."""
        started = monotonic()
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(_PATIENTLY)
            # First the snapshot: what is committed while we read is read again at the first look.
            snapshot = changes.snapshot()
            market, texts = rows.read(), rows.read_texts()
        index = Index(market, texts)
        with self.lock:
            self._held = _Held(index, snapshot, monotonic())
        log.info("search.index built: %s cars in %.1f s", len(index), monotonic() - started)

    def forget(self) -> None:
        """Ask PostgreSQL until the index is built anew."""
        with self.lock:
            self._held = None

    def _is_fresh(self, held: _Held) -> bool:
        """Look for changes where it is time. False where this index can no longer be trusted."""
        age = monotonic() - held.looked_at
        if age < self.look_seconds:
            return True
        if age > LOST_SECONDS:
            return False
        looked_at = monotonic()
        try:
            news = changes.since(held.snapshot)
            if news.ids:
                held.index.change(news.ids, rows.read(news.ids), rows.read_texts(news.ids))
        except DatabaseError as error:
            log.warning("search.index lost touch: %s", error)
            return False
        held.snapshot, held.looked_at = news.snapshot, looked_at
        return news.ids is not None

    def _build_in_background(self) -> None:
        if self._builder or monotonic() < self._not_before:
            return
        self._pid = os.getpid()
        self._builder = Thread(target=self._build_apart, name="search index", daemon=True)
        self._builder.start()

    def _build_apart(self) -> None:
        try:
            self.build()
        except DatabaseError as error:
            log.warning("search.index was not built: %s", error)
        finally:
            connection.close()
            self._not_before = monotonic() + AGAIN_SECONDS
            self._builder = None


@dataclass(frozen=True, eq=False)
class ByIndex:
    """The answers of `facets.Answers`, for one thread at a time."""

    index: Index
    lock: RLock

    def ids(self, asked: Condition, sort: Sort, rows: slice) -> list[int]:
        with self.lock:
            return self.index.ids(asked, sort, rows)

    def counts(self, questions: Mapping[str, Condition]) -> dict[str, int]:
        with self.lock:
            return self.index.counts(questions)

    def tallies(self, questions: Mapping[str, Tally]) -> dict[str, dict[str, int]]:
        with self.lock:
            return self.index.tallies(questions)
