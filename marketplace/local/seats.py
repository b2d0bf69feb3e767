"""How a process joins the others that use a server, and leaves.

The first one starts the server's keeper and the last one waits until it has stopped; any number
of processes may come and go at the same time.
"""

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from .layout import LOGS, RUN, LocalError, make_folders
from .locks import held

LOG_BYTES = 5_000_000
LEAVE_SECONDS = 90

# Not `-m marketplace.local.keeper`: that would load Celery, 0.4 s and 40 MB for nothing.
KEEPER = "import sys; sys.path.append(sys.argv.pop()); from local.keeper import main; main()"


class Seat:
    """A share in the server `name`, from creation until `leave`."""

    def __init__(self, name: str) -> None:
        make_folders()
        self.name = name
        self._owner = os.getpid()
        self._keeper: subprocess.Popen[bytes] | None = None
        self._note = RUN / f"{name}.json"
        self._door = (RUN / f"{name}.door").open("w")
        fcntl.flock(self._door, fcntl.LOCK_EX)
        self._users = (RUN / f"{name}.users").open("w")
        fcntl.flock(self._users, fcntl.LOCK_SH)
        if not self._is_kept():
            self._note.unlink(missing_ok=True)
            self._keeper = self._start_keeper()

    def url(self) -> str:
        """The server's address, once it is ready.

        Raises LocalError with the last lines of its log when it does not come up.
        """
        while not (noted := self._read_note()):
            if not self._is_coming():
                raise LocalError(f"{self.name} did not start:\n{self._end_of_log()}")
            time.sleep(0.01)
        self._door.close()
        return noted["url"]

    def is_alive(self) -> bool:
        """Whether the server still runs, once it was ready."""
        return self._note.exists() and self._is_kept()

    def leave(self) -> None:
        """Give the share back; the last one to leave waits until the server has stopped."""
        if os.getpid() != self._owner or self._users.closed:
            return
        self._door.close()
        try:
            fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._users.close()
            return
        self._dismiss_keeper()
        self._users.close()

    def _read_note(self) -> dict[str, Any] | None:
        """What the keeper tells: its number and the address; None while there is no server."""
        try:
            return json.loads(self._note.read_text())
        except FileNotFoundError:
            return None

    def _is_coming(self) -> bool:
        return self._keeper.poll() is None if self._keeper else self._is_kept()

    def _is_kept(self) -> bool:
        with held(RUN / f"{self.name}.kept", fcntl.LOCK_EX | fcntl.LOCK_NB) as free:
            return not free

    def _start_keeper(self) -> subprocess.Popen[bytes]:
        with self._log().open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-P", "-c", KEEPER, self.name, str(Path(__file__).parents[1])],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,
            )

    def _dismiss_keeper(self) -> None:
        if self._is_kept() and (noted := self._read_note()):
            os.kill(noted["keeper"], signal.SIGTERM)
        deadline = time.monotonic() + LEAVE_SECONDS
        while self._is_kept() and time.monotonic() < deadline:
            time.sleep(0.01)
        if self._keeper:
            self._keeper.wait()

    def _log(self) -> Path:
        log = LOGS / f"{self.name}.log"
        if log.exists() and log.stat().st_size > LOG_BYTES:
            log.rename(log.with_suffix(".log.1"))
        return log

    def _end_of_log(self) -> str:
        return "\n".join(self._log().read_text(errors="replace").splitlines()[-8:])
