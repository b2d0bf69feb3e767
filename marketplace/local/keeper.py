"""One small process for each server: it starts the server and stops it when nobody is left.

Users of a server hold a shared lock on a file (see `seats`). The kernel drops a lock with the
process that held it, however it ended, so a `kill -9` of a user leaves nothing behind; and a
server ends with its keeper, so a `kill -9` of the keeper leaves nothing behind either.
"""

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import IO

from . import postgres, valkey
from .layout import RUN, LocalError
from .locks import held

ENGINES: dict[str, ModuleType] = {engine.NAME: engine for engine in (postgres, valkey)}
LOOK_SECONDS = 0.25
STOP_SECONDS = 60


def keep(name: str) -> None:
    """Run the server `name` until its last user has gone, it ends by itself, or SIGTERM comes.

    Does nothing when it is kept already. Raises LocalError when it cannot be started.
    """
    with held(RUN / f"{name}.kept", fcntl.LOCK_EX | fcntl.LOCK_NB) as alone:
        if alone:
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
            _serve(ENGINES[name], RUN / f"{name}.json")


def _serve(engine: ModuleType, note: Path) -> None:
    process, url = engine.start()
    with (RUN / f"{engine.NAME}.users").open("w") as users:
        try:
            _write(note, {"keeper": os.getpid(), "url": url})
            while process.poll() is None and not _is_left(users):
                time.sleep(LOOK_SECONDS)
        finally:
            # When the last user has gone the lock is ours by now: whoever comes waits for the end.
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            note.unlink(missing_ok=True)
            _stop(process, engine.STOP_SIGNAL)


def _is_left(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _stop(process: subprocess.Popen[bytes], sign: signal.Signals) -> None:
    if process.poll() is not None:
        return
    process.send_signal(sign)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _write(note: Path, content: dict[str, int | str]) -> None:
    """Write the note for the users at once or not at all; it holds a password."""
    half = note.with_suffix(".half")
    half.touch(mode=0o600)
    half.write_text(json.dumps(content))
    half.rename(note)


def main() -> None:
    """Keep the server that the command line names; complaints go to its log."""
    try:
        keep(sys.argv[1])
    except LocalError as error:
        sys.exit(str(error))
