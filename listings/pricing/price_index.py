"""How the prices of a family move: like compared with like, month by month."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

# Fewer sales a month would show their own chance.
LEAST_A_MONTH = 5


@dataclass(frozen=True)
class Told:
    """A sale, and what the standing model says of the same car at one fixed day; in dollars."""

    family: str
    month: str
    price: float
    at_fixed_day: float


def price_index(rows: Sequence[Told]) -> list[dict[str, Any]]:
    """For each family and month with five sales: the median of price over what is said of the car
    at the fixed day. So a month in which better cars were sold is no dearer month. `typical_usd`
    is the middle of what is said of all the family's cars; times the median it is `usd`."""
    families: dict[str, list[Told]] = defaultdict(list)
    for row in rows:
        families[row.family].append(row)
    found = (_of_family(family, told) for family, told in sorted(families.items()))
    return [one for one in found if one["months"]]


def _of_family(family: str, rows: Sequence[Told]) -> dict[str, Any]:
    typical = median(row.at_fixed_day for row in rows)
    months: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        months[row.month].append(row.price / row.at_fixed_day)
    return {
        "family": family,
        "typical_usd": round(typical),
        "months": [
            {
                "month": month,
                "n": len(ratios),
                "ratio": round(median(ratios), 3),
                "usd": round(median(ratios) * typical),
            }
            for month, ratios in sorted(months.items())
            if len(ratios) >= LEAST_A_MONTH
        ],
    }
