"""A verdict in sentences: the answer, the facts, how it was counted; `cautions` adds the doubts."""

from collections.abc import Iterable, Iterator
from datetime import date

from .cautions import cautions
from .epa import Epa, EpaStatus
from .intervals import Interval, Precision, month_end, named
from .proof import LEVEL_WORDS
from .rulebook import FEDERAL, Reason
from .rules import Claim, Entry, Status, Verdict

NOT_LEGAL_ADVICE = Reason(
    "not_legal_advice", "This is arithmetic on the facts above, not legal advice."
)


def explain(verdict: Verdict, *more: Reason) -> tuple[Reason, ...]:
    """Why the verdict is what it is, in the order in which a person asks.

    `more` are the lines on an entry, emissions or the frame number, if they were asked for.
    """
    return (
        Reason(verdict.status, _headline(verdict), FEDERAL.find("nhtsa_age", verdict.day)),
        *(_fact(claim, verdict) for claim in verdict.claims),
        *_counting(verdict),
        *cautions(verdict),
        *more,
        NOT_LEGAL_ADVICE,
    )


def explain_entry(entry: Entry, entered: Interval) -> Reason:
    """What the check of an entry in the past found."""
    found = {
        Entry.WAS_ELIGIBLE: "the car was old enough.",
        Entry.WAS_NOT: "the car was not yet old enough.",
        Entry.CANNOT_TELL: "the facts cannot tell whether the car was old enough.",
    }[entry]
    arrival = "The law counts to the ship's arrival, often some days before the entry."
    rule = FEDERAL.find("arrival_day", entered.last)
    return Reason(f"entry_{entry}", f"On entry ({entered.words}) {found} {arrival}", rule)


def explain_epa(epa: Epa, verdict: Verdict, *, engine_replaced: bool = False) -> tuple[Reason, ...]:
    """The emissions line, with a caution if the engine is not the one the car was built with."""
    found = {
        EpaStatus.ELIGIBLE_BY_AGE: f"old enough since {epa.year}.",
        EpaStatus.NOT_YET: f"not old enough; surely from {epa.year}.",
        EpaStatus.NEEDS_YEAR_PROOF: f"surely old enough from {epa.year}, before that only with proof of the build year.",
        EpaStatus.UNKNOWN: "no answer without a build date.",
        EpaStatus.CONFLICT: "no answer while the facts exclude each other.",
    }[epa.status]
    age = FEDERAL.find("epa_age", verdict.day)
    line = Reason(f"epa_{epa.status}", f"Emissions, by calendar years: {found}", age)
    if not engine_replaced:
        return (line,)
    engine = FEDERAL.find("epa_engine", verdict.day)
    caution = "The engine was replaced: only the original or an equivalent certified engine keeps the emissions exemption."
    return line, Reason("epa_engine_replaced", caution, engine)


def sources(reasons: Iterable[Reason], claims: Iterable[Claim]) -> tuple[str, ...]:
    """One line for each rule and each outside source, in the order of the sentences."""
    of_rules = (reason.rule.reference for reason in reasons if reason.rule)
    of_claims = (f"{claim.ground.words}: {claim.source}" for claim in claims if claim.source)
    return tuple(dict.fromkeys((*of_rules, *of_claims)))


def _headline(verdict: Verdict) -> str:
    day = named(verdict.day)
    if verdict.clash:
        return _clash(*verdict.clash)
    if verdict.safe is None:
        return "Nothing is known that counts as evidence of the build date, so there is no date."
    if verdict.status == Status.NOT_YET:
        return f"On {day} the car is not old enough on any of the possible build dates."
    if verdict.status == Status.NEEDS_DAY_PROOF:
        return f"On {day} the car may be old enough; before {named(verdict.safe)} that needs proof of the day it was built."
    return f"On {day} the car is old enough on all of the possible build dates."


def _clash(later: Claim, earlier: Claim) -> str:
    told = f"{_given(later)}, but {earlier.ground.words} gives {earlier.interval.words}"
    if earlier.ground.bounds_below:
        return f"{told}: both cannot be true."
    return f"{told}: no car is registered or inspected before it is built."


def _given(claim: Claim) -> str:
    words = claim.ground.words
    return f"{words[0].upper()}{words[1:]} gives {claim.interval.words}"


def _fact(claim: Claim, verdict: Verdict) -> Reason:
    code = f"fact_{claim.kind}"
    if not claim.ground.is_evidence:
        rule = FEDERAL.find("model_year", verdict.day)
        return Reason(code, f"{_given(claim)}: sales talk, no evidence of the build date.", rule)
    return Reason(code, f"{_given(claim)} (level {claim.level}: {LEVEL_WORDS[claim.level]}).")


def _counting(verdict: Verdict) -> Iterator[Reason]:
    if verdict.built_to is None or verdict.proven_to is None or verdict.safe is None:
        return
    yield _built(verdict.built_from, verdict.built_to, verdict.day)
    yield _safe(verdict.proven_to, verdict.safe, verdict.day)
    if verdict.earliest is None:
        text = "The earliest date is unknown: the car may have been built long before."
        yield Reason("earliest_unknown", text)
    elif verdict.earliest < verdict.safe:
        text = f"Possible from {named(verdict.earliest)}, with proof of the day it was built."
        yield Reason("earliest", text, FEDERAL.find("part_dates", verdict.day))


def _built(first: date | None, last: date, day: date) -> Reason:
    if first:
        words = Interval(first, last).words
        return Reason("built_within", f"By these facts the time of building is {words}.")
    precision = Precision.MONTH if last == month_end(last) else Precision.DAY
    text = f"By these facts it was built no later than {named(last, precision)}."
    return Reason("built_no_later", text, FEDERAL.find("registered_after_built", day))


def _safe(proven_to: date, safe: date, day: date) -> Reason:
    years = FEDERAL.number("nhtsa_age", day)
    text = f"Safe from {named(safe)}: {years} years after {named(proven_to)}, the last day on which it can have been built."
    return Reason("safe", text, FEDERAL.find("nhtsa_age", day))
