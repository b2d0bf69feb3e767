"""Drawing a photo's renditions from the worker's side: starts the child and reads its answer."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise

from . import limits
from .refusals import sentence
from .renditions import files

PROJECT = Path(__file__).resolve().parents[3]
CHILD = f"{__package__}.child"
# The decoder meets hostile bytes: it gets no environment to leak.
ENVIRONMENT = {"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
KEPT_OF_STDERR = 300


@dataclass(frozen=True)
class Rendered:
    """The photo's upright sides in pixels, its mean colour as #rrggbb, and the files written, named
    `<width>.<suffix>`."""

    width: int
    height: int
    colour: str
    files: tuple[str, ...]


class Unreadable(Exception):
    """The file will never become a photo; `code` is a key of `refusals.SENTENCES` to be stored."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def sentence(self, name: str) -> Promise:
        return sentence(self.code, name)


class TryAgain(Exception):
    """The machine was short of time, memory or disk; the photo may be sound."""


class Crashed(TryAgain):
    """The child died, most likely of the photo; hopeless at `limits.CHILD_CRASHES`."""


def render(original: Path, folder: Path) -> Rendered:
    """Decode the original in a confined process and write every rendition into the folder.

    Repeating overwrites the same files. Raises `Unreadable` (permanent), `TryAgain` or `Crashed`;
    after any of them the folder may hold some files.
    """
    done = _run(
        [str(original), str(folder), str(limits.CHILD_MEMORY), str(limits.CHILD_CPU_SECONDS)]
    )
    if done.returncode == -signal.SIGXCPU:
        raise Unreadable("too_heavy")
    if done.returncode == -signal.SIGKILL:
        raise TryAgain("the child was killed, most likely because the machine is out of memory")
    detail = done.stderr.decode(errors="replace").strip()[-KEPT_OF_STDERR:]
    if done.returncode == os.EX_TEMPFAIL:
        raise TryAgain(f"the disk failed the child: {detail}")
    if done.returncode != 0:
        raise Crashed(f"the child ended with {done.returncode}: {detail}")
    return _understood(done.stdout, folder)


def _run(arguments: list[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - our own module, arguments without a shell
            [sys.executable, "-m", CHILD, *arguments],
            cwd=PROJECT,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limits.CHILD_WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise TryAgain(f"the child was not done after {late.timeout} s") from late
    except OSError as error:
        raise TryAgain(f"the child could not be started: {error}") from error


def _understood(line: bytes, folder: Path) -> Rendered:
    """The answer, trusted no further than it can be checked."""
    try:
        answer = json.loads(line)
        if "problem" in answer:
            raise Unreadable(answer["problem"])
        width, height, colour = answer["width"], answer["height"], answer["colour"]
    except (ValueError, KeyError, TypeError) as error:
        raise Crashed(f"the child answered {line[:KEPT_OF_STDERR]!r}") from error
    names = tuple(f"{step}.{suffix}" for step, suffix in files(width, height))
    if missing := [name for name in names if not (folder / name).is_file()]:
        raise Crashed(f"the child did not write {', '.join(missing)}")
    return Rendered(width, height, colour, names)
