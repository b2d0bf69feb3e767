"""Sets of cars: roaring bitmaps of their numbers, made from and turned into arrays."""

from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
from pyroaring import BitMap

Numbers = np.ndarray  # of cars, ascending, uint32


def bitmap(numbers: Numbers) -> BitMap:
    """A set of numbers; by far the quickest way in is an array of Python's own."""
    return BitMap(array("I", numbers.astype(np.uint32).tobytes()))


def numbers(cars: BitMap) -> Numbers:
    return np.frombuffer(cars.to_array(), np.uint32)


def union(sets: Iterable[BitMap]) -> BitMap:
    listed = list(sets)
    return BitMap.union(*listed) if len(listed) > 1 else (listed[0] if listed else BitMap())


def grouped(cars: Numbers, codes: np.ndarray) -> Iterator[tuple[int, BitMap]]:
    """The cars of each code, as sets."""
    if not len(cars):
        return
    order = np.argsort(codes, kind="stable")
    cars, codes = cars[order], codes[order]
    starts = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]]).tolist()
    for start, end in pairwise([*starts, len(codes)]):
        yield int(codes[start]), bitmap(cars[start:end])
