"""What a record's page at the desk shows, and the forms of a proposal."""

from datetime import date
from typing import Any

from django.forms import BaseFormSet
from django.http import QueryDict
from django.utils.translation import gettext as _

from listings.accounts.models import Act
from listings.accounts.visitors import Visitor
from listings.eligibility.clock import legal_today

from . import actions, rules, showing
from .comparing import changes
from .forms import ProposalForm, ReasonForm, VoiceFormSet
from .models import FACTS, Stage, StateRule
from .touching import touched_by

HISTORY = 20


def case(rule: StateRule, visitor: Visitor, today: date) -> dict[str, Any]:
    """Everything for the page of one record."""
    group = StateRule.objects.of(rule.state, rule.vehicle)
    replaced = actions.replaced_by(rule) if rule.stage == Stage.PROPOSED else []
    before = _before(rule, replaced)
    publishes = visitor.has_perm("listings.publish_staterule")
    return {
        "rule": rule,
        "answer": showing.Answer(rule, today, voices=list(rule.voices.all())),
        "before": before,
        "changes": changes(before, rule),
        "replaced": replaced,
        "rest": [
            (row, period)
            for row in replaced
            for period in rules.period_of(row).without(rules.period_of(rule))
        ],
        "touched": touched_by(rule.state, rule.vehicle),
        "versions": list(group.order_by("-version")),
        "audit": list(_audit(rule)),
        "reason_form": ReasonForm(),
        "is_own": rule.proposed_by_id == visitor.pk,
        "may_publish": publishes,
        "may_propose": visitor.has_perm("listings.add_staterule"),
    }


def proposal_forms(
    data: QueryDict | None, base: StateRule | None
) -> tuple[ProposalForm, BaseFormSet]:
    """The record's form and that of its sources, filled with what `base` says."""
    told = {name: getattr(base, name) for name in (*FACTS, "state", "vehicle")} if base else {}
    told["checked_on"] = legal_today()
    voices = list(base.voices.values("source", "says", "status", "read_on")) if base else []
    return (
        ProposalForm(data, initial=told),
        VoiceFormSet(data, initial=None if data else voices, prefix="voices"),
    )


def refusal(error: Exception) -> str:
    """Why nothing was done, in words."""
    words = {
        actions.SamePerson: _("You proposed this. Another person has to publish it."),
        actions.NotOpen: _("Somebody else decided on this by now. Nothing was done."),
        actions.SeenAnother: _("The rule was changed while you looked at it. Look again."),
        actions.Unresolved: _(
            "The sources disagree. Say “not clear”, or tick this and give the reason."
        ),
    }
    return words[type(error)]


def _before(rule: StateRule, replaced: list[StateRule]) -> StateRule | None:
    """The record that the page compares with: what a proposal replaces, else the version before."""
    if rule.stage == Stage.PROPOSED:
        first = rule.valid_from or date.min
        return rules.in_force(replaced, first) or next(iter(replaced), None)
    older = StateRule.objects.of(rule.state, rule.vehicle).ever_published()
    return older.filter(version__lt=rule.version).order_by("-version").first()


def _audit(rule: StateRule) -> Any:
    acts = Act.objects.filter(object_kind="staterule", object_id=rule.pk)
    return acts.select_related("actor").order_by("-at")[:HISTORY]
