"""What does a state say of a kei? The answer of the states room on a command line."""

from datetime import date
from typing import Any

from django.core.management.base import CommandParser

from listings.eligibility.clock import legal_today
from listings.eligibility.dates import read_day, shown
from listings.eligibility.intervals import DateError
from listings.management.answers import AnswerCommand, BadInputError
from listings.places.states import US_STATES
from listings.states import rules
from listings.states.answers import as_dict, rule_on


class Command(AnswerCommand):
    help = "Say what a state's record says of a kind of vehicle on a day, and what comes next."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("CODE", help="the state's two letters, as OH")
        parser.add_argument("--vehicle", required=True, choices=rules.KEI)
        parser.add_argument("--on", metavar="DATE", help="the day asked about; today if not given")

    def handle(self, *args: Any, **options: Any) -> None:
        state = options["CODE"].strip().upper()
        if state not in US_STATES:
            raise BadInputError("CODE", f"{shown(options['CODE'])} is no state of the US or DC.")
        day = _day(options["on"]) or legal_today()
        answer = as_dict(rule_on(state, options["vehicle"], day), day)
        if options["json"]:
            self.print_json(answer)
        else:
            self.stdout.write(_as_text(answer))


def _day(text: str | None) -> date | None:
    try:
        return read_day(text) if text is not None else None
    except DateError as error:
        raise BadInputError("--on", error) from error


def _as_text(answer: dict[str, Any]) -> str:
    return "\n".join(f"{name:<12}{_plain(value)}" for name, value in answer.items())


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value['status']} from {value['valid_from']}"
    return " ".join(value) if isinstance(value, list) else str(value or "-")
