"""A verdict in sentences: the answer, the facts, how it was counted; `cautions` adds the doubts."""

from collections.abc import Iterable, Iterator
from datetime import date

from .cautions import cautions
from .epa import Epa, EpaStatus
from .intervals import Interval, Precision, month_end
from .proof import LEVEL_WORDS
from .rulebook import FEDERAL, Reason
from .rules import Claim, Entry, Status, Verdict
from .sentences import Moment, Opening, Sentence, say

NOT_LEGAL_ADVICE = Reason(
    "not_legal_advice", say("This is arithmetic on the facts above, not legal advice.")
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
    when = entered.said
    found = {
        Entry.WAS_ELIGIBLE: say("On entry (%(when)s) the car was old enough.", when=when),
        Entry.WAS_NOT: say("On entry (%(when)s) the car was not yet old enough.", when=when),
        Entry.CANNOT_TELL: say(
            "On entry (%(when)s) the facts cannot tell whether the car was old enough.", when=when
        ),
    }[entry]
    law = say("The law counts to the ship's arrival, often some days before the entry.")
    rule = FEDERAL.find("arrival_day", entered.last)
    return Reason(f"entry_{entry}", say("%(found)s %(law)s", found=found, law=law), rule)


def explain_epa(epa: Epa, verdict: Verdict, *, engine_replaced: bool = False) -> tuple[Reason, ...]:
    """The emissions line, with a caution if the engine is not the one the car was built with."""
    year = epa.year
    found = {
        EpaStatus.ELIGIBLE_BY_AGE: say(
            "Emissions, by calendar years: old enough since %(year)s.", year=year
        ),
        EpaStatus.NOT_YET: say(
            "Emissions, by calendar years: not old enough; surely from %(year)s.", year=year
        ),
        EpaStatus.NEEDS_YEAR_PROOF: say(
            "Emissions, by calendar years: surely old enough from %(year)s, before that only with proof of the build year.",
            year=year,
        ),
        EpaStatus.UNKNOWN: say("Emissions, by calendar years: no answer without a build date."),
        EpaStatus.CONFLICT: say(
            "Emissions, by calendar years: no answer while the facts exclude each other."
        ),
    }[epa.status]
    line = Reason(f"epa_{epa.status}", found, FEDERAL.find("epa_age", verdict.day))
    if not engine_replaced:
        return (line,)
    engine = FEDERAL.find("epa_engine", verdict.day)
    caution = say(
        "The engine was replaced: only the original or an equivalent certified engine keeps the emissions exemption."
    )
    return line, Reason("epa_engine_replaced", caution, engine)


def sources(reasons: Iterable[Reason], claims: Iterable[Claim]) -> tuple[Sentence, ...]:
    """One line for each rule and each outside source, in the order of the sentences."""
    of_rules = (reason.rule.reference for reason in reasons if reason.rule)
    of_claims = (
        say("%(ground)s: %(source)s", ground=_ground(claim), source=claim.source)
        for claim in claims
        if claim.source
    )
    return tuple(dict.fromkeys((*of_rules, *of_claims)))


def _headline(verdict: Verdict) -> Sentence:
    day = Moment(verdict.day)
    if verdict.clash:
        return _clash(*verdict.clash)
    if verdict.safe is None:
        return say(
            "Nothing is known that counts as evidence of the build date, so there is no date."
        )
    if verdict.status == Status.NOT_YET:
        return say(
            "On %(day)s the car is not old enough on any of the possible build dates.", day=day
        )
    if verdict.status == Status.NEEDS_DAY_PROOF:
        return say(
            "On %(day)s the car may be old enough; before %(safe)s that needs proof of the day it was built.",
            day=day,
            safe=Moment(verdict.safe),
        )
    return say("On %(day)s the car is old enough on all of the possible build dates.", day=day)


def _clash(later: Claim, earlier: Claim) -> Sentence:
    told = {
        "later": Opening(_ground(later)),
        "later_date": later.interval.said,
        "earlier": _ground(earlier),
        "earlier_date": earlier.interval.said,
    }
    if earlier.ground.bounds_below:
        return say(
            "%(later)s gives %(later_date)s, but %(earlier)s gives %(earlier_date)s: both cannot be true.",
            **told,
        )
    return say(
        "%(later)s gives %(later_date)s, but %(earlier)s gives %(earlier_date)s: no car is registered or inspected before it is built.",
        **told,
    )


def _ground(claim: Claim) -> Sentence:
    return Sentence(claim.ground.words)


def _fact(claim: Claim, verdict: Verdict) -> Reason:
    code = f"fact_{claim.kind}"
    ground, when = Opening(_ground(claim)), claim.interval.said
    if not claim.ground.is_evidence:
        text = say(
            "%(ground)s gives %(date)s: sales talk, no evidence of the build date.",
            ground=ground,
            date=when,
        )
        return Reason(code, text, FEDERAL.find("model_year", verdict.day))
    text = say(
        "%(ground)s gives %(date)s (level %(level)s: %(proof)s).",
        ground=ground,
        date=when,
        level=claim.level,
        proof=Sentence(LEVEL_WORDS[claim.level]),
    )
    return Reason(code, text)


def _counting(verdict: Verdict) -> Iterator[Reason]:
    if verdict.built_to is None or verdict.proven_to is None or verdict.safe is None:
        return
    yield _built(verdict.built_from, verdict.built_to, verdict.day)
    yield _safe(verdict.proven_to, verdict.safe, verdict.day)
    if verdict.earliest is None:
        text = say("The earliest date is unknown: the car may have been built long before.")
        yield Reason("earliest_unknown", text)
    elif verdict.earliest < verdict.safe:
        text = say(
            "Possible from %(day)s, with proof of the day it was built.",
            day=Moment(verdict.earliest),
        )
        yield Reason("earliest", text, FEDERAL.find("part_dates", verdict.day))


def _built(first: date | None, last: date, day: date) -> Reason:
    if first:
        within = Interval(first, last).said
        text = say("By these facts the time of building is %(within)s.", within=within)
        return Reason("built_within", text)
    precision = Precision.MONTH if last == month_end(last) else Precision.DAY
    text = say("By these facts it was built no later than %(last)s.", last=Moment(last, precision))
    return Reason("built_no_later", text, FEDERAL.find("registered_after_built", day))


def _safe(proven_to: date, safe: date, day: date) -> Reason:
    years = FEDERAL.number("nhtsa_age", day)
    text = say(
        "Safe from %(safe)s: %(years)s years after %(last)s, the last day on which it can have been built.",
        safe=Moment(safe),
        years=years,
        last=Moment(proven_to),
    )
    return Reason("safe", text, FEDERAL.find("nhtsa_age", day))
