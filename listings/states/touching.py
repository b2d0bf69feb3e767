"""Whom a changed rule touches. This room knows no cars: the settings name who counts them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Touched:
    """How many of something, in words for staff."""

    label: Any
    count: int


Counter = Callable[[str, str], list[Touched]]


def touched_by(state: str, vehicle: str) -> list[Touched]:
    """What a change of this rule touches, as each of `RULE_TOUCHES` in the settings counts it."""
    counters: list[Counter] = [import_string(name) for name in settings.RULE_TOUCHES]
    return [touched for count in counters for touched in count(state, vehicle)]
