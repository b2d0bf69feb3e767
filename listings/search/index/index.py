"""All cars for sale, held by one process: which fit, how many, and in what order."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import reduce
from operator import and_

import numpy as np
from pyroaring import BitMap

from .. import near
from ..by_sql import Tally
from ..conditions import Between, Condition, Every, OneOf, Says, Some, Within
from ..sorts import SORTS, Sort
from .columns import AMOUNTS, KEYS, TEXTS
from .facet import Facet
from .order import Order, front
from .rows import Rows
from .scale import Scale
from .sets import Numbers, bitmap, numbers, union
from .slots import Slots
from .texts import Texts

# A date as PostgreSQL counts it.
_DAY_ZERO = date(2000, 1, 1).toordinal()
_CODES = {column.name: column for column in KEYS}
_SORTED_BY = {(sort.column, sort.falling) for sort in SORTS.values() if sort.column != "distance"}
# Answers to single conditions kept until the next change.
_KEPT = 400
# Below so many cars for each value of a facet, looking at every car takes less than its sets.
ONE_BY_ONE = 2_500
# Cars that changed stand beside the orders; after so many, or a fiftieth, the market is read anew.
MOVED_AT_LEAST = 5_000


class Index:
    """The answers of `facets.Answers`. Not safe for several threads: `Holder` lets in one at a time."""

    def __init__(self, rows: Rows, texts: Mapping[int, str]) -> None:
        self._slots = Slots(rows["id"])
        self._columns = dict(rows)
        self._size = len(rows["id"])
        self._facets = {column.name: Facet() for column in KEYS}
        self._scales = {column.name: Scale(rows[column.name]) for column in AMOUNTS}
        self._texts = Texts()
        self._all = BitMap()
        self._moved = BitMap()
        self._kept: dict[Condition, BitMap] = {}
        self._tallied: dict[tuple[str, Condition], dict[str, int]] = {}
        self._add(self._slots.of(rows["id"]), texts)
        self._orders = {by: self._order(*by) for by in _SORTED_BY}

    def __len__(self) -> int:
        return len(self._all)

    @property
    def is_worn(self) -> bool:
        """Whether so much has changed since the beginning that it is better read anew."""
        return len(self._moved) > max(MOVED_AT_LEAST, self._size // 50)

    def change(self, ids: Iterable[int], rows: Rows, texts: Mapping[int, str]) -> None:
        """These cars are now as in `rows`; one that is not there is not for sale any more."""
        before = self._slots.known(np.fromiter(ids, np.int64))
        self._remove(numbers(bitmap(before) & self._all))
        slots = self._slots.of(rows["id"])
        self._write(slots, rows)
        self._add(slots, texts)
        self._moved |= bitmap(np.sort(np.concatenate([before, slots])))
        self._kept.clear()
        self._tallied.clear()

    def ids(self, asked: Condition, sort: Sort, rows: slice) -> list[int]:
        """The cars that fit, in an order."""
        fitting, ids = self.fitting(asked), self._columns["id"]
        order = self._orders.get((sort.column, sort.falling))
        if order:
            first = order.first(fitting, self._moved, rows.stop, self._columns[sort.column], ids)
        else:
            cars = numbers(fitting)
            first = front(cars, rows.stop, self._miles(sort, cars), ids)
        return ids[first[rows]].tolist()

    def counts(self, questions: Mapping[str, Condition]) -> dict[str, int]:
        """How many cars fit each."""
        return {name: len(self.fitting(asked)) for name, asked in questions.items()}

    def tallies(self, questions: Mapping[str, Tally]) -> dict[str, dict[str, int]]:
        """How many cars of each base hold each value of a column; values as text."""
        return {name: self._tally(column, asked) for name, (column, asked) in questions.items()}

    def fitting(self, asked: Condition) -> BitMap:
        """The cars that fit. Not to be changed by the caller."""
        known = self._kept.get(asked)
        if known is None:
            known = self._answer(asked)
            if len(self._kept) >= _KEPT:
                self._kept.clear()
                self._tallied.clear()
            self._kept[asked] = known
        return known

    def _answer(self, asked: Condition) -> BitMap:
        match asked:
            case OneOf(column, values):
                codes = {_CODES[column].code(value) for value in values}
                return self._facets[column].holding(codes)
            case Between(column, low, high):
                known = self._columns[column]
                most = int(np.iinfo(known.dtype).max) - 1
                least = int(np.iinfo(known.dtype).min)
                ends = (
                    least if low is None else _number(low),
                    most if high is None else _number(high),
                )
                return self._scales[column].between(max(ends[0], least), min(ends[1], most), known)
            case Within(zip_code, miles):
                return self._near(near.door(zip_code), miles)
            case Says(word):
                return self._texts.saying(word.upper())
            case Every(parts):
                return reduce(and_, map(self.fitting, parts)) if parts else self._all
            case Some(parts):
                return union(map(self.fitting, parts))

    def _near(self, door: near.Door | None, miles: int) -> BitMap:
        zips = self._facets["zip_code"]
        codes = np.array(zips.codes, np.int64)
        if door is None or not len(codes):
            return BitMap()
        return zips.holding(codes[door.by_code[codes] <= miles].tolist())

    def _tally(self, column: str, asked: Condition) -> dict[str, int]:
        """Filters without a choice of their own share their base, and often their column."""
        known = self._tallied.get((column, asked))
        if known is None:
            text = _CODES[column].text
            known = {text(code): count for code, count in self._count(column, asked).items()}
            self._tallied[column, asked] = known
        return known

    def _count(self, column: str, asked: Condition) -> dict[int, int]:
        """Few cars are counted one by one, many by the sets of their values."""
        facet, fitting = self._facets[column], self.fitting(asked)
        if fitting is self._all:
            return facet.tally(None)
        if len(fitting) > len(facet.codes) * ONE_BY_ONE:
            return facet.tally(fitting)
        codes = self._columns[column][numbers(fitting)]
        counts = np.bincount(codes.astype(np.int64) + 1)  # a code may be -1
        return {int(code) - 1: int(counts[code]) for code in np.flatnonzero(counts)}

    def _miles(self, sort: Sort, cars: Numbers) -> np.ndarray:
        """From the visitor's door, by which only a table of all ZIP codes knows the way."""
        if not sort.door:
            return np.zeros(len(cars), np.int32)
        return sort.door.by_code[self._columns["zip_code"][cars]]

    def _order(self, column: str, falling: bool) -> Order:
        count = len(self._slots)
        return Order(self._columns[column][:count], self._columns["id"][:count], falling)

    def _write(self, slots: Numbers, rows: Rows) -> None:
        """Into the columns; they grow by a twentieth at a time."""
        need = len(self._slots)
        for name, values in rows.items():
            column = self._columns[name]
            if need > len(column):
                grown = np.zeros(need + need // 20 + 64, column.dtype)
                grown[: len(column)] = column
                self._columns[name] = column = grown
            column[slots] = values

    def _add(self, slots: Numbers, texts: Mapping[int, str]) -> None:
        slots = np.sort(slots)
        for name, facet in self._facets.items():
            facet.add(slots, self._columns[name][slots])
        for name, scale in self._scales.items():
            scale.add(slots, self._columns[name][slots])
        self._texts.learn(texts)
        for text in TEXTS:
            self._texts.add(slots, self._columns[text.name][slots])
        self._all |= bitmap(slots)

    def _remove(self, slots: Numbers) -> None:
        for name, facet in self._facets.items():
            facet.remove(slots, self._columns[name][slots])
        for name, scale in self._scales.items():
            scale.remove(slots, self._columns[name][slots])
        for text in TEXTS:
            self._texts.remove(slots, self._columns[text.name][slots])
        self._all -= bitmap(slots)


def _number(value: int | date) -> int:
    return value.toordinal() - _DAY_ZERO if isinstance(value, date) else value
