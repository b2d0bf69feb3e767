"""`python -m marketplace.local run | setup | prepare [--demo] | clean`: the hands of the Makefile."""

import argparse
import os
import sys

from . import environment
from .cleaning import clean
from .layout import LocalError
from .prepare import prepare
from .run import run


def setup() -> None:
    """Bring up the servers, prepare what lies in them, and take them down again."""
    environment.read_env_file()
    os.environ.setdefault("STATEMENT_TIMEOUT", "0")
    with environment.servers():
        environment.use_secret_key(create=True)
        prepare(demo=False)


def main() -> None:
    """Do what the command line says; what a person can mend is one line and exit code 1."""
    parser = argparse.ArgumentParser(prog="python -m marketplace.local")
    parser.add_argument("verb", choices=("run", "setup", "prepare", "clean"))
    parser.add_argument("--demo", action="store_true")
    given = parser.parse_args()
    verbs = {
        "run": run,
        "setup": setup,
        "prepare": lambda: prepare(demo=given.demo),
        "clean": clean,
    }
    try:
        verbs[given.verb]()
    except LocalError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
