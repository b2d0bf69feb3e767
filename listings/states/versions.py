"""Versions of a state's rule: numbering, ending and copying, one writer at a time."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Max

from .models import FACTS, RuleVoice, Stage, StateRule
from .periods import Period

_COPIED = (
    *FACTS,
    "state",
    "vehicle",
    "checked_on",
    "checked_by",
    "reason",
    "proposed_by",
    "approved_by",
)


def hold(state: str, vehicle: str) -> None:
    """Let nobody else number, publish or end versions of this rule until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('state rule'), hashtext(%s))",
            [f"{state} {vehicle}"],
        )


def next_version(state: str, vehicle: str) -> int:
    """Call it while the rule is held."""
    newest = StateRule.objects.of(state, vehicle).aggregate(newest=Max("version"))["newest"]
    return (newest or 0) + 1


def end(rules: Iterable[StateRule], stage: Stage, at: datetime) -> None:
    """Take published records off; they stay in the history."""
    for rule in rules:
        rule.stage, rule.ended_at = stage, at
        rule.save(update_fields=["stage", "ended_at"])


def publish_copy(rule: StateRule, at: datetime, **changes: Any) -> StateRule:
    """A published version like `rule` with its sources, but for `changes`; the rule is held."""
    facts = {name: getattr(rule, name) for name in _COPIED} | changes
    copy = StateRule.objects.create(
        **facts,
        version=next_version(rule.state, rule.vehicle),
        stage=Stage.PUBLISHED,
        published_at=at,
    )
    RuleVoice.objects.bulk_create(
        RuleVoice(
            rule=copy,
            source=voice.source,
            says=voice.says,
            status=voice.status,
            read_on=voice.read_on,
        )
        for voice in rule.voices.all()
    )
    return copy


def ends(period: Period) -> dict[str, date | None]:
    """A period as the columns of a record."""
    return {"valid_from": period.first, "valid_to": period.last}


def same_words(one: StateRule, other: StateRule) -> bool:
    """Whether two records say the same, whenever they hold."""
    ignored = {"valid_from", "valid_to"}
    return all(one.facts[name] == other.facts[name] for name in FACTS if name not in ignored)
