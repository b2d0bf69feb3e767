"""Which effects make up the price of a car: a few columns of many, with their sizes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .blocks import BLOCKS, FINE, FREE, MAIN, Block
from .cars import Columns
from .curves import Measures, Scales
from .rows import Group, Levels, Rows
from .vocabulary import UNSEEN, Coded, Twins, Vocabulary

HAT_YEARS = 4


# The straight lines are not shrunk.
CURVES = (
    Group("level", "model", 1, FREE, learnt=False),
    Group("age_line", "age", 1, 1.0, learnt=False),
    Group("age_bends", "age", 1, MAIN),
    Group("mileage_line", "mileage", 1, 1.0, learnt=False),
    Group("mileage_bends", "mileage", 1, FINE),
    Group("mileage_unknown", "mileage", 1, FINE),
    Group("trend", "date", 1, FINE),
    Group("season", "date", 1, FINE),
)


@dataclass(frozen=True)
class Design:
    """How a car becomes effects: vocabulary, scales, and the levels of each block that count."""

    vocabulary: Vocabulary
    scales: Scales
    levels: dict[str, Levels]
    groups: tuple[Group, ...]

    @classmethod
    def of(cls, columns: Columns, twins: Twins) -> "Design":
        vocabulary, scales = Vocabulary.of(columns, twins), Scales.of(columns)
        coded, measures = vocabulary.coded(columns), scales.measure(columns)
        widths = {name: part.shape[1] for name, part in scales.curves(measures).items()}
        empty = cls(vocabulary, scales, {}, ())
        levels = {block.name: empty.levels_of(block, coded, measures) for block in BLOCKS}
        curves = [replace(curve, count=widths[curve.name]) for curve in CURVES]
        blocks = [Group(b.name, b.factor, len(levels[b.name].telling), b.scale) for b in BLOCKS]
        groups = tuple(group for group in (*curves, *blocks) if group.count)
        return replace(empty, levels=levels, groups=groups)

    @property
    def size(self) -> int:
        return sum(group.count for group in self.groups)

    def group_of(self) -> np.ndarray:
        """The group of each effect."""
        return np.repeat(np.arange(len(self.groups)), [group.count for group in self.groups])

    def rows(self, columns: Columns) -> Rows:
        """The effects of each car."""
        coded, measures = self.vocabulary.coded(columns), self.scales.measure(columns)
        drawn = self.scales.curves(measures)
        lines = [drawn[group.name] for group in self.groups if group.name in drawn]
        start, slots = sum(part.shape[1] for part in lines), []
        for number, group in enumerate(self.groups[len(lines) :], start=len(lines)):
            keys, sizes = self._keys(_BY_NAME[group.name], coded, measures)
            levels = self.levels[group.name]
            places = _places(levels.telling, keys)
            at = np.where(places == UNSEEN, self.size + number, places + start)
            by = np.where(_places(levels.repeating, keys) == UNSEEN, sizes, 0.0)
            slots.append((at, by, np.full(at.shape[1], number)))
            start += group.count
        at, by, of = (np.concatenate(parts, axis=-1) for parts in zip(*slots, strict=True))
        return Rows(np.hstack(lines), at, by, of, self.size, measures, coded)

    def levels_of(self, block: Block, coded: Coded, measures: Measures) -> Levels:
        """The levels of a block that have an effect of their own, and those that need none."""
        keys, sizes = self._keys(block, coded, measures)
        seen = np.unique(keys[(keys != UNSEEN) & (sizes != 0)])
        telling = self._telling(block, keys, coded)
        if len(seen) < 2 <= block.least and not block.hats:
            telling = telling[:0]
        counted, counts = np.unique(keys[sizes != 0], return_counts=True)
        often = np.isin(counted, telling) & (counts >= block.least)
        best = np.argsort(-counts[often], kind="stable")[: block.most]
        return Levels(np.sort(counted[often][best]), np.setdiff1d(seen, telling))

    def _telling(self, block: Block, keys: np.ndarray, coded: Coded) -> np.ndarray:
        """Levels that do not merely repeat a coarser or a finer one."""
        if block.among:
            inner = self._crossed(block.among, coded)
            return _with_several(keys, np.repeat(inner[:, None], keys.shape[1], axis=1))
        if len(block.fields) > 1 and not block.hats:
            outer = self._crossed(block.fields[:-1], coded)
            wide = _with_several(outer, keys[:, 0])
            return np.setdiff1d(keys[np.isin(outer, wide)], [UNSEEN])
        return np.setdiff1d(keys, [UNSEEN])

    def _keys(
        self, block: Block, coded: Coded, measures: Measures
    ) -> tuple[np.ndarray, np.ndarray]:
        """The level of each car in a block, as one number, and how much it counts."""
        keys = coded[block.fields[0]]
        if keys.ndim == 2:
            return keys, np.where(keys == UNSEEN, 0.0, 1.0)
        keys = self._crossed(block.fields, coded)
        if block.hats:
            return _hats(keys, measures.year)
        return keys[:, None], self._slope(block.slope, measures)[:, None]

    def _crossed(self, names: Sequence[str], coded: Coded) -> np.ndarray:
        keys = coded[names[0]]
        for name in names[1:]:
            codes = coded[name]
            crossed = keys * self.vocabulary.size(name) + codes
            keys = np.where((keys == UNSEEN) | (codes == UNSEEN), UNSEEN, crossed)
        return keys

    def _slope(self, over: str, measures: Measures) -> np.ndarray:
        if over == "age":
            return self.scales.aged(measures)
        if over == "mileage":
            return self.scales.driven(measures)
        return np.ones(len(measures.age))


_BY_NAME = {block.name: block for block in BLOCKS}

# Beyond any number of knees: model years / 4.
_KNEES = 1_000


def _hats(keys: np.ndarray, year: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The knees before and after the year, each counting the more the nearer it is."""
    knee = np.floor(year / HAT_YEARS).astype(np.int64)
    after = year / HAT_YEARS - knee
    both = np.stack([keys * _KNEES + knee, keys * _KNEES + knee + 1], axis=1)
    both[keys == UNSEEN] = UNSEEN
    return both, np.stack([1 - after, after], axis=1)


def _places(levels: np.ndarray, keys: np.ndarray) -> np.ndarray:
    if not levels.size:
        return np.full(keys.shape, UNSEEN)
    found = np.minimum(np.searchsorted(levels, keys), len(levels) - 1)
    return np.where(levels[found] == keys, found, UNSEEN)


def _with_several(outer: np.ndarray, inner: np.ndarray) -> np.ndarray:
    """The outer levels that are met with two inner levels or more."""
    pairs = np.unique(np.stack([outer.ravel(), inner.ravel()], axis=1), axis=0)
    levels, counts = np.unique(pairs[:, 0], return_counts=True)
    return levels[(counts > 1) & (levels != UNSEEN)]
