"""Children that do not outlive their parent."""

import ctypes
import os
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def end_with_parent(sign: int) -> None:
    """Let the kernel send `sign` to this process when its parent dies; only on Linux."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, sign)


def ended_with_parent(sign: int) -> Callable[[], None] | None:
    """A `preexec_fn` by which the kernel sends `sign` to the child when this process dies.

    It covers `kill -9`, where no handler runs. Only Linux offers it; elsewhere None.
    """
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    parent = os.getpid()

    def ask_kernel() -> None:
        prctl(PR_SET_PDEATHSIG, sign)
        # The parent may have died before the call; then the kernel would never signal.
        if os.getppid() != parent:
            os._exit(1)

    return ask_kernel
