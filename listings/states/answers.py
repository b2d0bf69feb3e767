"""The state's answer for a page: read in one statement and kept for some seconds."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from time import monotonic

from listings.places.states import US_STATES

from . import rules
from .models import Basis, Confidence, StateRule, Status

# How long a process may show an answer after another one has changed it.
KEPT_SECONDS = 5

Records = dict[tuple[str, str], Sequence[StateRule]]


def rule_on(state: str, vehicle: str, day: date) -> StateRule:
    """What holds on the day; a row that is in no table and says "unclear" where nothing does."""
    return rules.in_force(_kept().get((state, vehicle), ()), day) or unknown(state, vehicle)


def next_rule(state: str, vehicle: str, day: date) -> StateRule | None:
    """What begins after the day, the nearest first."""
    return rules.coming(_kept().get((state, vehicle), ()), day)


def rules_in_force(vehicle: str, day: date) -> dict[str, StateRule]:
    """What each state says of the kind on the day, in the order of the states' names."""
    return {state: rule_on(state, vehicle, day) for state in US_STATES}


def road_bodies(state: str, day: date) -> set[str]:
    """The bodies, as listings name them, that may be registered for the road in the state."""
    return {
        body
        for vehicle in rules.KEI
        if rules.is_road_use(rule_on(state, vehicle, day).status)
        for body in rules.BODIES[vehicle]
    }


def unknown(state: str, vehicle: str) -> StateRule:
    """The answer where there is no record: never "legal"."""
    return StateRule(
        state=state,
        vehicle=vehicle,
        version=0,
        status=Status.UNCLEAR,
        basis=Basis.NONE,
        confidence=Confidence.LOW,
        summary="There is no record for this day.",
    )


def forget() -> None:
    """Read anew at the next question, in this process."""
    _read.cache_clear()


def _kept() -> Records:
    return _read(int(monotonic() // KEPT_SECONDS))


@lru_cache(maxsize=1)
def _read(_moment: int) -> Records:
    found: dict[tuple[str, str], list[StateRule]] = defaultdict(list)
    for rule in StateRule.objects.published():
        found[rule.state, rule.vehicle].append(rule)
    return dict(found)
