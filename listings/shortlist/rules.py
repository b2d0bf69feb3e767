"""What a person keeps: how many, and the few that stand side by side."""

from collections.abc import Iterable

MOST_SAVED = 200
MOST_COMPARED = 4
MOST_SEEN = 20
_LONGEST_ID = 12


def ids(told: Iterable[str], most: int) -> tuple[str, ...]:
    """The public ids among some texts, each once and in their order, at most `most`."""
    return tuple(dict.fromkeys(text for text in told if is_id(text)))[:most]


def is_id(text: str) -> bool:
    """Whether a text could be a car's public id."""
    return len(text) <= _LONGEST_ID and text.isascii() and text.isalnum()


def moved(compared: tuple[str, ...], car: str, by: int) -> tuple[str, ...]:
    """The same cars with one of them `by` places further on; it stops at the ends."""
    rest = [other for other in compared if other != car]
    rest.insert(max(0, compared.index(car) + by), car)
    return tuple(rest)
