"""A state's answers as pages show them: words, an icon and a letter, never colour alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from listings.eligibility.sentences import Moment
from listings.eligibility.speaking import told
from listings.places.states import US_STATES

from . import answers, rules
from .files import Spot, spots
from .models import RuleVoice, StateRule, Status, Vehicle

# The icon, which is also the kind of a badge and of a tile, and the letter on the map.
LOOKS = {
    Status.ROAD: ("good", "R"),
    Status.ROAD_LIMITED: ("caution", "L"),
    Status.ANTIQUE_ONLY: ("caution", "A"),
    Status.OFF_ROAD_ONLY: ("stop", "O"),
    Status.REFUSED: ("stop", "X"),
    Status.UNCLEAR: ("unknown", "?"),
}


@dataclass(frozen=True)
class Badge:
    kind: str
    label: str


@dataclass(frozen=True)
class Answer:
    """What a state says of one kind of vehicle on a day, ready to be shown."""

    rule: StateRule
    today: date
    later: StateRule | None = None
    voices: list[RuleVoice] = field(default_factory=list)
    changed_on: date | None = None

    @property
    def badge(self) -> Badge:
        return badge(self.rule.status)

    @property
    def letter(self) -> str:
        return LOOKS[Status(self.rule.status)][1]

    @property
    def meaning(self) -> str:
        return told(rules.meaning(self.rule))

    @property
    def conditions(self) -> list[str]:
        """What the record asks for; its limit of speed is part of the meaning already."""
        return self.rule.conditions

    @property
    def later_meaning(self) -> str:
        return told(rules.announcement(self.later)) if self.later else ""

    @property
    def tile(self) -> dict[str, Any]:
        """For `c-tile`."""
        return {
            "state": self.badge.kind,
            "question": self.rule.get_vehicle_display(),
            "answer": self.badge.label,
            "detail": self.meaning,
            "href": f"#{self.rule.vehicle}",
        }

    @property
    def later_badge(self) -> Badge | None:
        return badge(self.later.status) if self.later else None

    @property
    def is_due(self) -> bool:
        return rules.is_due(self.rule.checked_on, self.today)

    @property
    def sources_disagree(self) -> bool:
        return rules.disagree(voice.status for voice in self.voices)


@dataclass(frozen=True)
class Row:
    """One state of the table and of the map."""

    code: str
    name: Any
    answer: Answer
    spot: Spot

    @property
    def shape(self) -> str:
        return f"us.svg#{self.code}"


@dataclass(frozen=True)
class Mark:
    """One line of the legend."""

    status: str
    badge: Badge
    letter: str
    count: int


@dataclass
class Group:
    """Kinds of vehicles of which a state says the same."""

    answer: Answer
    vehicles: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)


def badge(status: str) -> Badge:
    return Badge(LOOKS[Status(status)][0], str(Status(status).label))


def ask() -> str:
    """What to do whatever the answer is."""
    return told(rules.ASK)


def map_rows(vehicle: str, day: date, today: date) -> list[Row]:
    """Every state with its answer for the kind on the day."""
    places = spots()
    return [
        Row(
            state,
            US_STATES[state],
            Answer(rule, today, later=answers.next_rule(state, vehicle, day)),
            places[state],
        )
        for state, rule in answers.rules_in_force(vehicle, day).items()
    ]


def legend(rows: Iterable[Row]) -> list[Mark]:
    """Each status with the number of states that have it."""
    found = [row.answer.rule.status for row in rows]
    return [
        Mark(status, badge(status), letter, found.count(status))
        for status, (_icon, letter) in LOOKS.items()
    ]


def state_answers(published: list[StateRule], state: str, day: date, today: date) -> list[Answer]:
    """The answers of one state for each kind of vehicle, from its published records."""
    found = []
    for vehicle in Vehicle.values:
        own = [rule for rule in published if rule.vehicle == vehicle]
        rule = rules.in_force(own, day)
        found.append(
            Answer(
                rule or answers.unknown(state, vehicle),
                today,
                later=rules.coming(own, day),
                voices=list(rule.voices.all()) if rule else [],
                changed_on=answers.changed_on(state, vehicle, today),
            )
        )
    return found


def grouped(found: Iterable[Answer]) -> list[Group]:
    """The answers with those together that say the same, now and next."""
    groups: dict[str, Group] = {}
    for answer in found:
        later = answer.later.facts if answer.later else None
        voices = [(voice.source, voice.says) for voice in answer.voices]
        group = groups.setdefault(repr((answer.rule.facts, later, voices)), Group(answer))
        group.vehicles.append(answer.rule.vehicle)
        group.labels.append(answer.rule.get_vehicle_display())
        group.readings = _told_once([*group.readings, answer.rule.reason])
    return list(groups.values())


def period_words(rule: StateRule) -> str:
    """When a record holds, in words."""
    ends = {"start": _day(rule.valid_from), "end": _day(rule.valid_to)}
    if rule.valid_from and rule.valid_to:
        return _("%(start)s to %(end)s") % ends
    if rule.valid_from:
        return _("from %(start)s") % ends
    return _("until %(end)s") % ends if rule.valid_to else _("since when is not recorded")


def _told_once(texts: list[str]) -> list[str]:
    """Without what another text begins with: a van's reading is often a truck's and some more."""
    whole = dict.fromkeys(text for text in texts if text)
    return [
        text
        for text in whole
        if not any(other != text and other.startswith(text) for other in whole)
    ]


def _day(day: date | None) -> str:
    return told(Moment(day)) if day else ""
