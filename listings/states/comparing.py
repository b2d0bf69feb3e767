"""What differs between two versions of a rule, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .models import FACTS, StateRule

# Fields of a record and not part of what it says; staff see them beside it.
ALSO = ("checked_on",)


@dataclass(frozen=True)
class Change:
    """One field that differs; an empty side is written as such by the page."""

    label: str
    before: str
    after: str


def changes(before: StateRule | None, after: StateRule) -> list[Change]:
    """What `after` says differently; everything that it says if there is no `before`."""
    return [
        Change(_label(name), _words(before, name), _words(after, name))
        for name in (*FACTS, *ALSO)
        if _words(before, name) != _words(after, name)
    ]


def with_changes(versions: Sequence[StateRule]) -> list[tuple[StateRule, list[Change]]]:
    """Each version of one state and kind with what is new in it, the newest first."""
    ordered = sorted(versions, key=lambda rule: rule.version)
    pairs = zip([None, *ordered], ordered, strict=False)
    return [(after, changes(before, after) if before else []) for before, after in pairs][::-1]


def _label(name: str) -> str:
    labels = {"valid_from": _("In force from"), "valid_to": _("In force until")}
    return labels.get(name) or str(
        capfirst(getattr(StateRule._meta.get_field(name), "verbose_name", name))
    )


def _words(rule: StateRule | None, name: str) -> str:
    if rule is None:
        return ""
    shown = getattr(rule, f"get_{name}_display", None)
    value: Any = shown() if shown else getattr(rule, name)
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, list):
        return " ".join(value)
    return "" if value is None else str(value)
