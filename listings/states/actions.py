"""Changing a state's rule: one person proposes, another publishes, and a wrong one is rolled back.

Nothing published is changed in place. A record that gives way ends and stays in the history; what
is left of its days goes on as a copy.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from listings.accounts.audit import record
from listings.accounts.models import User

from . import answers
from .models import RuleEvent, RuleVoice, Stage, StateRule, Status
from .rules import disagree, period_of
from .touching import touched_by
from .versions import end, ends, hold, next_version, publish_copy, same_words


class SamePerson(Exception):
    """Who proposed a change may not publish it."""


class NotOpen(Exception):
    """Somebody else has published, turned down or withdrawn it by now."""


class SeenAnother(Exception):
    """What would be replaced is not what was looked at."""


class Unresolved(Exception):
    """Sources disagree, and nobody said that he resolves it."""


@transaction.atomic
def propose(
    rule: StateRule,
    *,
    by: User,
    reason: str,
    voices: Iterable[RuleVoice] = (),
    resolves: bool = False,
) -> StateRule:
    """Keep a record, not saved yet, as a proposal with its sources.

    Raises `Unresolved` when the sources disagree and the record is not "unclear", unless
    `resolves` says that the reason settles it.
    """
    voices = list(voices)
    is_settled = rule.status == Status.UNCLEAR or resolves
    if disagree(voice.status for voice in voices) and not is_settled:
        raise Unresolved
    hold(rule.state, rule.vehicle)
    rule.pk, rule.stage = None, Stage.PROPOSED
    rule.version = next_version(rule.state, rule.vehicle)
    rule.reason, rule.proposed_by, rule.checked_by = reason, by, by
    rule.approved_by = rule.published_at = rule.ended_at = None
    rule.save(force_insert=True)
    for voice in voices:
        voice.pk, voice.rule = None, rule
        voice.save(force_insert=True)
    record("proposed", rule, by=by, after=rule.facts, reason=reason)
    return rule


@transaction.atomic
def publish(rule: StateRule, *, by: User, seen: Collection[int] | None = None) -> StateRule:
    """Make a proposal the site's answer for its days; the records of these days end.

    `seen` are the keys of the records that the person was shown as those to be replaced. Raises
    `SamePerson`, `NotOpen` or `SeenAnother`; nothing is written then.
    """
    rule = _open(rule, Stage.PROPOSED)
    if rule.proposed_by_id == by.pk:
        raise SamePerson
    replaced = replaced_by(rule)
    if seen is not None and {row.pk for row in replaced} != set(seen):
        raise SeenAnother
    now = timezone.now()
    end(replaced, Stage.REPLACED, now)
    rest = [
        publish_copy(row, now, proposed_by=rule.proposed_by, approved_by=by, **ends(period))
        for row in replaced
        for period in period_of(row).without(period_of(rule))
    ]
    rule.stage, rule.approved_by, rule.published_at = Stage.PUBLISHED, by, now
    rule.save(update_fields=["stage", "approved_by", "published_at"])
    data: dict[str, Any] = {
        "by": "staff",
        "before": [row.facts for row in replaced],
        "after": rule.facts,
        "replaced": [row.pk for row in replaced],
        "rest": [row.pk for row in rest],
        "touched": {str(one.label): one.count for one in touched_by(rule.state, rule.vehicle)},
    }
    RuleEvent.objects.create(rule=rule, kind=RuleEvent.Kind.PUBLISHED, actor=by, data=data)
    record(
        "published",
        rule,
        by=by,
        before={"records": data["before"]},
        after=rule.facts,
        reason=rule.reason,
    )
    transaction.on_commit(answers.forget)
    return rule


@transaction.atomic
def turn_down(rule: StateRule, *, by: User, reason: str) -> None:
    """Drop a proposal. Raises `NotOpen`."""
    rule = _open(rule, Stage.PROPOSED)
    end([rule], Stage.WITHDRAWN, timezone.now())
    record("turned down", rule, by=by, before=rule.facts, reason=reason)


@transaction.atomic
def withdraw(rule: StateRule, *, by: User, reason: str) -> list[StateRule]:
    """Take back a published record that was wrong, and let what it replaced hold again.

    Answers the restored records; none where nothing was replaced, and the answer is then
    "unclear". Raises `NotOpen`.
    """
    rule = _open(rule, Stage.PUBLISHED)
    now = timezone.now()
    end([rule], Stage.WITHDRAWN, now)
    restored = [
        restored for former in _replaced_once(rule) if (restored := _restore(former, rule, now))
    ]
    data = {
        "by": "staff",
        "before": rule.facts,
        "after": [row.facts for row in restored],
        "restored": [row.pk for row in restored],
        "reason": reason,
    }
    RuleEvent.objects.create(rule=rule, kind=RuleEvent.Kind.WITHDRAWN, actor=by, data=data)
    record(
        "withdrawn",
        rule,
        by=by,
        before=rule.facts,
        after={"restored": data["after"]},
        reason=reason,
    )
    transaction.on_commit(answers.forget)
    return restored


@transaction.atomic
def confirm(rule: StateRule, *, by: User, on: date) -> StateRule:
    """Note that the sources were read again and say the same: a new version, nothing to tell.

    Raises `NotOpen`.
    """
    rule = _open(rule, Stage.PUBLISHED)
    now = timezone.now()
    end([rule], Stage.REPLACED, now)
    copy = publish_copy(rule, now, checked_on=on, checked_by=by)
    record(
        "checked again",
        copy,
        by=by,
        before={"checked_on": rule.checked_on.isoformat()},
        after={"checked_on": on.isoformat()},
    )
    transaction.on_commit(answers.forget)
    return copy


def replaced_by(rule: StateRule) -> list[StateRule]:
    """The published records whose days the record takes, wholly or in part."""
    published = StateRule.objects.of(rule.state, rule.vehicle).published().exclude(pk=rule.pk)
    return [row for row in published if period_of(row).overlaps(period_of(rule))]


def _open(rule: StateRule, stage: Stage) -> StateRule:
    """The record as it is now, held until the transaction ends."""
    hold(rule.state, rule.vehicle)
    found = StateRule.objects.filter(pk=rule.pk, stage=stage).first()
    if found is None:
        raise NotOpen
    return found


def _replaced_once(rule: StateRule) -> list[StateRule]:
    """What these words replaced when they were published; a copy follows its original."""
    events = RuleEvent.objects.filter(
        kind=RuleEvent.Kind.PUBLISHED,
        rule__state=rule.state,
        rule__vehicle=rule.vehicle,
        rule__version__lte=rule.version,
    )
    for event in events.select_related("rule").order_by("-rule__version"):
        if same_words(event.rule, rule):
            return list(StateRule.objects.filter(pk__in=event.data["replaced"]))
    return []


def _restore(former: StateRule, wrong: StateRule, now: datetime) -> StateRule | None:
    """Let `former` hold again in the days of `wrong`, in one piece with what was left of it."""
    period = period_of(former).within(period_of(wrong))
    if period is None:
        return None
    for row in StateRule.objects.of(former.state, former.vehicle).published():
        if same_words(row, former) and period_of(row).touches(period):
            end([row], Stage.REPLACED, now)
            period = period.joined(period_of(row))
    return publish_copy(former, now, **ends(period))
