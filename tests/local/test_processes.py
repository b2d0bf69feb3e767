"""The process group of `make run`: it starts, ends and fails together."""

import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from .conftest import eventually

# Two programs; each has a child of its own, so that a whole tree must go.
GROUP = """
import sys
from marketplace.local.children import end_with_parent
from marketplace.local.layout import LocalError, make_folders
from marketplace.local.processes import Group, Program
import signal
for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(sign, lambda *_: sys.exit(0))
make_folders()
script = '''
import subprocess, sys, time
child = subprocess.Popen(["sleep", "300"])
print("pids", child.pid, flush=True)
print("now ready", flush=True)
if sys.argv[1] == "short": time.sleep(1); sys.exit(7)
if sys.argv[1] == "deaf": import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)
time.sleep(300)
'''
try:
    with Group() as group:
        group.start(*[
            Program(name, [sys.executable, "-c", script, name], says="is there", ready_line="now ready")
            for name in sys.argv[1:]
        ])
        print("all ready", flush=True)
        while True:
            group.look()
except LocalError as error:
    sys.exit(str(error))
"""


class Run:
    """A running group of the given programs."""

    def __init__(self, checkout, *names):
        self.process = subprocess.Popen(
            [sys.executable, "-c", GROUP, *names],
            cwd=checkout.root,
            env=checkout.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def wait_until_ready(self):
        self.said = []
        while "all ready" not in (line := self.process.stdout.readline()):
            assert line, self.process.stderr.read()
            self.said.append(line.strip())
        self.tree = psutil.Process(self.process.pid).children(recursive=True)

    def is_gone(self):
        return not any(one.is_running() and one.status() != "zombie" for one in self.tree)


@pytest.fixture
def checkout(checkout):
    """A group needs no servers, so there is nothing to wait for."""
    return checkout


def test_one_line_for_each_program_that_is_ready(checkout):
    run = Run(checkout, "one", "two")
    run.wait_until_ready()
    assert "one: is there" in run.said
    assert "two: is there" in run.said
    run.process.terminate()
    run.process.wait(15)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_whole_tree(checkout, sign):
    run = Run(checkout, "one", "two")
    run.wait_until_ready()
    assert len(run.tree) == 4
    run.process.send_signal(sign)
    assert run.process.wait(15) == 0
    assert run.is_gone()


def test_a_crash_is_named_and_ends_the_group(checkout):
    run = Run(checkout, "one", "short")
    run.wait_until_ready()
    _, complained = run.process.communicate(timeout=20)
    assert run.process.returncode == 1
    assert complained.strip() == "short ended with exit code 7"
    assert run.is_gone()


def test_a_killed_program_is_named_with_its_signal(checkout):
    run = Run(checkout, "one", "two")
    run.wait_until_ready()
    next(one for one in run.tree if "two" in one.cmdline()).kill()
    _, complained = run.process.communicate(timeout=20)
    assert complained.strip() == "two was killed by SIGKILL"
    assert run.is_gone()


def test_a_program_that_does_not_listen_is_ended_by_a_second_signal(checkout):
    run = Run(checkout, "deaf")
    run.wait_until_ready()
    time.sleep(0.3)
    run.process.terminate()
    time.sleep(0.5)
    assert run.process.poll() is None
    run.process.terminate()
    run.process.wait(5)
    assert run.is_gone()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_programs_end_with_a_killed_group(checkout):
    run = Run(checkout, "one", "two")
    run.wait_until_ready()
    programs = [one for one in run.tree if one.name() != "sleep"]
    run.process.kill()
    eventually(lambda: not any(one.is_running() and one.status() != "zombie" for one in programs))
    for one in run.tree:
        if one.is_running():
            one.kill()


def test_nobody_reading_ends_the_group_too(checkout):
    run = Run(checkout, "one", "short")
    run.wait_until_ready()
    run.process.stdout.close()
    run.process.wait(20)
    assert run.is_gone()


def test_output_stays_in_a_log_for_each_program(checkout):
    run = Run(checkout, "one")
    run.wait_until_ready()
    assert "now ready" in (checkout.root / "var" / "log" / "one.log").read_text()
    run.process.terminate()
    run.process.wait(15)


def test_a_taken_port_is_one_line_and_nothing_is_started(checkout):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = checkout.python(
            "import sys; from marketplace.local.run import run\n"
            "from marketplace.local.layout import LocalError\n"
            "try: run()\n"
            "except LocalError as error: sys.exit(str(error))",
            PORT=str(port),
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"Port {port} on 127.0.0.1" in done.stderr
    assert not (checkout.root / "var").exists()
