"""What to keep in mind beside a verdict: weak proof, odd papers, the habits of brokers."""

from collections.abc import Iterator
from datetime import date, timedelta

from .intervals import Precision, month_end
from .proof import LEGAL_LEVELS, LEVEL_WORDS, Kind, Level
from .rulebook import FEDERAL, Reason
from .rules import Claim, Verdict, first_possible
from .sentences import Moment, Sentence, say


def cautions(verdict: Verdict) -> tuple[Reason, ...]:
    """The cautions that apply, most weighty first."""
    return (
        *_weak_proof(verdict),
        *(reason for claim in verdict.claims for reason in _oddities(claim, verdict)),
        *_of_import(verdict),
    )


def _weak_proof(verdict: Verdict) -> Iterator[Reason]:
    if verdict.built_to is None or verdict.proven_to is None or verdict.level is None:
        return
    window = FEDERAL.find("production_window", verdict.day)
    if verdict.level not in LEGAL_LEVELS:
        text = say(
            'The date rests on %(proof)s (level %(level)s), so the car is not called "legal now".',
            proof=Sentence(LEVEL_WORDS[verdict.level]),
            level=verdict.level,
        )
        yield Reason("not_proven", text, window if verdict.level == Level.D else None)
    elif verdict.built_to < verdict.proven_to:
        text = say(
            "A weaker fact ends the building on %(weaker)s; it is no proof, so the safe date stands on %(proven)s.",
            weaker=Moment(verdict.built_to),
            proven=Moment(verdict.proven_to),
        )
        yield Reason("weaker_fact", text, window)


def _oddities(claim: Claim, verdict: Verdict) -> Iterator[Reason]:
    if claim.interval.warning:
        yield Reason("odd_date", claim.interval.warning)
    if claim.kind == Kind.FIRST_INSPECTION:
        yield from _of_inspection(claim)
    if not claim.ground.is_evidence and _contradicts(claim, verdict):
        text = say("%(date)s does not fit the other facts.", date=claim.interval.said)
        yield Reason("seller_differs", text)


def _of_inspection(claim: Claim) -> Iterator[Reason]:
    """The kei trap: a certificate with no month, and cars older than kei inspection itself."""
    interval = claim.interval
    trap = FEDERAL.find("kei_year_only", interval.first)
    if trap and interval.precision == Precision.YEAR:
        text = say(
            "The first inspection is known by its year only, so its last day counts, %(last)s. %(rule)s",
            last=Moment(interval.last),
            rule=Sentence(trap.says),
        )
        yield Reason("kei_year_only", text, trap)
    if late := FEDERAL.find("kei_periodic_inspection", interval.last):
        yield Reason("kei_periodic_inspection", Sentence(late.says), late)


def _contradicts(claim: Claim, verdict: Verdict) -> bool:
    too_late = verdict.built_to is not None and claim.interval.first > verdict.built_to
    too_early = verdict.built_from is not None and claim.interval.last < verdict.built_from
    return too_late or too_early


def _of_import(verdict: Verdict) -> Iterator[Reason]:
    if verdict.proven_to is None:
        return
    text = say(
        "The day that counts is the ship's arrival in the United States, not purchase or sailing."
    )
    yield Reason("arrival_day", text, FEDERAL.find("arrival_day", verdict.day))
    if verdict.built_from == verdict.proven_to or verdict.level not in LEGAL_LEVELS:
        return
    next_month = _broker_date(verdict.proven_to, verdict.day)
    if next_month > verdict.day:
        text = say(
            "Some brokers wait for the first of the next month, %(day)s; that is custom, not law.",
            day=Moment(next_month),
        )
        yield Reason("next_month_custom", text, FEDERAL.find("next_month_custom", verdict.day))


def _broker_date(built: date, day: date) -> date:
    anniversary = first_possible(built, FEDERAL.number("nhtsa_age", day))
    return month_end(anniversary) + timedelta(days=1)
