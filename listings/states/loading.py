"""Bring the published rules to the state of the data files, and leave alone what staff decided."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from listings.places import datasets

from . import answers, files
from .models import RuleEvent, RuleVoice, Stage, StateRule
from .rules import period_of
from .versions import end, hold, next_version

DATASET = "states"
CODE = Path(__file__).parent

Group = tuple[str, str]


@dataclass
class Loaded:
    """Versions that are new and that ended, and the records of the file that staff overruled."""

    new: list[StateRule] = field(default_factory=list)
    ended: list[StateRule] = field(default_factory=list)
    left: list[StateRule] = field(default_factory=list)


def load_states() -> Loaded | None:
    """Publish what the data files say anew; None when nothing has changed.

    A changed record is a new version with an event; the first of a state and kind needs none.
    Where staff published something of their own for the same days, or withdrew just this record,
    the file has no say.
    """
    digest = datasets.digest_of(files.RULES, files.VOICES, *(CODE / f"{name}.py" for name in _CODE))
    if datasets.is_loaded(DATASET, digest):
        return None
    loaded = Loaded()
    with transaction.atomic():
        told = files.voices()
        for group, wanted in _grouped(files.state_rules()).items():
            _bring(group, wanted, told.get(group, []), loaded)
        datasets.remember(DATASET, digest)
        transaction.on_commit(answers.forget)
    return loaded


_CODE = ("loading", "files")


def _grouped(rules: list[StateRule]) -> dict[Group, list[StateRule]]:
    groups: dict[Group, list[StateRule]] = defaultdict(list)
    for rule in rules:
        groups[rule.state, rule.vehicle].append(rule)
    return groups


def _bring(group: Group, wanted: list[StateRule], told: list[RuleVoice], loaded: Loaded) -> None:
    hold(*group)
    rows = list(StateRule.objects.of(*group).ever_published())
    prefetch_related_objects(rows, "voices")
    published = [row for row in rows if row.stage == Stage.PUBLISHED]
    kept, new = [], []
    for rule in wanted:
        if same := next((row for row in published if _says(row) == _would_say(rule, told)), None):
            kept.append(same)
        elif _is_overruled(rule, rows):
            loaded.left.append(rule)
        else:
            new.append(rule)
    now = timezone.now()
    old = [row for row in published if row.is_from_file and row not in kept]
    end(old, Stage.REPLACED, now)
    for rule in new:
        _publish(rule, told, old if rows else None, now)
    loaded.new += new
    loaded.ended += old


def _is_overruled(rule: StateRule, rows: list[StateRule]) -> bool:
    """Whether staff published something else for these days, or withdrew these very words."""
    return any(
        (row.stage == Stage.WITHDRAWN and row.facts == rule.facts)
        or (
            row.stage == Stage.PUBLISHED
            and not row.is_from_file
            and period_of(row).overlaps(period_of(rule))
        )
        for row in rows
    )


def _publish(
    rule: StateRule, told: list[RuleVoice], replaced: list[StateRule] | None, now: datetime
) -> None:
    rule.version = next_version(rule.state, rule.vehicle)
    rule.stage, rule.published_at = Stage.PUBLISHED, now
    rule.save()
    for voice in told:
        RuleVoice.objects.create(
            rule=rule,
            source=voice.source,
            says=voice.says,
            status=voice.status,
            read_on=voice.read_on,
        )
    if replaced is None:
        return
    before = [row for row in replaced if period_of(row).overlaps(period_of(rule))]
    if [row.facts for row in before] == [rule.facts]:
        return  # read again, or another source beside it: a version, but no news
    RuleEvent.objects.create(
        rule=rule,
        kind=RuleEvent.Kind.PUBLISHED,
        data={
            "by": "data file",
            "before": [row.facts for row in before],
            "after": rule.facts,
            "replaced": [row.pk for row in before],
        },
    )


def _says(row: StateRule) -> tuple:
    return _content(row, list(row.voices.all()))


def _would_say(rule: StateRule, told: list[RuleVoice]) -> tuple:
    return _content(rule, told)


def _content(rule: StateRule, told: list[RuleVoice]) -> tuple:
    voices = sorted((v.source, v.says, v.status, v.read_on) for v in told)
    return rule.facts, rule.reason, rule.checked_on, voices
