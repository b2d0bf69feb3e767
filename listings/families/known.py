"""What the catalogue tells around a family: twins, larger cars of its name, limits of the class."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from listings.catalogue.models import Family, FrameCode, KeiClass, Make, NotKei, Rebadge


@dataclass(frozen=True)
class Twin:
    """The same car under another badge: each of `codes` is the other's code and ours."""

    name: str
    family: Family | None
    codes: list[tuple[str, str]]
    sources: list[str]


def twins_of(family: Family, rows: Iterable[FrameCode]) -> list[Twin]:
    """Every rebadge of the family's codes, by make and code; two statements."""
    codes = {row.code for row in rows}
    ours = Q(make=family.make_id, code__in=codes) | Q(twin_make=family.make_id, twin_code__in=codes)
    found = list(Rebadge.objects.filter(ours).select_related("make", "twin_make"))
    pairs = [_pair(row, family, codes) for row in found]
    named = _named({its_code for _make, _code, its_code, _source in pairs})
    twins: dict[str, Twin] = {}
    for make, code, its_code, source in sorted(pairs, key=lambda pair: pair[1:3]):
        other = named.get((make.pk, its_code))
        name = other.full_label if other else make.label
        twin = twins.setdefault(name, Twin(name, other, [], []))
        twin.codes.append((its_code, code))
        if source not in twin.sources:
            twin.sources.append(source)
    return sorted(twins.values(), key=lambda twin: twin.name)


def lookalikes_of(family: Family) -> list[NotKei]:
    """Larger vehicles of the same make whose name has the family's in it."""
    return list(NotKei.objects.filter(make=family.make.name, model__icontains=family.name))


def limits_for(rows: Iterable[FrameCode]) -> list[KeiClass]:
    """The limits of the class while the family was built, the oldest first."""
    starts = [row.built_from for row in rows if row.built_from]
    if not starts:
        return []
    ends = [row.built_to for row in rows]
    last = date.max if None in ends else max(day for day in ends if day)
    since = Q(effective_to=None) | Q(effective_to__gte=min(starts))
    return list(KeiClass.objects.filter(since, effective_from__lte=last))


def _pair(row: Rebadge, family: Family, codes: set[str]) -> tuple[Make, str, str, str]:
    """The other make, our code, its code, and who says so."""
    if row.make_id == family.make_id and row.code in codes:
        return row.twin_make, row.code, row.twin_code, row.source
    return row.make, row.twin_code, row.code, row.source


def _named(codes: set[str]) -> dict[tuple[int, str], Family]:
    rows = FrameCode.objects.filter(code__in=codes).named()
    return {(row.family.make_id, row.code): row.family for row in rows}
