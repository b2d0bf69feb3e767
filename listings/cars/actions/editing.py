"""Changing what a listing says."""

from typing import Any

from django.db import transaction

from listings.accounts.audit import record
from listings.accounts.models import User
from listings.eligibility.clock import legal_today
from listings.pricing.actions import record_asking
from listings.pricing.models import usd_cents

from ..duplicates import tell_both
from ..estimating import offer_of
from ..models import Listing, ListingEvent
from ..moving import CAME_ANOTHER_WAY, look_again
from ..wording import KM_IN_A_MILE
from .holding import check_version, hold, numbers_taken, order_answers, write
from .proof import state_columns

_STATED = {"frame_number", "odometer", "odometer_unit"}


def derived(listing: Listing, changes: dict[str, Any]) -> dict[str, Any]:
    """Columns that follow from the changed ones: kilometres, and the price in dollars."""
    now = {**{name: getattr(listing, name) for name in _DERIVED_FROM}, **changes}
    more: dict[str, Any] = {}
    if {"odometer", "odometer_unit"} & changes.keys():
        reading = now["odometer"]
        in_miles = now["odometer_unit"] == "mi"
        more["mileage_km"] = (
            round(reading * KM_IN_A_MILE) if reading is not None and in_miles else reading
        )
    if {"price", "currency"} & changes.keys():
        price = now["price"]
        more["price_usd_cents"] = (
            None if price is None else usd_cents(price, now["currency"], legal_today())
        )
    return more


_DERIVED_FROM = ("odometer", "odometer_unit", "price", "currency")


@transaction.atomic
def save_details(
    listing: Listing, changes: dict[str, Any], *, by: User | None, version: int | None = None
) -> None:
    """Write changed fields of an editable listing.

    `version` is the one that the form was filled in on; `Conflict` when it is no longer the
    newest, `IllegalMove` when the listing can no longer be edited, `Taken` for a number of another
    car. Nothing is written then.
    """
    hold(listing)
    changes = {name: new for name, new in changes.items() if getattr(listing, name) != new}
    if not changes:
        return
    check_version(listing, version)
    before = {name: _plain(getattr(listing, name)) for name in changes}
    with numbers_taken():
        write(listing, **changes, **derived(listing, changes))
    after = {name: _plain(getattr(listing, name)) for name in changes}
    record("changed", listing, by=by, before=before, after=after)
    if listing.is_public:
        _tell_buyers(listing, before, after, by)
    if "frame_number" in changes:
        tell_both(listing)
    if _STATED & changes.keys():
        state_columns(listing, by=by)
    order_answers(listing)
    if "way_in" in changes:
        look_again(listing.pk, CAME_ANOTHER_WAY)
        listing.refresh_from_db()


def _tell_buyers(
    listing: Listing, before: dict[str, Any], after: dict[str, Any], by: User | None
) -> None:
    """What follows from a change of a car that is for sale."""
    if {"price", "currency"} & after.keys():
        ListingEvent.objects.create(
            listing=listing,
            kind=ListingEvent.Kind.PRICE_CHANGED,
            key=str(listing.version),
            actor=by,
            data={"before": before, "after": after},
        )
    record_asking(offer_of(listing), legal_today())


def change_price(listing: Listing, price: int, currency: str, *, by: User | None) -> None:
    """Ask another price (minor units)."""
    save_details(listing, {"price": price, "currency": currency}, by=by)


def _plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if hasattr(value, "pk"):
        return value.pk
    return value if isinstance(value, (str, int, float, bool, list, type(None))) else str(value)
