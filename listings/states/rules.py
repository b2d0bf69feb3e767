"""Which record of a state holds on a day, and what it means in plain words.

No framework and no clock: the day is an argument. A state or kind without a record is unclear,
never legal.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol, TypeVar

from listings.eligibility.sentences import Moment, Sentence, say

from .periods import Period

KEI_TRUCK, KEI_VAN, KEI_CAR = KEI = ("kei_truck", "kei_van", "kei_car")
BODIES = {
    KEI_TRUCK: frozenset({"truck", "dump", "lift"}),
    KEI_VAN: frozenset({"van", "microvan"}),
    KEI_CAR: frozenset({"hatch", "sedan", "wagon", "roadster", "coupe", "offroad"}),
}
"""The bodies of listings by the kind of vehicle that states tell apart."""

UNCLEAR = "unclear"
ROAD_USE = frozenset({"road", "road_limited"})
"""Statuses of ordinary road use; antique plates are for outings and do not count."""

CHECK_DUE_AFTER = timedelta(days=120)
# How long a changed rule is pointed out beside a car.
NEWS = timedelta(days=30)

ASK = say("Ask your licensing office before you buy, and take the car's papers along.")

MEANINGS = {
    "road": say("You may title and register it, and drive it on public roads."),
    "road_limited": say("You may title and register it, for some roads or uses only."),
    "antique_only": say(
        "You may register it with antique or collector plates only, which limit how it is used."
    ),
    "off_road_only": say(
        "You may not drive it on public roads, apart from farm or off-road uses that the state names."
    ),
    "refused": say("The state does not register it for the road."),
    UNCLEAR: say("It is not clear whether you may register it: no rule that settles it was found."),
}


class Record(Protocol):
    """What the rules read of a record."""

    status: str
    max_mph: int | None
    confidence: str
    valid_from: date | None
    valid_to: date | None


R = TypeVar("R", bound=Record)


def vehicle_of(body: str) -> str:
    """The kind of vehicle of a listing's body; what is neither truck nor van is a car."""
    for vehicle, bodies in BODIES.items():
        if body in bodies:
            return vehicle
    return KEI_CAR


def period_of(record: Record) -> Period:
    return Period(record.valid_from, record.valid_to)


def in_force(records: Iterable[R], day: date) -> R | None:
    """The one record of a state and kind that holds on the day."""
    return next((record for record in records if period_of(record).holds(day)), None)


def coming(records: Iterable[R], day: date) -> R | None:
    """The record that begins next after the day."""
    later = [record for record in records if record.valid_from and record.valid_from > day]
    return min(later, key=lambda record: record.valid_from or date.max, default=None)


def is_road_use(status: str) -> bool:
    return status in ROAD_USE


def is_due(checked_on: date | None, today: date) -> bool:
    """Whether a record has to be checked again: it was last checked more than 120 days ago."""
    return checked_on is not None and today - checked_on > CHECK_DUE_AFTER


def disagree(statuses: Iterable[str]) -> bool:
    """Whether sources say different things; one that says nothing contradicts nobody."""
    return len({status for status in statuses if status not in ("", UNCLEAR)}) > 1


def limit(max_mph: int) -> Sentence:
    """The speed limit as a condition among others."""
    return say("Only on roads posted %(mph)s mph or less.", mph=max_mph)


def meaning(record: Record) -> Sentence:
    """One sentence for a person; what is only reported says so."""
    said = MEANINGS[record.status]
    if record.status == "road_limited" and record.max_mph:
        said = say(
            "You may title and register it, but not drive it on roads posted over %(mph)s mph.",
            mph=record.max_mph,
        )
    if record.confidence == "low" and record.status != UNCLEAR:
        return say("%(meaning)s This is reported, not confirmed.", meaning=said)
    return said


def advice(record: Record) -> Sentence:
    """What it means and what to do, wherever there is room for one line only."""
    return say("%(meaning)s %(ask)s", meaning=meaning(record), ask=ASK)


def announcement(record: Record) -> Sentence:
    """What a record of the future will mean."""
    day = Moment(record.valid_from or date.max)
    return say("From %(day)s: %(meaning)s", day=day, meaning=meaning(record))
