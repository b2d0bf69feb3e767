"""Locks on files. The kernel drops them with the process that holds them, however it ends."""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def held(path: Path, how: int) -> Iterator[bool]:
    """Hold a `flock` of the kind `how` on the file; yields whether it was got."""
    with path.open("w") as file:
        try:
            fcntl.flock(file, how)
        except BlockingIOError:
            yield False
        else:
            yield True
