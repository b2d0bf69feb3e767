"""The emissions clock. It counts calendar years, so it shares nothing with the 25-year rule."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .rulebook import FEDERAL
from .rules import Status, Verdict


class EpaStatus(StrEnum):
    NOT_YET = "not_yet"
    NEEDS_YEAR_PROOF = "needs_year_proof"
    ELIGIBLE_BY_AGE = "eligible_by_age"
    UNKNOWN = "unknown"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Epa:
    """`year` is the first calendar year in which the car is surely old enough, None if unknown."""

    status: EpaStatus
    year: int | None


def epa_line(verdict: Verdict, imported: date) -> Epa:
    """Year of import less year of production, at least 21: 40 CFR 85.1509, form 3520-1 code E."""
    if verdict.proven_to is None:
        in_conflict = verdict.status == Status.CONFLICT
        return Epa(EpaStatus.CONFLICT if in_conflict else EpaStatus.UNKNOWN, None)
    years = FEDERAL.number("epa_age", imported)
    sure = verdict.proven_to.year + years
    if imported.year >= sure:
        return Epa(EpaStatus.ELIGIBLE_BY_AGE, sure)
    if verdict.built_from and imported.year < verdict.built_from.year + years:
        return Epa(EpaStatus.NOT_YET, sure)
    return Epa(EpaStatus.NEEDS_YEAR_PROOF, sure)
