"""What the guide says of a component."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# The name of a state, and what the sample template is given in it.
States = dict[str, dict[str, Any]]

PRESS = "Tab reaches it, Enter follows."
SILENT = "Not reached: it is read, or silent because words beside it say the same."


@dataclass(frozen=True)
class Component:
    """A component of `templates/cotton`. `states` is given a key that makes ids unique on the
    page, since each state is drawn once by day and once by night; `size` is usual, small or wide.
    """

    tag: str
    name: str
    keys: str
    states: Callable[[str], States]
    size: str = "usual"

    @property
    def template(self) -> str:
        return f"styleguide/samples/{self.tag}.html"


def once(key: str) -> States:
    """One state that wants nothing."""
    return {"As it is": {"id": key}}


def numbered(key: str, states: States) -> States:
    """The same states, each with an id of its own."""
    return {
        name: {**given, "id": f"{key}-{number}"}
        for number, (name, given) in enumerate(states.items())
    }
