"""What has to be said beside a landed cost: warnings, and what the total leaves out."""

from collections.abc import Iterable
from datetime import date

from listings.eligibility.intervals import Interval
from listings.eligibility.proof import Kind
from listings.eligibility.rules import Claim, Status, assess
from listings.eligibility.sentences import Moment, Sentence, say

from .amounts import Exchange
from .customs import surcharge
from .headings import Shape
from .lines import Line

FOB = say(
    "If the price is FOB, transport and papers in Japan are in it already, and those lines count "
    "them twice."
)
VAN = say(
    "A van can fall under either heading, which makes a large difference. The dearer one is used; "
    "ask a customs broker, with photos of the seats."
)
MAY_BE_FORMAL = say(
    "Customs may ask for a formal entry with a bond although the value would allow an informal "
    "one (not confirmed)."
)
SECTION_122 = say(
    "The surcharge under Section 122 exempts passenger vehicles. We read that to cover a kei car "
    "(not confirmed), so only the high end holds the surcharge."
)
SECTION_301 = say(
    "Since the surcharge under Section 122 ended, a new tariff on goods from Japan may have come "
    "under Section 301. No result was found; it is counted as nothing (not confirmed)."
)
REFUND = say(
    "Part of this duty was a tariff that the Supreme Court held void in February 2026. It may be "
    "refundable: ask customs."
)


def on_age(built: Interval, arrival: date) -> Sentence | None:
    """By the 25-year rule on the day of arrival: a clock of its own, not the tariff's."""
    verdict = assess([Claim(Kind.BUILD_PLATE, built)], arrival)
    if verdict.status == Status.ELIGIBLE_BY_AGE or verdict.safe is None:
        return None
    if verdict.status == Status.NOT_YET:
        return say(
            "It may not come in on %(arrival)s: it is surely 25 years old only on %(safe)s. Let it "
            "arrive after that.",
            arrival=Moment(arrival),
            safe=Moment(verdict.safe),
        )
    return say(
        "It is not sure that it is 25 years old on %(arrival)s; by the build date given it surely "
        "is on %(safe)s.",
        arrival=Moment(arrival),
        safe=Moment(verdict.safe),
    )


def on_lines(lines: Iterable[Line], shape: Shape, entry: str) -> list[Sentence]:
    """What the tariff and expired rates call for."""
    lines = list(lines)
    duty = next(line for line in lines if line.code == "duty")
    ieepa, passing = surcharge(duty, "ieepa"), surcharge(duty, "section_122")
    said = [
        (VAN, shape is Shape.VAN),
        (MAY_BE_FORMAL, entry == "informal"),
        (REFUND, ieepa is not None and ieepa.high > 0),
        (SECTION_122, passing is not None and passing.high > 0),
        (SECTION_301, surcharge(duty, "section_301") is not None),
    ]
    return [sentence for sentence, applies in said if applies]


def on_expiry(lines: Iterable[Line], yen: Exchange | None) -> list[Sentence]:
    said = [
        say(
            "%(line)s: rate expired on %(day)s; no newer one is known.",
            line=line.name,
            day=Moment(line.expired_on),
        )
        for line in lines
        if line.expired_on
    ]
    if yen and yen.expired_on and any(line.exchange for line in lines):
        said.append(
            say(
                "The exchange rate for the yen is that of %(day)s; no newer one is known.",
                day=Moment(yen.expired_on),
            )
        )
    return said


def left_out_everywhere(state: str, lines: Iterable[Line]) -> list[Sentence]:
    """Tax and title, where no source says what the state of that name takes."""
    if {"tax", "title"} <= {line.code for line in lines}:
        return []
    return [
        say(
            "sales tax, title and plates in %(state)s: not known, ask your office",
            state=state,
        )
    ]


LEFT_OUT_OF_IMPORT = (
    say("cleaning the underside, which must be free of soil: no source gives a price"),
    say("storage at the port, and an examination if customs want one"),
    say("a dealer's margin and the fee of an auction"),
)
NO_FREIGHT = say("the way to this place: no price is known for it")
NO_EXCHANGE = say("what is paid in yen: no exchange rate is known for that day")


def as_warning(left_out: Sentence) -> Sentence:
    return say("Not in the total: %(what)s.", what=left_out)
