"""Say which car a frame number belongs to."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder

from listings.catalogue import decoding, problems
from listings.catalogue.decoding import Decoded

BAD_INPUT = 2


class Command(BaseCommand):
    help = "Decode a frame number or model code in any spelling."

    def add_arguments(self, parser: CommandParser) -> None:
        # Optional for the parser only, so that a missing text gets the same one line as a bad one.
        parser.add_argument("text", metavar="TEXT", nargs="?", default="", help="e.g. DA63T-123456")
        parser.add_argument("--make", metavar="M", help="the make that the seller states")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        decoded = decoding.decode(options["text"], options["make"])
        self.refuse(decoded)
        self.stdout.write(as_json(decoded) if options["json"] else as_lines(decoded))

    def refuse(self, decoded: Decoded) -> None:
        arguments = {problems.UNREADABLE: "TEXT", problems.UNKNOWN_MAKE: "--make"}
        for problem in decoded.problems:
            if argument := arguments.get(problem.code):
                raise CommandError(f"{argument}: {problem.message}", returncode=BAD_INPUT)


def as_json(decoded: Decoded) -> str:
    return json.dumps(decoded.as_dict(), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def as_lines(decoded: Decoded) -> str:
    cars = (
        f"{car.frame_code} ({car.frame_code.get_body_style_display()}),"
        f" built {car.window.built_from or '?'} to {car.window.built_to or 'today'}"
        f" by its {car.window.basis}, confidence {car.window.confidence}"
        for car in decoded.candidates
    )
    remarks = (f"{problem.code}: {problem.message}" for problem in decoded.problems)
    return "\n".join([decoded.normalised, *cars, *remarks])
