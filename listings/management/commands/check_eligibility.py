"""May this car come in, and when? The rule of the eligibility room on a command line."""

from typing import Any

from django.core.management.base import CommandParser

from listings.checking.claims import KINDS, Unusable, answer
from listings.eligibility.clock import legal_today
from listings.eligibility.proof import LEVEL_WORDS
from listings.management.answers import AnswerCommand, BadInputError


class Command(AnswerCommand):
    help = (
        "Say from when a car is old enough for the federal 25-year rule, how well that is proven "
        "and why. Claims given here count as seen by staff."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--claim",
            action="append",
            default=[],
            metavar="KIND=VALUE",
            help=f"what is known of the build date, may be repeated. KIND is one of {KINDS}; VALUE "
            "is 2001, 2001-11, 2001-11-05, H13.11, 平成13年11月, 1999-01/2005-12 or a frame number",
        )
        parser.add_argument("--on", metavar="DATE", help="the day asked about; today if not given")
        parser.add_argument(
            "--arrival",
            metavar="DATE",
            help="the day the ship arrives; it decides in place of --on, as it is the import",
        )
        parser.add_argument(
            "--entered", metavar="DATE", help="day or month in which the car entered the country"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        days = {name: options[name] for name in ("on", "arrival", "entered")}
        try:
            found = answer(options["claim"], legal_today(), **days)
        except Unusable as error:
            argument = " ".join(part for part in (f"--{error.name}", error.kind) if part)
            raise BadInputError(argument, error) from error
        if options["json"]:
            self.print_json(found)
        else:
            self.stdout.write(_as_text(found))


def _as_text(answer: dict[str, Any]) -> str:
    level = answer["level"]
    facts = {
        "Status": answer["status"],
        "Proof": f"level {level}: {LEVEL_WORDS[level]}" if level else "none",
        "Built": f"{answer['built_from'] or 'unknown'} to {answer['built_to'] or 'unknown'}",
        "Earliest": answer["earliest"] or "unknown",
        "Safe": answer["safe"] or "unknown",
        "Entry": answer["entry"] or "not asked",
        "Emissions": f"{answer['epa']['status']}, {answer['epa']['year'] or 'year unknown'}",
        "Rules": answer["rule_version"],
    }
    return "\n".join(
        [
            *(f"{name:<10}{value}" for name, value in facts.items()),
            "\nWhy:",
            *(f"- {text}" for text in answer["reasons"]),
            "\nSources:",
            *(f"- {text}" for text in answer["sources"]),
        ]
    )
