"""May this car come in, and when? The rule of the eligibility room on a command line."""

from datetime import date
from itertools import chain
from typing import Any

from django.core.management.base import CommandParser

from listings.catalogue.decoding import build_windows, decode
from listings.catalogue.problems import UNREADABLE
from listings.eligibility.clock import legal_today
from listings.eligibility.dates import read_date, read_day, shown
from listings.eligibility.epa import epa_line
from listings.eligibility.frames import frame_claims
from listings.eligibility.intervals import DateError, Interval, Precision
from listings.eligibility.proof import LEVEL_WORDS, Kind
from listings.eligibility.reasons import explain, explain_entry, explain_epa, sources
from listings.eligibility.rulebook import Reason
from listings.eligibility.rules import (
    Claim,
    Verdict,
    assess,
    entry_check,
    refuse_impossible_build,
)
from listings.eligibility.sentences import Sentence
from listings.management.answers import AnswerCommand, BadInputError

KINDS = ", ".join(Kind)


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
        today = legal_today()
        on = _day("--on", options["on"])
        day = _day("--arrival", options["arrival"]) or on or today
        entered = _entered(options["entered"], today)
        told = [_told(text, today) for text in options["claim"]]
        verdict = assess(chain.from_iterable(claims for claims, _remarks in told), day)
        remarks = chain.from_iterable(remarks for _claims, remarks in told)
        answer = _answer(verdict, entered, list(remarks))
        if options["json"]:
            self.print_json(answer)
        else:
            self.stdout.write(_as_text(answer))


def _day(argument: str, text: str | None) -> date | None:
    try:
        return read_day(text) if text is not None else None
    except DateError as error:
        raise BadInputError(argument, error) from error


def _entered(text: str | None, today: date) -> Interval | None:
    if text is None:
        return None
    entered = _interval("--entered", text)
    if entered.precision not in (Precision.DAY, Precision.MONTH):
        raise BadInputError("--entered", f"{shown(text)} is neither a day nor a month.")
    if entered.first > today:
        raise BadInputError("--entered", f"{entered.words} lies in the future.")
    return entered


def _interval(argument: str, text: str) -> Interval:
    try:
        return read_date(text)
    except DateError as error:
        raise BadInputError(argument, error) from error


def _told(text: str, today: date) -> tuple[list[Claim], list[Reason]]:
    """One --claim as claims, and what is to be remarked on it."""
    name, _sign, value = text.partition("=")
    if name not in set(Kind):
        raise BadInputError("--claim", f"{shown(name)} is no kind of claim. Use one of {KINDS}.")
    if name == Kind.FRAME_NUMBER:
        return _told_by_frame_number(value, today)
    interval = _interval(f"--claim {name}", value)
    try:
        refuse_impossible_build(interval, today)
    except DateError as error:
        raise BadInputError(f"--claim {name}", error) from error
    return [Claim(Kind(name), interval)], []


def _told_by_frame_number(number: str, today: date) -> tuple[list[Claim], list[Reason]]:
    decoded = decode(number)
    if decoded.has(UNREADABLE):
        raise BadInputError("--claim frame_number", decoded.problems[0].message)
    claims = frame_claims(build_windows(number), today)
    remarks = [Reason(problem.code, Sentence(problem.message)) for problem in decoded.problems]
    if not claims and not remarks:
        text = f"The catalogue has no reliable build dates for {decoded.code}."
        remarks = [Reason("frame_dates_unknown", Sentence(text))]
    return claims, remarks


def _answer(verdict: Verdict, entered: Interval | None, remarks: list[Reason]) -> dict[str, Any]:
    entry = entry_check(verdict.claims, entered) if entered else None
    epa = epa_line(verdict, entered.last if entered else verdict.day)
    if entry and entered:
        remarks = [*remarks, explain_entry(entry, entered)]
    reasons = explain(verdict, *remarks, *explain_epa(epa, verdict))
    return {
        "built_from": verdict.built_from,
        "built_to": verdict.built_to,
        "earliest": verdict.earliest,
        "safe": verdict.safe,
        "status": verdict.status,
        "level": verdict.level,
        "entry": entry,
        "epa": {"status": epa.status, "year": epa.year},
        "reasons": [reason.text for reason in reasons],
        "rule_version": verdict.rule_version,
        "sources": [str(line) for line in sources(reasons, verdict.claims)],
    }


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
