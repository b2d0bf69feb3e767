"""Do what is due without Redis and without Celery: the second leg of the work queue."""

import logging
import signal
import time
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error as DatabaseError
from django.db import close_old_connections
from django.utils import timezone

from listings.cars.announcing import announce_newly_eligible
from listings.cars.rechecking import notice_changed_rules
from listings.eligibility.clock import legal_today
from listings.pricing.looking_back import order_if_due
from listings.pricing.teaching import order_learning_if_due
from listings.states.beginning import announce_begun
from listings.work import draining, kinds, queue

log = logging.getLogger(__name__)

LOOK_EVERY = 5.0  # seconds
# Workers get this long to answer the doorbell before the sweep does the work itself.
PATIENCE = timedelta(seconds=30)
ANNOUNCE_EVERY = 15 * 60.0  # seconds
LOOK_AT_RULES_EVERY = 60.0  # seconds


class Command(BaseCommand):
    help = "Do all work that is due. With --loop: look every 5 s and help when workers are late."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--loop", action="store_true", help="stay and look again and again")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["loop"]:
            notice_changed_rules()
            done = sum(self.drain_all(name) for name in kinds.names())
            told = announce_newly_eligible()
            announce_begun(legal_today())
            self.stdout.write(f"{done} pieces of work done, {told} cars announced")
            return
        self.stopping = False
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        self.stdout.write("sweep ready")
        self.stdout.flush()
        self.loop()

    def stop(self, *args: Any) -> None:
        self.stopping = True

    def loop(self) -> None:
        next_announcement = next_look = 0.0
        while not self.stopping:
            try:
                if time.monotonic() >= next_look:
                    notice_changed_rules()
                    next_look = time.monotonic() + LOOK_AT_RULES_EVERY
                self.help_when_late()
                if time.monotonic() >= next_announcement:
                    self.begin_the_day()
                    next_announcement = time.monotonic() + ANNOUNCE_EVERY
            except DatabaseError as error:
                log.warning("sweep: the database is away: %s", error)
            close_old_connections()
            self.wait(LOOK_EVERY)

    @staticmethod
    def begin_the_day() -> None:
        """What the clock alone brings about; each does nothing once its day is done."""
        today = legal_today()
        announce_newly_eligible()
        announce_begun(today)
        order_learning_if_due()
        order_if_due(today)

    def help_when_late(self) -> None:
        oldest = queue.oldest_due()
        if oldest and timezone.now() - oldest > PATIENCE:
            for name in kinds.names():
                draining.drain_kind(name)

    def wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self.stopping and time.monotonic() < until:
            time.sleep(0.2)

    @staticmethod
    def drain_all(name: str) -> int:
        total = 0
        while taken := draining.drain_kind(name):
            total += taken
        return total
