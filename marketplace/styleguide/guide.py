"""All components in the order of the page, each drawn in all its states by day and by night."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string

from . import filling, showing, talking
from .component import Component
from .sheets import wants

COMPONENTS = (*showing.COMPONENTS, *filling.COMPONENTS, *talking.COMPONENTS)
THEMES = ("light", "dark")


@dataclass(frozen=True)
class Shown:
    """A component with its states: name -> what it looks like in each theme."""

    component: Component
    wants: list[str]
    states: dict[str, dict[str, str]]


def shown(request: HttpRequest) -> list[Shown]:
    """Every component, drawn."""
    return [
        Shown(component, wants(component.tag), _drawn(component, request))
        for component in COMPONENTS
    ]


def _drawn(component: Component, request: HttpRequest) -> dict[str, dict[str, str]]:
    by_state: dict[str, dict[str, str]] = {}
    for theme in THEMES:
        for name, given in component.states(f"{component.tag}-{theme}").items():
            by_state.setdefault(name, {})[theme] = render_to_string(
                component.template, given, request
            )
    return by_state
