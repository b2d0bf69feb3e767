"""Why there is an estimate, or none, in a sentence."""

from collections.abc import Collection
from dataclasses import dataclass

from listings.eligibility.sentences import Sentence, say, say_n

from .comparing import ASKING, Comparable, Subject, Weighed


@dataclass(frozen=True)
class Reason:
    """A word for programs and a sentence for people."""

    code: str
    sentence: Sentence

    @property
    def text(self) -> str:
        """The sentence in English, as staff and commands read it."""
        return str(self.sentence)


def facts_missing(subject: Subject) -> Reason:
    if subject.year is not None:
        text = say("Not yet known of this car: where it is.")
    elif subject.side:
        text = say("Not yet known of this car: its year.")
    else:
        text = say("Not yet known of this car: its year and where it is.")
    return Reason("facts_missing", text)


def too_few(family: str, known: Collection[Comparable], used: int, needed: int) -> Reason:
    facts = {"family": family, "needed": needed}
    if not known:
        text = say("No price of the %(family)s is known; %(needed)s are needed.", **facts)
    elif used == len(known):
        text = _only_these(known, facts)
    else:
        text = _only_some(known, used, facts)
    return Reason("too_few", text)


def _only_these(known: Collection[Comparable], facts: dict[str, object]) -> Sentence:
    count = len(known)
    if _all_sold(known):
        return say_n(
            "Only %(n)s sale of the %(family)s is known; %(needed)s are needed.",
            "Only %(n)s sales of the %(family)s are known; %(needed)s are needed.",
            n=count,
            **facts,
        )
    return say_n(
        "Only %(n)s price of the %(family)s is known; %(needed)s are needed.",
        "Only %(n)s prices of the %(family)s are known; %(needed)s are needed.",
        n=count,
        **facts,
    )


def _only_some(known: Collection[Comparable], used: int, facts: dict[str, object]) -> Sentence:
    count = len(known)
    if not used:
        return _none_of(known, facts)
    if _all_sold(known):
        return say_n(
            "Of %(n)s known sale of the %(family)s only %(used)s can be compared with this car; %(needed)s are needed.",
            "Of %(n)s known sales of the %(family)s only %(used)s can be compared with this car; %(needed)s are needed.",
            n=count,
            used=used,
            **facts,
        )
    return say_n(
        "Of %(n)s known price of the %(family)s only %(used)s can be compared with this car; %(needed)s are needed.",
        "Of %(n)s known prices of the %(family)s only %(used)s can be compared with this car; %(needed)s are needed.",
        n=count,
        used=used,
        **facts,
    )


def _none_of(known: Collection[Comparable], facts: dict[str, object]) -> Sentence:
    count = len(known)
    if _all_sold(known):
        return say_n(
            "Of %(n)s known sale of the %(family)s none can be compared with this car; %(needed)s are needed.",
            "Of %(n)s known sales of the %(family)s none can be compared with this car; %(needed)s are needed.",
            n=count,
            **facts,
        )
    return say_n(
        "Of %(n)s known price of the %(family)s none can be compared with this car; %(needed)s are needed.",
        "Of %(n)s known prices of the %(family)s none can be compared with this car; %(needed)s are needed.",
        n=count,
        **facts,
    )


def too_few_sellers(family: str, sellers: int, needed: int) -> Reason:
    text = say_n(
        "The known prices of the %(family)s come from %(n)s seller; %(needed)s are needed, so that no one decides the answer.",
        "The known prices of the %(family)s come from %(n)s sellers; %(needed)s are needed, so that no one decides the answer.",
        n=sellers,
        family=family,
        needed=needed,
    )
    return Reason("too_few_sellers", text)


def too_unlike(family: str, used: int, effective: float, needed: int) -> Reason:
    # Rounded down: 7.96 must not read as the 8 that it is not.
    count = int(effective * 10) / 10
    text = say(
        "%(used)s prices of the %(family)s are known, but most are of cars so unlike this one "
        "that together they count as %(count)s; %(needed)s are needed.",
        used=used,
        family=family,
        count=f"{count:.1f}",
        needed=needed,
    )
    return Reason("too_unlike", text)


def too_wide(family: str, width: int, most: int) -> Reason:
    text = say(
        "Known prices of the %(family)s lie too far apart: the range would be %(width)s %% of its "
        "middle, and more than %(most)s %% tells nobody anything.",
        family=family,
        width=width,
        most=most,
    )
    return Reason("too_wide", text)


def supported(family: str, used: Collection[Weighed], sellers: int) -> Reason:
    asked = sum(row.comparable.kind == ASKING for row in used)
    text = say(
        "From %(used)s prices of the %(family)s, by %(sellers)s sellers: "
        "%(asked)s asked, %(paid)s paid.",
        used=len(used),
        family=family,
        sellers=sellers,
        asked=asked,
        paid=len(used) - asked,
    )
    return Reason("supported", text)


def _all_sold(known: Collection[Comparable]) -> bool:
    """Only then they are sales: an asking price is a hope."""
    return not any(row.kind == ASKING for row in known)
