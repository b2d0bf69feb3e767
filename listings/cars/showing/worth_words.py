"""An estimate in one line."""

from django.utils.translation import gettext as _

from listings.pricing.models import Estimate

from ..wording import money


def range_text(estimate: Estimate | None) -> str:
    """`$5,800 to $7,600, most likely about $6,600`; without a point where none is named."""
    if estimate is None or estimate.low is None or estimate.high is None:
        return _("no estimate")
    low, high = money(estimate.low, estimate.currency), money(estimate.high, estimate.currency)
    if estimate.mid is None:
        return _("%(low)s to %(high)s") % {"low": low, "high": high}
    mid = money(estimate.mid, estimate.currency)
    return _("%(low)s to %(high)s, most likely about %(mid)s") % {
        "low": low,
        "high": high,
        "mid": mid,
    }
