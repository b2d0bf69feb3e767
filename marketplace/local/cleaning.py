"""`make clean`: remove what local work has left, here and outside the checkout."""

import fcntl
import shutil

from . import home
from .keeper import ENGINES, held
from .layout import RUN, VAR, LocalError


def clean() -> None:
    """Remove `var/` and the private folder outside. Raises LocalError while something runs here."""
    for name in ENGINES if RUN.is_dir() else ():
        with held(RUN / f"{name}.users", fcntl.LOCK_EX | fcntl.LOCK_NB) as unused:
            if not unused:
                raise LocalError("Something is running on this checkout: stop it first")
    shutil.rmtree(home.OUTSIDE, ignore_errors=True)
    if VAR.exists():
        shutil.rmtree(VAR)
