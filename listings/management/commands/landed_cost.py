"""What does it cost at my door? The landed cost on a command line."""

from datetime import date
from typing import Any

from django.core.management.base import CommandParser

from listings.eligibility.clock import legal_today
from listings.landed.cautions import as_warning
from listings.landed.estimating import estimate_for
from listings.landed.headings import BODIES, Heading
from listings.landed.lines import Line
from listings.landed.reading import METHODS, InputError, Read, read
from listings.landed.rules import Estimate
from listings.landed.showing import source_of
from listings.management.answers import AnswerCommand, BadInputError

# The names on the command line of the fields that are called otherwise in an address.
ARGUMENTS = {"port": "from", "zip": "to"}
CENTS = 100


class Command(AnswerCommand):
    help = (
        "Say what a car from Japan costs at a door in the United States: every line with its "
        "source, and the total as a range. All amounts are in whole units of the currency named "
        "(dollars with cents), never in cents."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--price", required=True, help="in whole dollars or yen, like 6500")
        parser.add_argument("--currency", required=True, help="USD or JPY")
        parser.add_argument("--body", required=True, help=f"one of {', '.join(BODIES)}")
        parser.add_argument(
            "--built", required=True, metavar="DATE", help="2001, 2001-11, 2001-11-05, H13.11 …"
        )
        parser.add_argument(
            "--from", required=True, metavar="PORT", help="port in Japan: UN/LOCODE or name"
        )
        parser.add_argument("--to", required=True, metavar="ZIP", help="where it goes, five digits")
        parser.add_argument(
            "--arrival", metavar="DATE", help="the day the ship arrives; today if not given"
        )
        parser.add_argument("--method", help=f"{' or '.join(METHODS)}; roro if not given")
        parser.add_argument("--heading", help=f"{' or '.join(Heading)} in place of ours")
        parser.add_argument(
            "--fob", action="store_true", help="transport and papers in Japan are in the price"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        today = legal_today()
        told = {name: options[name] or "" for name in ("price", "body", "built", "arrival")}
        told |= {name: options[name] or "" for name in ("currency", "method", "heading")}
        told |= {"port": options["from"], "zip": options["to"], "fob": options["fob"]}
        answer = self._estimate(read(told, today), today)
        if options["json"]:
            self.print_json(_answer(answer))
        else:
            self.stdout.write(_as_text(answer))

    def _estimate(self, found: Read, today: date) -> Estimate:
        if found.inputs is None:
            argument, sentence = next(iter(found.errors.items()))
            raise BadInputError(f"--{ARGUMENTS.get(argument, argument)}", sentence)
        try:
            return estimate_for(found.inputs, today)
        except InputError as error:
            raise BadInputError(f"--{error.argument}", error.sentence) from error


def _answer(answer: Estimate) -> dict[str, Any]:
    total = answer.total
    return {
        "lines": [_line(line) for line in answer.lines],
        "heading": {"code": answer.heading, "reason": str(answer.reason and answer.reason.text)},
        "total": {"p10": total.p10 / CENTS, "p50": total.p50 / CENTS, "p90": total.p90 / CENTS},
        "warnings": _warnings(answer),
        "rule_version": answer.rule_version,
    }


def _line(line: Line) -> dict[str, Any]:
    low, likely, high = (cents / CENTS for cents in line.cents)
    return {
        "name": str(line.name),
        "low": low,
        "likely": likely,
        "high": high,
        "currency": "USD",
        "source": source_of(line),
        "valid_from": line.valid_from,
        "valid_to": line.valid_to,
        "expired": line.is_expired,
    }


def _warnings(answer: Estimate) -> list[str]:
    age = [str(answer.age)] if answer.age else []
    return [*age, *map(str, answer.warnings), *(str(as_warning(what)) for what in answer.left_out)]


def _as_text(answer: Estimate) -> str:
    total = answer.total
    lines = [
        f"{line.name!s:<36}" + "".join(f"{cents / CENTS:>12,.2f}" for cents in line.cents)
        for line in answer.lines
    ]
    sums = "".join(f"{cents / CENTS:>12,.2f}" for cents in (total.p10, total.p50, total.p90))
    return "\n".join(
        [
            f"{'US dollars':<36}{'low':>12}{'likely':>12}{'high':>12}",
            *lines,
            f"{'Total (p10, p50, p90)':<36}{sums}",
            f"\nHeading {answer.heading}: {answer.reason and answer.reason.text}",
            *(f"- {text}" for text in _warnings(answer)),
            f"Rates {answer.rule_version}",
        ]
    )
