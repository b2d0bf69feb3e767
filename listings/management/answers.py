"""What commands that answer a question have in common."""

import json
from argparse import SUPPRESS
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder


class BadInputError(CommandError):
    """What was typed cannot be used: exit 2 and one line on standard error naming the argument."""

    def __init__(self, argument: str, sentence: object) -> None:
        super().__init__(f"argument {argument}: {sentence}", returncode=2)


class AnswerCommand(BaseCommand):
    """Prints text for people, or with --json one JSON document and nothing else."""

    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        # Without a usage text a wrong option also costs one line on standard error, not five.
        parser = super().create_parser(prog_name, subcommand, usage=SUPPRESS, **kwargs)
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        return parser

    def print_json(self, answer: Any) -> None:
        self.stdout.write(json.dumps(answer, cls=DjangoJSONEncoder, indent=2))
