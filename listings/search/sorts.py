"""In which order: a fixed table, each row served by an index of its own."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from listings.cars.models.querysets import ListingQuerySet
from listings.eligibility.dates import shown

from .reading import note


@dataclass(frozen=True)
class Sort:
    """An order of cars. It ends with the id, so that no car is on two pages or on none."""

    key: str
    label: str | Promise
    columns: tuple[Any, ...]

    def order(self, queryset: ListingQuerySet) -> ListingQuerySet:
        return queryset.order_by(*self.columns)


# PostgreSQL puts what is not known last when it counts up, but first when it counts down.
SORTS = {
    sort.key: sort
    for sort in (
        Sort("newest", _lazy("Newest"), ("-listed_at", "-id")),
        Sort("eligible", _lazy("Legal soonest"), ("eligible_safe", "id")),
        Sort("price", _lazy("Lowest price"), ("price_usd_cents", "id")),
        Sort(
            "-price",
            _lazy("Highest price"),
            (F("price_usd_cents").desc(nulls_last=True), "-id"),
        ),
        Sort("km", _lazy("Lowest mileage"), ("mileage_km", "id")),
        Sort("year", _lazy("Latest year"), (F("year").desc(nulls_last=True), "-id")),
    )
}
DEFAULT = SORTS["newest"]
NOT_YET = frozenset(("distance", "deal"))


def chosen(key: str) -> tuple[Sort, list[str]]:
    """The sort that a parameter names, else the default with a note."""
    key = key.strip().lower()
    if key in SORTS or not key:
        return SORTS.get(key, DEFAULT), []
    if key in NOT_YET:
        reason = _("This order is not available yet.")
    else:
        reason = _("%s is no order that we know.") % shown(key)
    return DEFAULT, [note(_("Sort"), "sort", reason)]
