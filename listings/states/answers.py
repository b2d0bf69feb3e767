"""The state's answer for a page: read in one statement and kept for some seconds."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from time import monotonic
from typing import Any

from django.db.models import Max
from django.utils import timezone

from listings.eligibility.clock import PORT_TIME
from listings.places.states import US_STATES

from . import rules
from .models import Basis, Confidence, RuleEvent, StateRule, Status

# How long a process may show an answer after another one has changed it.
KEPT_SECONDS = 5

Records = dict[tuple[str, str], Sequence[StateRule]]


def rule_on(state: str, vehicle: str, day: date) -> StateRule:
    """What holds on the day; a row that is in no table and says "unclear" where nothing does."""
    return rules.in_force(_kept().get((state, vehicle), ()), day) or unknown(state, vehicle)


def next_rule(state: str, vehicle: str, day: date) -> StateRule | None:
    """What begins after the day, the nearest first."""
    return rules.coming(_kept().get((state, vehicle), ()), day)


def as_dict(rule: StateRule, day: date) -> dict[str, Any]:
    """The record for programs; `next` is what begins after the day, told in the same way."""
    limit = [str(rules.limit(rule.max_mph))] if rule.max_mph else []
    later = next_rule(rule.state, rule.vehicle, day)
    return {
        "status": rule.status,
        "conditions": [*limit, *rule.conditions],
        "summary": rule.summary,
        "basis": rule.basis,
        "source": rule.source,
        "valid_from": rule.valid_from,
        "valid_to": rule.valid_to,
        "checked_on": rule.checked_on,
        "confidence": rule.confidence,
        "next": as_dict(later, later.valid_from or day) if later else None,
    }


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


def changes_by_state() -> dict[str, date]:
    """The day on which each state's records last changed or were last read in, in one statement."""
    rows = StateRule.objects.ever_published().order_by().values_list("state")
    return {
        state: timezone.localdate(at, PORT_TIME)
        for state, at in rows.annotate(at=Max("published_at"))
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
    _news.cache_clear()


def changed_on(state: str, vehicle: str, today: date) -> date | None:
    """The day of the rule's last change, while it is news: for 30 days."""
    return next(
        (
            day
            for where, day in _news(_moment())
            if where == (state, vehicle) and today - rules.NEWS <= day <= today
        ),
        None,
    )


def _kept() -> Records:
    return _read(_moment())


def _moment() -> int:
    return int(monotonic() // KEPT_SECONDS)


@lru_cache(maxsize=1)
def _read(_now: int) -> Records:
    found: dict[tuple[str, str], list[StateRule]] = defaultdict(list)
    for rule in StateRule.objects.published():
        found[rule.state, rule.vehicle].append(rule)
    return dict(found)


@lru_cache(maxsize=1)
def _news(_now: int) -> list[tuple[tuple[str, str], date]]:
    """Where rules changed lately, the newest first."""
    since = timezone.now() - rules.NEWS - timedelta(days=1)
    events = RuleEvent.objects.filter(at__gte=since).order_by("-at")
    return [
        ((state, vehicle), timezone.localdate(at, PORT_TIME))
        for state, vehicle, at in events.values_list("rule__state", "rule__vehicle", "at")
    ]
