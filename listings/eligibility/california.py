"""California's own clock for a direct import. It shares nothing with the two federal ones.

Health and Safety Code 44200: the age counts from the first of four days that is known. It tells a
used direct import from a new one; neither is registered without a certificate of conformance if it
is of model year 1975 or later, however old it is by federal law.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from .intervals import month_end
from .rulebook import Rulebook

CALIFORNIA = Rulebook(Path(__file__).parent / "data" / "california.csv")


class Ground(StrEnum):
    """From what the age counts, best first."""

    MODEL_YEAR_IN_NUMBER = "model_year_in_number"
    DELIVERED = "delivered"
    MODEL_YEAR_ON_TITLE = "model_year_on_title"
    TITLE_ISSUED = "title_issued"


@dataclass(frozen=True, slots=True)
class Beginning:
    """The day from which California counts a vehicle's age, and why that day."""

    day: date
    ground: Ground


def age_counts_from(
    *,
    model_year_in_number: int | None = None,
    delivered: date | None = None,
    model_year_on_title: int | None = None,
    title_issued: date | None = None,
) -> Beginning | None:
    """The first that is known of the four, in the order of the law; None when none is.

    `delivered` by the maker and `title_issued` are any day of their month, as the foreign title
    shows them. A kei's frame number holds no model year, and its papers name none.
    """
    days = {
        Ground.MODEL_YEAR_IN_NUMBER: _new_year(model_year_in_number),
        Ground.DELIVERED: delivered and month_end(delivered),
        Ground.MODEL_YEAR_ON_TITLE: _new_year(model_year_on_title),
        Ground.TITLE_ISSUED: title_issued and month_end(title_issued),
    }
    return next((Beginning(day, ground) for ground, day in days.items() if day), None)


def needs_certificate(model_year: int, day: date) -> bool:
    """Whether a direct import of this model year is registered only with a certificate."""
    return model_year >= CALIFORNIA.number("california_certificate", day)


def _new_year(year: int | None) -> date | None:
    return date(year, 1, 1) if year else None
