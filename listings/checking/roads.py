"""The state's answer: may it be registered for the road there?"""

from dataclasses import dataclass
from datetime import date

from listings.catalogue.problems import NOT_KEI
from listings.states import answers, rules, showing
from listings.states.models import Vehicle

from .questions import Question


@dataclass(frozen=True)
class StateTile:
    """For `c-tile`, with the address of the state's page; `later` is the next rule in words."""

    state: str
    question: str
    answer: str
    detail: str
    href: str
    checked_on: date | None
    later: str


def tiles_of(question: Question, on: date) -> tuple[StateTile, ...]:
    """One tile for each kind of vehicle that the car can be; none without a state."""
    if not question.state:
        return ()
    return tuple(_tile(question.state, vehicle, on) for vehicle in _vehicles(question))


def _vehicles(question: Question) -> list[str]:
    """The kinds of the cars that the frame number names; without a number each kind of kei."""
    number = question.number
    if number and any(problem.code == NOT_KEI for problem in number.problems):
        return [Vehicle.LARGER]
    named = {found.frame_code.vehicle_class for found in number.candidates} if number else set()
    return [vehicle for vehicle in rules.KEI if vehicle in named] or list(rules.KEI)


def _tile(state: str, vehicle: str, on: date) -> StateTile:
    rule = answers.rule_on(state, vehicle, on)
    shown = showing.Answer(rule, on, later=answers.next_rule(state, vehicle, on))
    return StateTile(
        state=shown.badge.kind,
        question=str(rule.get_vehicle_display()),
        answer=shown.badge.label,
        detail=shown.meaning,
        href=f"{rule.get_absolute_url()}#{vehicle}",
        checked_on=None,
        later=shown.later_meaning,
    )
