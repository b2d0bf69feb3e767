"""The list of cars: what waits for staff first, everything else by its state."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from listings.catalogue.decoding import normalise
from listings.dealers.models import Seller

from .. import duplicates, rules
from ..choices import Status
from ..models import Listing

WAITING, ALL = Status.IN_REVIEW.value, "all"
TABS = {
    WAITING: _("Waiting"),
    Status.NEEDS_CHANGE.value: Status.NEEDS_CHANGE.label,
    Status.LIVE.value: Status.LIVE.label,
    Status.RESERVED.value: Status.RESERVED.label,
    Status.SOLD.value: Status.SOLD.label,
    Status.DRAFT.value: Status.DRAFT.label,
    Status.ENDED.value: Status.ENDED.label,
    Status.REMOVED.value: Status.REMOVED.label,
    ALL: _("All"),
}
# An answer is owed within a day; three days are the longest that a seller should ever wait.
LATE, VERY_LATE = timedelta(days=1), timedelta(days=3)


@dataclass(frozen=True)
class Row:
    """A car of the queue; `late` is empty, "caution" or "stop"."""

    car: Listing
    late: str


def shown_state(request: HttpRequest) -> str:
    """The tab asked for: what waits if none is, but a search looks everywhere, as does a look for
    cars offered twice."""
    state = request.GET.get("state", "")
    if state in TABS:
        return state
    return ALL if request.GET.get("q") or request.GET.get("twice") else WAITING


def ordering(request: HttpRequest) -> list[str]:
    """The order whose index the tab has: oldest first where somebody waits, else newest first."""
    state = shown_state(request)
    if state == WAITING:
        return ["submitted_at", "pk"]
    return ["-listed_at", "-pk"] if state in rules.FOR_SALE else ["-pk"]


def rows(cars: Iterable[Listing], now: datetime) -> list[Row]:
    return [Row(car, _lateness(car, now)) for car in cars]


def _lateness(car: Listing, now: datetime) -> str:
    if car.status != WAITING or car.submitted_at is None:
        return ""
    waits = now - car.submitted_at
    return "stop" if waits > VERY_LATE else "caution" if waits > LATE else ""


def next_waiting(after: Listing) -> Listing | None:
    """The next car of the queue behind this one; from its start again at the end."""
    others = Listing.objects.in_review().exclude(pk=after.pk)
    behind = Q(submitted_at=after.submitted_at, pk__gt=after.pk)
    behind |= Q(submitted_at__gt=after.submitted_at)
    return (others.filter(behind).first() if after.submitted_at else None) or others.first()


def found(cars: QuerySet, term: str) -> QuerySet:
    """Cars by their id, by the beginning of a frame number, or by the seller's slug.

    Each is an index of its own, so the seller is looked up first: no index reaches over a join.
    """
    term = term.strip()
    wanted = Q(public_id=term.lower())
    if number := normalise(term):
        wanted |= Q(frame_number__startswith=number) & ~Q(frame_number="")
    if seller := Seller.objects.filter(slug=term.lower()).first():
        wanted |= Q(seller=seller)
    return cars.filter(wanted)


class StateFilter(admin.SimpleListFilter):
    """The tabs. Not among the other filters of the page, because one is always chosen."""

    title = _("state")
    parameter_name = "state"

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        self.shown = shown_state(request)
        super().__init__(request, *args)

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return list(TABS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset if self.shown == ALL else queryset.filter(status=self.shown)

    def choices(self, changelist: Any) -> Iterator[Any]:
        for state, label in TABS.items():
            yield {
                "selected": state == self.shown,
                "query_string": changelist.get_query_string({self.parameter_name: state}),
                "display": label,
            }


class OfferedTwice(admin.SimpleListFilter):
    """Cars for sale whose frame number another seller offers too."""

    title = _("offered by two sellers")
    parameter_name = "twice"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [("1", _("Yes"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() != "1":
            return queryset
        return queryset.filter(pk__in=duplicates.offered_twice().order_by().values("pk"))
