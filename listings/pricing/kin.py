"""Which families are one car under several badges, for the model to pool."""

from collections import defaultdict

from listings.catalogue.models import FrameCode, Rebadge

from .model.cars import plain
from .model.vocabulary import Twins


def twins() -> Twins:
    """For (make, family) in plain letters the name of their kin, by the catalogue's rebadges."""
    families = _families_by_code()
    above: dict[tuple[str, str], tuple[str, str]] = {}
    for one, other in _rebadges():
        for family in families[one]:
            for twin in families[other]:
                _join(above, family, twin)
    return {family: "/".join(_eldest(above, family)) for family in above}


def _families_by_code() -> dict[tuple[str, str], set[tuple[str, str]]]:
    found = defaultdict(set)
    columns = ("family__make__name", "family__name", "code")
    for make, family, code in FrameCode.objects.values_list(*columns):
        found[make, code].add((plain(make), plain(family)))
    return found


def _rebadges() -> list[tuple[tuple[str, str], tuple[str, str]]]:
    columns = ("make__name", "code", "twin_make__name", "twin_code")
    return [
        ((make, code), (twin, its))
        for make, code, twin, its in Rebadge.objects.values_list(*columns)
    ]


def _join(
    above: dict[tuple[str, str], tuple[str, str]], one: tuple[str, str], other: tuple[str, str]
) -> None:
    first, second = sorted((_eldest(above, one), _eldest(above, other)))
    above.setdefault(first, first)
    above[second] = first


def _eldest(
    above: dict[tuple[str, str], tuple[str, str]], family: tuple[str, str]
) -> tuple[str, str]:
    while above.get(family, family) != family:
        family = above[family]
    return family
