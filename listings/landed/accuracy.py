"""How far past estimates were off, by the bills that staff have accepted."""

from dataclasses import dataclass
from statistics import median

from .models import Bill

LEAST_BILLS = 3


@dataclass(frozen=True)
class Accuracy:
    """Of `bills`, `within` lay in the range told; half were off by at most `percent`."""

    bills: int
    within: int
    percent: int


def accuracy() -> Accuracy | None:
    """None while too few bills have been accepted to say anything."""
    rows = list(
        Bill.objects.accepted().values_list(
            "low_usd_cents", "mid_usd_cents", "high_usd_cents", "paid_usd_cents"
        )
    )
    if len(rows) < LEAST_BILLS:
        return None
    within = sum(low <= paid <= high for low, _mid, high, paid in rows)
    off = median(abs(paid - mid) / mid for _low, mid, _high, paid in rows if mid)
    return Accuracy(len(rows), within, round(off * 100))
