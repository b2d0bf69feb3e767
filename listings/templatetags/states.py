"""States and their rules on pages: no queries, only names and words."""

from typing import Any

from django import template

from listings.places.states import US_STATES
from listings.states.models import StateRule
from listings.states.showing import Badge, badge, period_words

register = template.Library()


@register.simple_tag
def us_states() -> list[tuple[str, Any]]:
    """Two letters and name of each state."""
    return list(US_STATES.items())


@register.filter
def holds(rule: StateRule) -> str:
    """When a record holds, in words."""
    return period_words(rule)


@register.filter
def status_badge(status: str) -> Badge:
    return badge(status)
