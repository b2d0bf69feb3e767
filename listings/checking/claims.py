"""May this car come in, and when? The federal rule asked in a few words: `KIND=VALUE`.

Claims given so count as seen by staff.
"""

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Any

from listings.catalogue.decoding import build_windows, decode
from listings.catalogue.problems import UNREADABLE
from listings.eligibility.dates import read_date, read_day, shown
from listings.eligibility.epa import epa_line
from listings.eligibility.frames import frame_claims
from listings.eligibility.intervals import DateError, Interval, Precision
from listings.eligibility.proof import Kind
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

KINDS = ", ".join(Kind)


class Unusable(Exception):
    """A value that cannot be used; `name` is what it was given as, `kind` that of a claim."""

    def __init__(self, name: str, sentence: object, kind: str = "") -> None:
        super().__init__(str(sentence))
        self.name, self.kind = name, kind


def answer(
    claims: Iterable[str],
    today: date,
    *,
    on: str | None = None,
    arrival: str | None = None,
    entered: str | None = None,
) -> dict[str, Any]:
    """The verdict with its reasons and sources. `arrival` decides in place of `on`, as it is the
    import. Raises `Unusable`.
    """
    asked = _day("on", on)
    day = _day("arrival", arrival) or asked or today
    entry = _entered(entered, today)
    told = [_told(text, today) for text in claims]
    verdict = assess(chain.from_iterable(said for said, _remarks in told), day)
    remarks = chain.from_iterable(remarks for _said, remarks in told)
    return _answer(verdict, entry, list(remarks))


def _day(name: str, text: str | None) -> date | None:
    try:
        return read_day(text) if text is not None else None
    except DateError as error:
        raise Unusable(name, error) from error


def _entered(text: str | None, today: date) -> Interval | None:
    if text is None:
        return None
    entered = _interval("entered", text)
    if entered.precision not in (Precision.DAY, Precision.MONTH):
        raise Unusable("entered", f"{shown(text)} is neither a day nor a month.")
    if entered.first > today:
        raise Unusable("entered", f"{entered.words} lies in the future.")
    return entered


def _interval(name: str, text: str, kind: str = "") -> Interval:
    try:
        return read_date(text)
    except DateError as error:
        raise Unusable(name, error, kind) from error


def _told(text: str, today: date) -> tuple[list[Claim], list[Reason]]:
    """One claim in words as claims, and what is to be remarked on it."""
    name, _sign, value = text.partition("=")
    if name not in set(Kind):
        raise Unusable("claim", f"{shown(name)} is no kind of claim. Use one of {KINDS}.")
    if name == Kind.FRAME_NUMBER:
        return _told_by_frame_number(value, today)
    interval = _interval("claim", value, name)
    try:
        refuse_impossible_build(interval, today)
    except DateError as error:
        raise Unusable("claim", error, name) from error
    return [Claim(Kind(name), interval)], []


def _told_by_frame_number(number: str, today: date) -> tuple[list[Claim], list[Reason]]:
    decoded = decode(number)
    if decoded.has(UNREADABLE):
        raise Unusable("claim", decoded.problems[0].message, Kind.FRAME_NUMBER)
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
