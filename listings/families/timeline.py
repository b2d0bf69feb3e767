"""Years becoming legal, drawn: a bar for each generation, and a line for today."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from .generations import Generation

# Of the sheet, in its own units.
WIDTH, LEFT, ROW, TOP = 720.0, 24.0, 44, 34
MOST_MARKS = 9
YEARS_OPEN = 3  # how far a bar without an end reaches past the last known day


@dataclass(frozen=True)
class Bar:
    """From the day that the first cars can be old enough to the day that all are."""

    generation: Generation
    x: str
    width: str
    y: int
    is_open: bool
    # A name beside the right edge ends where its bar does.
    is_late: bool
    label_x: str


@dataclass(frozen=True)
class Mark:
    """A year of the axis."""

    year: int
    x: str


@dataclass(frozen=True)
class Timeline:
    bars: list[Bar]
    marks: list[Mark]
    today: str
    height: int
    foot: int


def timeline(generations: list[Generation], today: date) -> Timeline | None:
    """The picture of those whose first day is known; None if there is none."""
    shown = [(each, each.opens) for each in generations if each.opens]
    if not shown:
        return None
    days = [day for each, opens in shown for day in (opens, each.closes or opens)]
    is_open = any(each.closes is None for each, _opens in shown)
    first = min(*days, today).year
    last = max(*days, today).year + 1 + YEARS_OPEN * is_open

    def place(day: date) -> float:
        since = (day - date(first, 1, 1)).days
        return LEFT + (WIDTH - 2 * LEFT) * since / (date(last, 1, 1) - date(first, 1, 1)).days

    step = max(1, -(-(last - first) // MOST_MARKS))
    height = TOP + ROW * len(shown)
    return Timeline(
        [_bar(each, opens, n, place) for n, (each, opens) in enumerate(shown)],
        [Mark(year, _length(place(date(year, 1, 1)))) for year in range(first, last, step)],
        _length(place(today)),
        height,
        height - 6,
    )


def _bar(generation: Generation, opens: date, n: int, place: Callable[[date], float]) -> Bar:
    start = place(opens)
    end = place(generation.closes) if generation.closes else WIDTH - LEFT
    is_late = start > WIDTH * 0.75
    return Bar(
        generation,
        _length(start),
        _length(max(end - start, 3)),
        TOP + ROW * n,
        is_open=generation.closes is None,
        is_late=is_late,
        label_x=_length(end if is_late else start),
    )


def _length(units: float) -> str:
    """Never in a locale's decimals."""
    return f"{units:.1f}"
