"""Creating a draft and changing what it says."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from listings.accounts.audit import record
from listings.accounts.models import User
from listings.dealers.models import Seller
from listings.eligibility.clock import legal_today
from listings.pricing.actions import record_asking
from listings.pricing.models import usd_cents
from listings.work.queue import order

from .. import rules
from ..estimating import offer_of
from ..models import Listing, ListingEvent
from ..wording import KM_IN_A_MILE

# Edits come in bursts; one estimate afterwards is enough.
PRICE_PAUSE = timedelta(seconds=30)


class Conflict(Exception):
    """The listing was changed elsewhere since the form was opened."""


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
def create_draft(seller: Seller, *, by: User | None, **fields: Any) -> Listing:
    """A new listing that only its seller sees."""
    listing = Listing(seller=seller, **fields)
    for name, value in derived(listing, fields).items():
        setattr(listing, name, value)
    listing.save()
    record("draft created", listing, by=by)
    order_answers(listing)
    return listing


@transaction.atomic
def save_details(
    listing: Listing, changes: dict[str, Any], *, by: User | None, version: int | None = None
) -> None:
    """Write changed fields of an editable listing.

    `version` is the one that the form was filled in on; `Conflict` when it is no longer the
    newest, `IllegalMove` when the listing can no longer be edited. Nothing is written then.
    """
    changes = {name: new for name, new in changes.items() if getattr(listing, name) != new}
    if not changes:
        return
    before = {name: _plain(getattr(listing, name)) for name in changes}
    rows = Listing.objects.filter(pk=listing.pk, status__in=rules.EDITABLE)
    if version is not None:
        rows = rows.filter(version=version)
    columns = {**changes, **derived(listing, changes)}
    if not rows.update(**columns, version=F("version") + 1, updated_at=timezone.now()):
        raise _why_not(listing)
    listing.refresh_from_db()
    after = {name: _plain(getattr(listing, name)) for name in changes}
    record("changed", listing, by=by, before=before, after=after)
    if {"price", "currency"} & changes.keys() and listing.is_public:
        ListingEvent.objects.create(
            listing=listing,
            kind=ListingEvent.Kind.PRICE_CHANGED,
            key=str(listing.version),
            actor=by,
            data={"before": before, "after": after},
        )
    if listing.is_public:
        record_asking(offer_of(listing), legal_today())
    order_answers(listing)


def change_price(listing: Listing, price: int, currency: str, *, by: User | None) -> None:
    """Ask another price (minor units)."""
    save_details(listing, {"price": price, "currency": currency}, by=by)


def order_answers(listing: Listing, *, at_once: bool = False) -> None:
    """Have the date and the estimate worked out anew, in the transaction of the change."""
    order("eligibility", listing.pk)
    order("price", listing.pk, delay=timedelta(0) if at_once else PRICE_PAUSE)


def _why_not(listing: Listing) -> Exception:
    status = Listing.objects.values_list("status", flat=True).get(pk=listing.pk)
    if status not in rules.EDITABLE:
        return rules.IllegalMove("be changed", status)
    return Conflict("The car was changed in another window since you opened this form.")


def _plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if hasattr(value, "pk"):
        return value.pk
    return value if isinstance(value, (str, int, float, bool, list, type(None))) else str(value)
