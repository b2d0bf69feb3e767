"""A group of processes that lives and ends together, with their output in one stream."""

import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import psutil

from .children import ended_with_parent
from .layout import LOGS, ROOT, LocalError

STOP_SECONDS = 10
READY_SECONDS = 120
LOOK_SECONDS = 0.2


def say(line: str) -> None:
    """Write a line for the person at the keyboard; where nobody reads any more, end."""
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except OSError:
        # `make run | head`, or a closed terminal. What is said while stopping goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


@dataclass
class Program:
    """What to start, and how to see that it is ready.

    `ready_line` is text that the program itself prints when it is ready; `is_ready` asks from
    outside. `says` is the line for the person. Lines with `chatter` in them stay in the log.
    """

    name: str
    command: list[str]
    says: str = ""
    ready_line: str = ""
    chatter: str = ""
    is_ready: Callable[[], bool] | None = None
    environment: dict[str, str] = field(default_factory=dict)


class _Running:
    """One started program: its process, the rest of a line, its own log."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.ready = False
        self.rest = b""
        self.log = (LOGS / f"{program.name}.log").open("wb", buffering=0)
        self.process = subprocess.Popen(
            program.command,
            cwd=ROOT,
            env=os.environ | {"PYTHONUNBUFFERED": "1"} | program.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            # Ctrl-C reaches us alone, and what is left of the tree can be found by its group.
            start_new_session=True,
            preexec_fn=ended_with_parent(signal.SIGTERM),
        )
        self.output = self.process.stdout.fileno()  # type: ignore[union-attr]  # it is a PIPE

    def ending(self) -> str:
        code = self.process.returncode
        if code < 0:
            return f"{self.program.name} was killed by {signal.Signals(-code).name}"
        return f"{self.program.name} ended with exit code {code}"


class Group:
    """Programs started together; leaving the `with` block ends every one with all its children."""

    def __init__(self) -> None:
        self._running: dict[str, _Running] = {}
        self._selector = selectors.DefaultSelector()
        self._in_a_hurry = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, self._hurry)
        self._stop()

    def finish(self, program: Program) -> None:
        """Run a program to its end. Raises LocalError when it fails."""
        running = self._start(program)
        while running.process.poll() is None:
            self._pass_output_on()
        self._drain(running)
        if running.process.returncode != 0:
            raise LocalError(running.ending())
        self._forget(running)

    def start(self, *programs: Program) -> None:
        """Start programs and return when all are ready, one line for each.

        Raises LocalError when one ends, or is not ready within two minutes.
        """
        waiting = [self._start(program) for program in programs]
        deadline = time.monotonic() + READY_SECONDS
        while waiting := [one for one in waiting if not self._is_ready(one)]:
            self.look()
            if time.monotonic() > deadline:
                names = ", ".join(one.program.name for one in waiting)
                raise LocalError(f"Not ready within {READY_SECONDS} seconds: {names}")

    def look(self) -> None:
        """Pass on what was printed meanwhile. Raises LocalError when a program has ended."""
        self._pass_output_on()
        for running in self._running.values():
            if running.process.poll() is not None:
                self._drain(running)
                raise LocalError(running.ending())

    def _start(self, program: Program) -> _Running:
        running = self._running[program.name] = _Running(program)
        self._selector.register(running.output, selectors.EVENT_READ, running)
        return running

    def _is_ready(self, running: _Running) -> bool:
        program = running.program
        if program.is_ready and program.is_ready():
            running.ready = True
        if running.ready:
            say(f"{program.name}: {program.says}")
        return running.ready

    def _pass_output_on(self) -> None:
        for key, _ in self._selector.select(timeout=LOOK_SECONDS):
            self._read(key.data)

    def _read(self, running: _Running) -> bool:
        part = os.read(running.output, 65536)
        if not part:
            self._selector.unregister(running.output)
            return False
        running.log.write(part)
        *lines, running.rest = (running.rest + part).split(b"\n")
        for line in lines:
            self._show(running, line.decode(errors="replace"))
        return True

    def _show(self, running: _Running, line: str) -> None:
        program = running.program
        if program.ready_line and program.ready_line in line:
            running.ready = True
        if not (program.chatter and program.chatter in line):
            say(f"{program.name:<7}| {line}")

    def _drain(self, running: _Running) -> None:
        """Read what an ended program still had to say; a grandchild may hold the pipe open."""
        while self._is_open(running) and self._selector.select(timeout=0):
            os.set_blocking(running.output, False)
            try:
                self._read(running)
            except BlockingIOError:
                return

    def _is_open(self, running: _Running) -> bool:
        return running.output in self._selector.get_map()

    def _forget(self, running: _Running) -> None:
        del self._running[running.program.name]
        if self._is_open(running):
            self._selector.unregister(running.output)
        running.process.stdout.close()  # type: ignore[union-attr]  # it is a PIPE
        running.log.close()

    def _hurry(self, *_: object) -> None:
        self._in_a_hurry = True

    def _stop(self) -> None:
        """End all: politely, and after ten seconds or a second Ctrl-C by force."""
        for running in self._running.values():
            if running.process.poll() is None:
                running.process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        while self._is_anybody_left() and time.monotonic() < deadline and not self._in_a_hurry:
            self._pass_output_on()
        for process in self._tree():
            try:
                process.kill()
            except psutil.NoSuchProcess:
                continue
        for running in list(self._running.values()):
            running.process.wait()
            self._drain(running)
            self._forget(running)

    def _is_anybody_left(self) -> bool:
        return any(one.process.poll() is None for one in self._running.values())

    def _tree(self) -> list[psutil.Process]:
        """All processes of the group: those in the sessions that we opened."""
        sessions = {one.process.pid for one in self._running.values()}
        found = []
        for process in psutil.process_iter():
            try:
                if os.getsid(process.pid) in sessions:
                    found.append(process)
            except OSError:
                continue
        return found
