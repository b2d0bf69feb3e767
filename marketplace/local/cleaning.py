"""`make clean`: remove what local work has left, here and outside the checkout."""

import fcntl
import shutil
from pathlib import Path

from . import home
from .keeper import ENGINES
from .layout import CHECKOUT_NAME, RUN, VAR, LocalError
from .locks import held


def clean() -> None:
    """Remove `var/` and the private folders outside. Raises LocalError while something runs here."""
    for name in ENGINES if RUN.is_dir() else ():
        with held(RUN / f"{name}.users", fcntl.LOCK_EX | fcntl.LOCK_NB) as unused:
            if not unused:
                raise LocalError("Something is running on this checkout: stop it first")
    for folder in (home.OUTSIDE, *Path("/tmp").glob(f"{CHECKOUT_NAME}-*")):  # noqa: S108 - ours
        shutil.rmtree(folder, ignore_errors=True)
    if VAR.exists():
        shutil.rmtree(VAR)
