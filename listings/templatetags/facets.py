"""The filters of a panel. Written out in Python: a page draws a hundred choices, and Django's
templates and widgets would cost it ten milliseconds.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.choices import flatten_choices
from django.utils.html import conditional_escape as escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from listings.search.facets import Choice

register = template.Library()


@register.simple_tag
def facet(field: BoundField, choices: Iterable[Choice] | None = None) -> SafeString:
    """One filter: a list of choices with their cars, a select, or one plain field.

    A choice that would give nothing cannot be taken, and says why; one that is taken can be left.
    """
    kind = field.field.widget.input_type
    if kind == "checkbox":
        inside = _boxes(field, choices)
    else:
        control = _select(field) if kind == "select" else _input(field, kind)
        inside = f'<label class="facet-name" for="{field.id_for_label}">{escape(field.label)}</label>{control}'
    return mark_safe(f'<div class="facet">{inside}{_errors(field)}</div>')  # noqa: S308 - all parts are escaped


@register.simple_tag
def facet_pair(legend: str, unit: str, low: BoundField, high: BoundField) -> SafeString:
    """A range: two plain fields under one name."""
    ends = "".join(
        f'<div><label for="{field.id_for_label}">{escape(word)}</label>'
        f"{_input(field, field.field.widget.input_type)}</div>"
        for word, field in ((_("from"), low), (_("to"), high))
    )
    unit = f' <span class="quiet">{escape(unit)}</span>' if unit else ""
    return mark_safe(  # noqa: S308 - all parts are escaped
        f'<div class="facet"><fieldset><legend>{escape(legend)}{unit}</legend>'
        f'<div class="pair">{ends}</div>{_errors(low)}{_errors(high)}</fieldset></div>'
    )


def _boxes(field: BoundField, choices: Iterable[Choice] | None) -> str:
    taken = set(field.value() or ())
    counts = {choice.value: choice.count for choice in choices or ()}
    none = escape(_("none with your other filters"))
    boxes = [_box(field.html_name, taken, counts, none, *pair) for pair in _pairs(field)]
    # A long list scrolls by keyboard through its choices; where none can be taken, by itself.
    by_itself = "" if any(" disabled>" not in box for box in boxes) else ' tabindex="0"'
    return (
        f"<fieldset><legend>{escape(field.label)}</legend>"
        f'<div class="choices"{by_itself}>{"".join(boxes)}</div></fieldset>'
    )


def _box(
    name: str, taken: set[str], counts: dict[str, int], none: str, value: str, label: Any
) -> str:
    key, count = escape(value), counts.get(value)
    state = " checked" if value in taken else ""
    if count == 0 and not state:
        return (
            f'<label class="facet-none" title="{none}"><input type="checkbox" name="{name}"'
            f' value="{key}" disabled> {escape(label)} <span class="facet-count">0'
            f'<span class="aloud">, {none}</span></span></label>'
        )
    told = "" if count is None else f' <span class="facet-count">{count:,}</span>'
    return (
        f'<label><input type="checkbox" name="{name}" value="{key}"{state}> '
        f"{escape(label)}{told}</label>"
    )


def _select(field: BoundField) -> str:
    chosen = field.value() or ""
    options = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(label)}</option>'
        for value, label in _pairs(field)
    )
    return f'<select name="{field.html_name}" id="{field.id_for_label}">{options}</select>'


def _input(field: BoundField, kind: str) -> str:
    value = field.value()
    known = {
        "type": kind,
        "name": field.html_name,
        "value": "" if value is None else value,
        "id": field.id_for_label,
        **field.field.widget.attrs,
    }
    written = " ".join(f'{name}="{escape(told)}"' for name, told in known.items() if told != "")
    return f"<input {written}>"


def _errors(field: BoundField) -> str:
    return str(field.errors) if field.errors else ""


def _pairs(field: BoundField) -> Iterator[tuple[str, Any]]:
    choosing: Any = field.field
    pairs: Any = flatten_choices(choosing.choices)
    return ((str(value), label) for value, label in pairs)
