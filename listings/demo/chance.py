"""Chance that can be repeated: the same seed and the same words give the same numbers."""

from random import Random


def chance(*words: object) -> Random:
    """A source of numbers of its own for each thing, so that car 7 stays car 7 in any market."""
    return Random("/".join(map(str, words)))  # noqa: S311 - an invented market keeps no secret


def often(rng: Random, part: float) -> bool:
    """True in that part of all cases."""
    return rng.random() < part
