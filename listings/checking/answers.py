"""The answer to a question, as of a day: one sentence first, then what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from listings.catalogue.problems import NOT_KEI
from listings.eligibility.california import CALIFORNIA
from listings.eligibility.epa import epa_line
from listings.eligibility.proof import Level
from listings.eligibility.reasons import explain, explain_entry, explain_epa, sources
from listings.eligibility.rulebook import FEDERAL, Reason, Rule
from listings.eligibility.rules import Entry, Status, Verdict, assess, entry_check
from listings.eligibility.speaking import told

from .facts import Fact, facts_of
from .headlines import Headline, of_age, of_entry
from .questions import Question
from .roads import StateTile, tiles_of

CALIFORNIA_CODE = "CA"
# Told by the table of facts, and by the level that stands over all of them.
_SHOWN_ELSEWHERE = ("fact_", "not_proven", "not_legal_advice")


@dataclass(frozen=True)
class Answer:
    """Everything that a page on one question shows. `level` is E, or empty without evidence."""

    question: Question
    on: date
    headline: Headline
    earliest: date | None
    safe: date | None
    level: str
    facts: tuple[Fact, ...]
    number_asks: tuple[str, ...]
    not_kei: str
    emissions: tuple[str, ...]
    entry: str
    states: tuple[StateTile, ...]
    california: tuple[str, ...]
    statute: Rule | None
    reasons: tuple[str, ...]
    sources: tuple[str, ...]
    rule_version: str


def answer(question: Question, on: date) -> Answer:
    """What is known on that day. Nothing was checked, so no answer is better than level E."""
    verdict = assess(question.claims, _day_of_import(question, on))
    entry = _entry(question)
    emissions = explain_epa(epa_line(verdict, verdict.day), verdict)
    reasons = explain(verdict)
    remarks = question.number.problems if question.number else ()
    return Answer(
        question=question,
        on=on,
        headline=_headline(verdict, entry, question),
        earliest=verdict.earliest,
        safe=verdict.safe,
        level=Level.E if verdict.claims else "",
        facts=facts_of(question, on),
        number_asks=tuple(problem.message for problem in remarks if problem.code != NOT_KEI),
        not_kei=next((problem.message for problem in remarks if problem.code == NOT_KEI), ""),
        emissions=(*_told(emissions), *_engine(verdict.day)),
        entry=_entry_line(question, entry),
        states=tiles_of(question, on),
        california=_california(question, on),
        statute=FEDERAL.find("nhtsa_age", verdict.day),
        reasons=_told(reason for reason in reasons if _is_shown(reason)),
        sources=tuple(told(line) for line in sources((*reasons, *emissions), verdict.claims)),
        rule_version=verdict.rule_version,
    )


def _day_of_import(question: Question, on: date) -> date:
    return question.arrival or (question.entered.last if question.entered else on)


def _entry(question: Question) -> Entry | None:
    return entry_check(question.claims, question.entered) if question.entered else None


def _entry_line(question: Question, entry: Entry | None) -> str:
    if entry is None or question.entered is None:
        return ""
    return told(explain_entry(entry, question.entered).sentence)


def _headline(verdict: Verdict, entry: Entry | None, question: Question) -> Headline:
    if entry and verdict.status not in (Status.CONFLICT, Status.UNKNOWN):
        return of_entry(entry)
    return of_age(verdict, question.arrival)


def _engine(day: date) -> tuple[str, ...]:
    rule = FEDERAL.find("epa_engine", day)
    return (_(rule.says),) if rule else ()


def _california(question: Question, day: date) -> tuple[str, ...]:
    """California's own rule, for who lives there: federal age does not help."""
    if question.state != CALIFORNIA_CODE:
        return ()
    rows = (CALIFORNIA.find(name, day) for name in ("california_certificate", "california_age"))
    return tuple(_(row.says) for row in rows if row)


def _is_shown(reason: Reason) -> bool:
    return not reason.code.startswith(_SHOWN_ELSEWHERE)


def _told(reasons: Iterable[Reason]) -> tuple[str, ...]:
    return tuple(told(reason.sentence) for reason in reasons)
