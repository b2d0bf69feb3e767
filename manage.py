#!/usr/bin/env python
"""Django's commands. Without DATABASE_URL and REDIS_URL the local servers are brought up first."""

import os
import sys

from django.core.management import execute_from_command_line

from marketplace.local import environment
from marketplace.local.layout import LocalError

# Commands that touch no data; all others get the servers.
NEED_NO_SERVERS = {"help", "version", "--help", "--version", "collectstatic", "compilemessages"}


def main() -> None:
    """Run the command that the arguments name."""
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    if command == "test":
        # The tests are pytest's, and bring up their own servers.
        os.execv(sys.executable, [sys.executable, "-m", "pytest", *sys.argv[2:]])  # noqa: S606 - our own interpreter
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")
    environment.read_env_file()
    if command in NEED_NO_SERVERS:
        execute_from_command_line(sys.argv)
        return
    # The limit on a statement protects pages; whoever types a command can press Ctrl-C.
    os.environ.setdefault("STATEMENT_TIMEOUT", "0")
    with environment.servers() as started:
        environment.use_secret_key(create=bool(started))
        if command == "dbshell":
            environment.offer_psql()
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    try:
        main()
    except LocalError as error:
        sys.exit(str(error))
