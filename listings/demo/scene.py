"""What is on offer in the US scene: which families, how often, in which frame codes and trims."""

import csv
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from random import Random

from listings.catalogue.index import catalogue
from listings.catalogue.models import FrameCode, SerialBlock
from listings.catalogue.vocabulary import Confidence

SCENE = Path(__file__).parent / "data" / "scene.csv"
# Four-wheel drive sells: of two codes it is the one that gets exported.
FOUR_WHEELS = {"4wd", "awd"}
EXPORTED_4WD = 1.8


@dataclass(frozen=True)
class Line:
    """One family: `usd` is what a sound one of 1996 with 90,000 km costs in the US."""

    weight: float
    usd: int
    grades: tuple[str, ...]


@dataclass(frozen=True)
class Pick:
    """A frame code that a car can be of, and its family's line."""

    code: FrameCode
    line: Line

    @property
    def family_id(self) -> int:
        return self.code.family_id

    def is_built_on(self, day: date) -> bool:
        started = self.code.built_from is None or self.code.built_from <= day
        return started and (self.code.built_to is None or day <= self.code.built_to)


class EmptyCatalogueError(Exception):
    """There is nothing to invent cars from."""


class Scene:
    """The catalogue's frame codes by how often they are offered."""

    def __init__(self) -> None:
        index = catalogue()
        lines = _lines()
        self.blocks: dict[str, list[SerialBlock]] = index.blocks
        self.picks = sorted(
            (
                Pick(row, lines[_name(row)])
                for rows in index.codes.values()
                for row in rows
                if _name(row) in lines and _is_sound(row)
            ),
            key=lambda pick: pick.code.pk,
        )
        if not self.picks:
            raise EmptyCatalogueError("The catalogue is empty: run load_catalogue first.")
        self._by_month: dict[tuple[int, int], tuple[list[Pick], list[float]]] = {}

    def pick(self, rng: Random, built: date) -> Pick:
        """A car that was in production on the day, common ones more often."""
        picks, weights = self._on_offer(built)
        return picks[bisect(weights, rng.random() * weights[-1])]

    def named(self, family: str, code: str = "") -> list[Pick]:
        """All codes of a family ("Suzuki Carry"), or the one of that code."""
        return [p for p in self.picks if _name(p.code) == family and code in ("", p.code.code)]

    @cached_property
    def families(self) -> dict[int, list[Pick]]:
        """The codes of each family, by its primary key."""
        found: dict[int, list[Pick]] = {}
        for pick in self.picks:
            found.setdefault(pick.family_id, []).append(pick)
        return found

    def _on_offer(self, built: date) -> tuple[list[Pick], list[float]]:
        month = built.year, built.month
        if month not in self._by_month:
            day = built.replace(day=15)
            picks = [pick for pick in self.picks if pick.is_built_on(day)]
            self._by_month[month] = picks, list(accumulate(_shares(picks)))
        return self._by_month[month]


def _shares(picks: list[Pick]) -> Iterable[float]:
    """Each family's weight, shared out among its codes of that month."""
    likings = [EXPORTED_4WD if FOUR_WHEELS & set(p.code.drivetrains) else 1.0 for p in picks]
    whole: dict[int, float] = {}
    for pick, liking in zip(picks, likings, strict=True):
        whole[pick.family_id] = whole.get(pick.family_id, 0) + liking
    return (
        pick.line.weight * liking / whole[pick.family_id]
        for pick, liking in zip(picks, likings, strict=True)
    )


def _is_sound(row: FrameCode) -> bool:
    """Doubtful rows would make doubtful cars; electric ones came later than this scene."""
    return row.confidence != Confidence.LOW and bool(row.displacement_cc)


def _name(row: FrameCode) -> str:
    return str(row.family)


def _lines() -> dict[str, Line]:
    with SCENE.open(encoding="utf-8", newline="") as file:
        return {
            f"{row['make']} {row['family']}": Line(
                float(row["weight"]), int(row["usd"]), tuple(row["grades"].split("|"))
            )
            for row in csv.DictReader(file)
        }
