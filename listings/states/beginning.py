"""Telling that a rule has come into force. It holds by its date without this; this announces."""

from datetime import date

from django.db import transaction

from listings.accounts.audit import record

from .models import RuleEvent, StateRule
from .periods import DAY
from .rules import in_force


def announce_begun(today: date) -> int:
    """Write an event for each record that came into force by its date; answers how many.

    May run twice, at once, or after days without a run: each is told once.
    """
    return sum(_tell(rule) for rule in StateRule.objects.begun_untold(today))


@transaction.atomic
def _tell(rule: StateRule) -> bool:
    before = _held_before(rule)
    data = {"before": [before.facts] if before else [], "after": rule.facts}
    _event, is_new = RuleEvent.objects.get_or_create(
        rule=rule, kind=RuleEvent.Kind.BEGAN, defaults={"data": data}
    )
    if is_new:
        record(
            "came into force",
            rule,
            by=None,
            before={"records": data["before"]},
            after=rule.facts,
        )
    return is_new


def _held_before(rule: StateRule) -> StateRule | None:
    published = StateRule.objects.of(rule.state, rule.vehicle).published()
    return in_force(published, rule.valid_from - DAY) if rule.valid_from else None
