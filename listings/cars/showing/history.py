"""What the car was asked for, day by day, over all its listings by the same seller."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Listing, ListingEvent
from ..wording import money

Kind = ListingEvent.Kind

# On the market from the first of each pair to the second.
_ON = (Kind.LIVE, Kind.RELEASED, Kind.RESERVED, Kind.PRICE_CHANGED)
_OFF = (Kind.SUBMITTED, Kind.CHANGE_ASKED, Kind.SOLD, Kind.ENDED)
_TOLD = (Kind.PRICE_CHANGED, Kind.RESERVED, Kind.RELEASED, Kind.SOLD, Kind.ENDED)


@dataclass(frozen=True)
class Moment:
    """Something that happened, and the price asked from then on, in minor units of its currency."""

    on: datetime
    kind: str
    what: str
    price: int | None
    currency: str

    @property
    def price_text(self) -> str:
        return "" if self.price is None else money(self.price, self.currency)

    @property
    def ends(self) -> bool:
        return self.kind in (Kind.SOLD, Kind.ENDED)


@dataclass(frozen=True)
class History:
    """All moments, oldest first, of each listing apart; the days on this site over all of them."""

    listings: tuple[tuple[Moment, ...], ...]
    days: int
    until: datetime

    @property
    def moments(self) -> list[Moment]:
        return [moment for one in self.listings for moment in one]

    @property
    def times(self) -> int:
        return len(self.listings)

    @property
    def prices(self) -> set[tuple[int | None, str]]:
        return {(moment.price, moment.currency) for moment in self.moments}


def price_history(car: Listing) -> History | None:
    """Of a car that was or is on the market, else None. One statement.

    Earlier listings count where the same seller gave the same frame number and staff did not remove
    them.
    """
    if car.listed_at is None:
        return None
    now = timezone.now()
    events = list(_events(car))
    by_listing = {pk: list(of) for pk, of in groupby(events, key=attrgetter("listing_id"))}
    by_listing.setdefault(car.pk, [])
    listed = [
        (of[0].listing if of else car, of)
        for pk, of in by_listing.items()
        if pk == car.pk or of[0].listing.listed_at
    ]
    listed.sort(key=lambda pair: (pair[0].listed_at, pair[0].pk))
    spans = sum((_on_market(one, of, now) for one, of in listed), timedelta())
    told = tuple(_moments(one, of, again=at > 0) for at, (one, of) in enumerate(listed))
    last = told[-1][-1]
    return History(told, round(spans / timedelta(days=1)), last.on if last.ends else now)


def _events(car: Listing) -> Iterable[ListingEvent]:
    same = Q(listing=car)
    if car.frame_number:
        same |= Q(listing__seller=car.seller_id, listing__frame_number=car.frame_number)
    return (
        ListingEvent.objects.filter(same, kind__in=(*_ON, *_OFF))
        .exclude(listing__status=rules.REMOVED)
        .select_related("listing")
        .order_by("listing_id", "at", "pk")
    )


def _moments(one: Listing, events: list[ListingEvent], *, again: bool) -> tuple[Moment, ...]:
    """An event names only what changed, so the way leads back from today's price."""
    words: dict[str, str] = {
        Kind.PRICE_CHANGED: _("Price changed"),
        Kind.RESERVED: _("Reserved"),
        Kind.RELEASED: _("For sale again"),
        Kind.SOLD: _("Sold"),
        Kind.ENDED: _("Ended"),
    }
    price, currency, first_day = one.price, one.currency, _listed_at(one)
    found = []
    for event in reversed(events):
        if event.kind not in _TOLD or event.at < first_day:
            continue
        found.append(Moment(event.at, event.kind, words[event.kind], price, currency))
        if event.kind == Kind.PRICE_CHANGED:
            before = event.data["before"]
            price, currency = before.get("price", price), before.get("currency", currency)
    first = _("Offered again") if again else _("Offered")
    found.append(Moment(first_day, Kind.LIVE, first, price, currency))
    return tuple(reversed(found))


def _on_market(one: Listing, events: list[ListingEvent], now: datetime) -> timedelta:
    """How long visitors could find it."""
    total, first_day = timedelta(), _listed_at(one)
    since: datetime | None = first_day
    for event in events:
        if event.at < first_day:
            continue
        if event.kind in _OFF and since is not None:
            total, since = total + (event.at - since), None
        elif event.kind in _ON and since is None:
            since = event.at
    return total if since is None else total + (now - since)


def _listed_at(one: Listing) -> datetime:
    """When it first went live; what never did has no history."""
    if one.listed_at is None:
        raise ValueError(f"{one} was never on the market.")
    return one.listed_at
