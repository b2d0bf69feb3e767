"""Outlines written like an SVG path, turned into points.

Known letters: M, L, H, V, Q, C, A (of circles) and Z, and the small ones for relative steps.
"""

import itertools
import math
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

Point = tuple[float, float]

_TOKEN = re.compile(r"[A-Za-z]|-?\d*\.?\d+")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "A": 7, "Z": 0}
_STEPS = 24


@lru_cache(maxsize=2048)
def lines(path: str) -> tuple[tuple[Point, ...], ...]:
    """Every stroke of the path as a row of points; a closed one ends where it began."""
    strokes: list[list[Point]] = []
    for letter, numbers in _commands(path):
        name = letter.upper()
        if name == "M":
            here = strokes[-1][-1] if letter == "m" and strokes else (0.0, 0.0)
            strokes.append([_absolute(letter, here, numbers)[0]])
        elif name == "Z":
            strokes[-1].append(strokes[-1][0])
        else:
            strokes[-1].extend(_DRAW[name](strokes[-1][-1], letter, numbers))
    return tuple(map(tuple, strokes))


def ellipse(x: float, y: float, across: float, down: float) -> tuple[Point, ...]:
    """A closed ellipse around a point, by its two radii."""
    turns = (2 * math.pi * step / (4 * _STEPS) for step in range(4 * _STEPS + 1))
    return tuple((x + across * math.cos(turn), y + down * math.sin(turn)) for turn in turns)


def below(outline: tuple[Point, ...], y: float, slope: float = 0) -> tuple[Point, ...]:
    """The part of a closed outline under a line that is at height `y` where x is 0."""
    kept: list[Point] = []
    for one, other in itertools.pairwise(outline):
        depth, next_depth = one[1] - y - slope * one[0], other[1] - y - slope * other[0]
        if depth >= 0:
            kept.append(one)
        if depth * next_depth < 0:
            part = depth / (depth - next_depth)
            kept.append((one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])))
    return tuple(kept)


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    tokens = _TOKEN.findall(path)
    letter, at = "", 0
    while at < len(tokens):
        if tokens[at].isalpha():
            letter, at = tokens[at], at + 1
        count = _NUMBERS[letter.upper()]
        yield letter, [float(token) for token in tokens[at : at + count]]
        at += count
        # As in SVG, further pairs after a move are lines.
        letter = {"M": "L", "m": "l"}.get(letter, letter)


def _absolute(letter: str, here: Point, numbers: list[float]) -> list[Point]:
    dx, dy = here if letter.islower() else (0.0, 0.0)
    return [(x + dx, y + dy) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def _straight(here: Point, letter: str, numbers: list[float]) -> list[Point]:
    return _absolute(letter, here, numbers)


def _level(here: Point, letter: str, numbers: list[float]) -> list[Point]:
    return [(numbers[0] + (here[0] if letter == "h" else 0), here[1])]


def _upright(here: Point, letter: str, numbers: list[float]) -> list[Point]:
    return [(here[0], numbers[0] + (here[1] if letter == "v" else 0))]


def _bent(here: Point, letter: str, numbers: list[float]) -> list[Point]:
    (bx, by), (ex, ey) = _absolute(letter, here, numbers)
    return [
        (
            (1 - t) ** 2 * here[0] + 2 * (1 - t) * t * bx + t**2 * ex,
            (1 - t) ** 2 * here[1] + 2 * (1 - t) * t * by + t**2 * ey,
        )
        for t in _parts()
    ]


def _curved(here: Point, letter: str, numbers: list[float]) -> list[Point]:
    a, b, end = _absolute(letter, here, numbers)
    return [
        (_between(here[0], a[0], b[0], end[0], t), _between(here[1], a[1], b[1], end[1], t))
        for t in _parts()
    ]


def _around(here: Point, letter: str, numbers: list[float]) -> list[Point]:
    """Along a circle: its radius, which of its two arcs, which way round, and the end."""
    radius, _same, _turn, large, clockwise, *_end = numbers
    (end,) = _absolute(letter, here, numbers[5:])
    half = math.dist(here, end) / 2
    # The circle's middle lies on the line that halves the two points, on this side or that one.
    off = math.sqrt(max(radius**2 - half**2, 0)) / (2 * half) * (-1 if large == clockwise else 1)
    x = (here[0] + end[0]) / 2 + off * (here[1] - end[1])
    y = (here[1] + end[1]) / 2 + off * (end[0] - here[0])
    radius = math.dist(here, (x, y))
    start = math.atan2(here[1] - y, here[0] - x)
    turn = (math.atan2(end[1] - y, end[0] - x) - start) % (2 * math.pi)
    turn -= 0 if clockwise else 2 * math.pi
    angles = (start + turn * t for t in _parts())
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


def _between(start: float, a: float, b: float, end: float, t: float) -> float:
    return (1 - t) ** 3 * start + 3 * (1 - t) ** 2 * t * a + 3 * (1 - t) * t**2 * b + t**3 * end


def _parts() -> list[float]:
    return [step / _STEPS for step in range(1, _STEPS + 1)]


_DRAW: dict[str, Callable[[Point, str, list[float]], list[Point]]] = {
    "L": _straight,
    "H": _level,
    "V": _upright,
    "Q": _bent,
    "C": _curved,
    "A": _around,
}
