"""The catalogue in memory: about a thousand rows, read once for each loaded version."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from listings.places.models import Dataset

from .models import EmissionPrefix, FrameCode, KeiClass, Make, NotKei, Rebadge, SerialBlock

DATASET = "catalogue"
_LETTERS_AFTER_CODE = 2
_LONGEST_OPTION = 4


@dataclass(frozen=True)
class Index:
    """Every question of the decoder as a look-up."""

    codes: dict[str, list[FrameCode]]
    not_kei: dict[str, list[NotKei]]
    blocks: dict[str, list[SerialBlock]]
    twins: dict[str, set[str]]
    prefixes: dict[str, EmissionPrefix]
    makes: dict[str, Make]
    spelled: frozenset[str]
    limits: KeiClass | None

    def exact(self, code: str) -> list[FrameCode]:
        return self.codes.get(code, [])

    def without_body_letter(self, code: str) -> list[FrameCode]:
        """JA22 for JA22W: older Jimnys are stamped without it, and people leave it out."""
        return [row for full in _longer(code, self.codes) for row in self.codes[full]]

    def with_option_letters(self, code: str) -> list[FrameCode]:
        """KR1 for KR1B52F, the plate's longer form of the stamped code."""
        for length in range(len(code) - 1, 2, -1):
            if _is_option(code[:length], code[length:]) and code[:length] in self.codes:
                return self.codes[code[:length]]
        return []

    def kei(self, code: str) -> list[FrameCode]:
        """The cars of a code, by the closest spelling that fits."""
        if code in self.not_kei:
            return []
        return self.exact(code) or self.without_body_letter(code) or self.with_option_letters(code)

    def larger(self, code: str) -> list[NotKei]:
        """Vehicles of this code that are no kei cars."""
        if code in self.not_kei:
            return self.not_kei[code]
        near = _longer(code, self.not_kei) or _with_body_letters(code, self.not_kei)
        return [row for full in near for row in self.not_kei[full]]

    def knows(self, code: str) -> bool:
        return bool(self.kei(code) or self.larger(code))

    def make(self, name: str) -> Make | None:
        """A make by its English or Japanese name or another name that it sold under."""
        return self.makes.get(_folded(name))

    def twin_rows(self, code: str) -> list[FrameCode]:
        """The same car under other badges."""
        return [row for twin in sorted(self.twins.get(code, ())) for row in self.exact(twin)]


_held: ContextVar[Index | None] = ContextVar("held", default=None)


def _longer(code: str, codes: Iterable[str]) -> list[str]:
    if not code[-1:].isdigit():
        return []
    tails = ((full, full.removeprefix(code)) for full in codes if full.startswith(code))
    return [full for full, tail in tails if tail.isalpha() and len(tail) <= _LETTERS_AFTER_CODE]


def _with_body_letters(code: str, codes: Iterable[str]) -> list[str]:
    """SK82 for SK82TM: lists of larger vehicles name the code without its body."""
    stem = code.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    is_near = stem != code and len(code) - len(stem) <= _LETTERS_AFTER_CODE
    return [full for full in codes if full == stem] if is_near else []


def _is_option(code: str, rest: str) -> bool:
    if not (rest.isascii() and rest.isalnum() and rest[:1].isalpha()):
        return False
    return len(rest) == 1 or (code[-1:].isdigit() and len(rest) <= _LONGEST_OPTION)


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def catalogue() -> Index:
    """The index of the catalogue as loaded now. One query while it has not changed."""
    if (index := _held.get()) is not None:
        return index
    version = Dataset.objects.filter(name=DATASET).values_list("digest", "loaded_at").first()
    return _cached(version) if version else _read()


@contextmanager
def held() -> Iterator[None]:
    """Within the block nobody asks whether the catalogue has changed: a million cars, one query."""
    token = _held.set(catalogue())
    try:
        yield
    finally:
        _held.reset(token)


@lru_cache(maxsize=1)
def _cached(version: tuple[str, datetime]) -> Index:
    return _read()


def _read() -> Index:
    codes = _grouped(FrameCode.objects.named().order_by("pk"))
    not_kei = _grouped(NotKei.objects.exclude(code="").order_by("pk"))
    twins = defaultdict(set)
    for code, twin in Rebadge.objects.values_list("code", "twin_code"):
        twins[code].add(twin)
        twins[twin].add(code)
    return Index(
        codes=codes,
        not_kei=not_kei,
        blocks=_grouped(SerialBlock.objects.select_related("make").order_by("first")),
        twins={code: _all_badges(code, twins) for code in twins},
        prefixes=EmissionPrefix.objects.in_bulk(),
        makes=_makes_by_name(),
        spelled=frozenset(codes) | frozenset(not_kei),
        limits=KeiClass.objects.order_by("effective_from").last(),
    )


def _grouped(rows: Iterable[Any]) -> dict[str, list]:
    groups = defaultdict(list)
    for row in rows:
        groups[row.code].append(row)
    return dict(groups)


def _all_badges(code: str, twins: dict[str, set[str]]) -> set[str]:
    """Two twins of one base are twins of each other."""
    return twins[code].union(*(twins[twin] for twin in twins[code])) - {code}


def _makes_by_name() -> dict[str, Make]:
    makes = Make.objects.all()
    return {
        _folded(name): make
        for make in makes
        for name in (make.name, make.name_ja, *make.aliases)
        if name
    }
