"""May it come in, and when? One sentence, and the look that goes with it."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from listings.eligibility.reasons import explain
from listings.eligibility.rules import Entry, Status, Verdict
from listings.eligibility.speaking import told


@dataclass(frozen=True)
class Headline:
    """`kind` picks icon and colour: good, caution, stop or unknown. `short` is for small places."""

    kind: str
    sentence: str
    short: str


def of_age(verdict: Verdict, arrival: date | None) -> Headline:
    """The answer to a car that is not here yet; `arrival` is its ship's day, if it is known."""
    if verdict.status == Status.CONFLICT:
        words = told(explain(verdict)[0].sentence)
        return Headline("stop", words, _("The dates contradict each other"))
    if verdict.safe is None:
        words = _("There is no date yet: nothing here tells when the car was built.")
        return Headline("unknown", words, _("Date not known"))
    if verdict.status == Status.ELIGIBLE_BY_AGE:
        return _eligible(verdict, arrival)
    return _later(verdict, arrival)


def of_entry(entry: Entry) -> Headline:
    """The answer to a car that is here. It repeats the asker's own dates and accuses nobody."""
    return {
        Entry.WAS_ELIGIBLE: Headline(
            "good",
            _("If these dates are right, it was old enough when it came in."),
            _("Was old enough on entry"),
        ),
        Entry.WAS_NOT: Headline(
            "stop",
            _("If these dates are right, it was not yet 25 years old when it came in."),
            _("Was not old enough on entry"),
        ),
        Entry.CANNOT_TELL: Headline(
            "unknown",
            _("These dates cannot tell whether it was old enough when it came in."),
            _("Age on entry not known"),
        ),
    }[entry]


def _eligible(verdict: Verdict, arrival: date | None) -> Headline:
    since, short = _day(verdict.safe), _("Old enough since %s") % _day(verdict.safe)
    if arrival is None:
        words = _("If these dates are right, it may come in now: it is old enough since %s.")
        return Headline("good", words % since, short)
    words = _("If these dates are right, it may come in on %(arrival)s: the safe day is %(safe)s.")
    return Headline("good", words % {"arrival": _day(arrival), "safe": since}, short)


def _later(verdict: Verdict, arrival: date | None) -> Headline:
    days = {"safe": _day(verdict.safe), "earliest": _day(verdict.earliest)}
    short = _("May come in from %(safe)s") % days
    if arrival is None:
        return Headline("caution", _from(verdict) % days, short)
    days["arrival"] = _day(arrival)
    if verdict.status == Status.NOT_YET:
        words = _("A ship that arrives on %(arrival)s comes too early: the safe day is %(safe)s.")
        return Headline("stop", words % days, short)
    words = _("A ship that arrives on %(arrival)s may come too early: the safe day is %(safe)s.")
    return Headline("caution", words % days, short)


def _from(verdict: Verdict) -> str:
    if verdict.earliest is None:
        return _("It may come in from %(safe)s; earlier only with proof of when it was built.")
    if verdict.earliest == verdict.safe:
        return _("It may come in from %(safe)s.")
    return _(
        "It may come in from %(safe)s; with proof of the day it was built perhaps from %(earliest)s."
    )


def _day(day: date | None) -> str:
    return date_format(day) if day else ""
