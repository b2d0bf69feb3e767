"""What is asked, in words: a chip for each value, to be taken away alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _

from listings.places.states import US_STATES

from .addresses import Search
from .filters import ListingFilter


@dataclass(frozen=True)
class Chip:
    """One value that is asked, and the address of the same search without it."""

    name: str
    label: str
    remove_url: str


WORDS: dict[str, Callable[[str], str]] = {
    "q": lambda value: _("“%s”") % value,
    "zip": lambda value: _("Near %s") % value,
    "within": lambda value: _("Within %s miles") % intcomma(value),
    "state": lambda value: _("Rules of %s") % US_STATES[value],
    "year_min": lambda value: _("From %s") % value,
    "year_max": lambda value: _("Up to %s") % value,
    "price_min": lambda value: _("From $%s") % intcomma(value),
    "price_max": lambda value: _("Up to $%s") % intcomma(value),
    "km_min": lambda value: _("From %s km") % intcomma(value),
    "km_max": lambda value: _("Up to %s km") % intcomma(value),
}


def chips(filters: ListingFilter, search: Search) -> list[Chip]:
    """A chip for each applied value, in the order of the filter panel.

    A state is told together with what is asked of it.
    """
    return [
        Chip(name, label(filters, name, value), search.without(name, value).url)
        for name, values in filters.applied.items()
        for value in values
        if name != "state" or "road" not in filters.applied
    ]


def label(filters: ListingFilter, name: str, value: str) -> str:
    """`Suzuki`, `Up to $8,000`, `Part-time 4WD`."""
    if name == "road":
        return _("Road use in %s") % US_STATES[filters.for_state]
    if name in WORDS:
        return WORDS[name](value)
    choices: dict[Any, Any] = dict(flatten_choices(filters.form.fields[name].choices))
    return str(choices[value])
