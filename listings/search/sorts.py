"""In which order: a fixed table; the index and PostgreSQL put cars in the same one."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import BigIntegerField, Case, F, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Least
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from psycopg.types.json import Jsonb

from listings.cars.models.querysets import ListingQuerySet
from listings.eligibility.dates import shown

from . import near
from .reading import note

# A price against the middle of the usual range, in ten-thousandths.
DEAL_UNIT = 10_000
# So that the product fits its column, whatever somebody asks for a car.
DEAL_MOST = 10**13
SUPPORTED = "supported"


@dataclass(frozen=True)
class Sort:
    """An order of cars by a column of the index, the unknown last in both directions.

    It ends with the id, so that no car is on two pages or on none. `door` is told for distances.
    """

    key: str
    label: str | Promise
    column: str
    falling: bool = False
    door: near.Door | None = None

    def order(self, queryset: ListingQuerySet) -> ListingQuerySet:
        """By PostgreSQL. It puts the unknown last when it counts up, but first when down."""
        by = self._expression()
        if self.falling:
            known = self.column == "listed_at"
            return queryset.order_by(by.desc() if known else by.desc(nulls_last=True), "-id")
        return queryset.order_by(by.asc(), "id")

    def _expression(self) -> Any:
        if self.column == "deal":
            return _deal()
        if self.column == "distance":
            table = Jsonb(self.door.table() if self.door else {})
            return RawSQL('(%s ->> "listings_listing"."zip_code")::int', [table])
        return F(self.column)


def _deal() -> Case:
    """Asking price against the middle of an estimate that its makers stand by."""
    return Case(
        When(
            estimate__grade=SUPPORTED,
            estimate__abstained=False,
            estimate__mid_usd_cents__gt=0,
            price_usd_cents__isnull=False,
            then=Least(F("price_usd_cents"), Value(DEAL_MOST))
            * Value(DEAL_UNIT)
            / F("estimate__mid_usd_cents"),
        ),
        output_field=BigIntegerField(),
    )


SORTS = {
    sort.key: sort
    for sort in (
        Sort("newest", _lazy("Newest"), "listed_at", falling=True),
        Sort("eligible", _lazy("Legal soonest"), "eligible_safe"),
        Sort("deal", _lazy("Best price for its kind"), "deal"),
        Sort("price", _lazy("Lowest price"), "price_usd_cents"),
        Sort("-price", _lazy("Highest price"), "price_usd_cents", falling=True),
        Sort("km", _lazy("Lowest mileage"), "mileage_km"),
        Sort("year", _lazy("Latest year"), "year", falling=True),
        Sort("distance", _lazy("Nearest"), "distance"),
    )
}
DEFAULT = SORTS["newest"]


def chosen(key: str, zip_code: str = "") -> tuple[Sort, list[str]]:
    """The sort that a parameter names, else the default with a note. `zip_code` is one we know."""
    key = key.strip().lower()
    if key == "distance":
        door = near.door(zip_code) if zip_code else None
        if door:
            return replace(SORTS[key], door=door), []
        return DEFAULT, [note(_("Sort"), "sort", _("Give your ZIP code first."))]
    if key in SORTS or not key:
        return SORTS.get(key, DEFAULT), []
    return DEFAULT, [note(_("Sort"), "sort", _("%s is no order that we know.") % shown(key))]
