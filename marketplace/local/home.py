"""The account that the servers run as, and programs and data at places that it can reach.

PostgreSQL refuses to run as root. A person's own account is used as it is; root lends the work to
an unprivileged account. No folder is opened for that account: where it cannot reach the checkout,
it gets a private folder of its own under /var/lib.
"""

import fcntl
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .layout import CHECKOUT_NAME, ROOT, RUN, VAR
from .locks import held

DATA = VAR / "postgres"
OUTSIDE = Path("/var/lib") / CHECKOUT_NAME


@dataclass(frozen=True)
class Account:
    """A user other than root, by number."""

    uid: int
    gid: int

    def popen_options(self) -> dict[str, Any]:
        """Options with which `subprocess` starts a program as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_enter(self, folder: Path) -> bool:
        """Whether the account reaches the folder, asked of the system itself."""
        return self._succeeds(["/bin/sh", "-c", 'test -x "$0"', str(folder)])

    def can_run(self, program: Path) -> bool:
        """Whether the account can start the program with all that it loads."""
        return self._succeeds([str(program), "--version"])

    def _succeeds(self, command: list[str]) -> bool:
        try:
            done = subprocess.run(
                command, cwd="/", env={}, capture_output=True, check=False, **self.popen_options()
            )
        except PermissionError:
            return False
        return done.returncode == 0

    def own(self, folder: Path) -> None:
        """Give the folder and all in it to the account, and to nobody else."""
        for place, folders, files in os.walk(folder):
            for name in folders + files:
                os.chown(Path(place) / name, self.uid, self.gid, follow_symlinks=False)
        os.chown(folder, self.uid, self.gid)
        folder.chmod(0o700)


def account() -> Account | None:
    """The account to lend the servers to; None when the present one will do."""
    if os.geteuid() != 0:
        return None
    if DATA.is_dir() and (owner := DATA.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)


def data_folder() -> Path:
    """Where PostgreSQL's data lies, or shall lie: `var/postgres`, or where that link leads."""
    lent_to = account()
    if lent_to is None:
        return DATA
    if not DATA.is_symlink() and lent_to.can_enter(VAR):
        return DATA
    return _outside() / DATA.name


def program(path: Path, *folders: Path) -> Path:
    """The program, or a copy that the account can run.

    `folders` are what must be copied along, for a program that looks for its libraries beside
    itself; they lie in one parent folder.
    """
    lent_to = account()
    if lent_to is None or lent_to.can_run(path):
        return path
    trees = folders or (path.parent,)
    shelf = _outside() / f"{path.name}-{path.stat().st_mtime_ns:x}"
    if not shelf.is_dir():
        half = shelf.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        for tree in trees:
            shutil.copytree(
                tree,
                half / tree.name,
                symlinks=True,
                ignore=shutil.ignore_patterns("include", "*.a", "__pycache__"),
            )
        lent_to.own(half)
        half.rename(shelf)
    return shelf / path.relative_to(trees[0].parent)


def _outside() -> Path:
    """The private folder for a checkout that the account cannot reach, made when missing."""
    with held(RUN / "outside.lock", fcntl.LOCK_EX):  # two keepers may come here at once
        if DATA.is_symlink():
            _follow_moved_checkout(DATA.readlink().parent)
        # Root's own, so that nothing can be slipped in; the account may only pass through.
        OUTSIDE.mkdir(exist_ok=True)
        OUTSIDE.chmod(0o711)
        (OUTSIDE / "checkout").write_text(str(ROOT))
        _link(OUTSIDE / DATA.name)
    return OUTSIDE


def _link(target: Path) -> None:
    if DATA.is_dir() and not DATA.is_symlink():
        shutil.move(DATA, target)
    if not DATA.is_symlink() or DATA.readlink() != target:
        DATA.unlink(missing_ok=True)
        DATA.symlink_to(target)


def _follow_moved_checkout(before: Path) -> None:
    """Take over the folder of a checkout that was moved here; leave that of one copied here."""
    label = before / "checkout"
    if OUTSIDE.exists() or not label.is_file():
        return
    if not Path(label.read_text()).exists():
        before.rename(OUTSIDE)
