"""Many drafts at once, as a dealer's file brings them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from listings.accounts.audit import record_all
from listings.accounts.models import User
from listings.dealers.models import Seller
from listings.work.queue import order

from .. import rejudging
from ..age import shown_year
from ..models import Claim, Listing, Paper
from .editing import derived
from .holding import PRICE_PAUSE, numbers_taken


@dataclass(frozen=True)
class Described:
    """A car before it has a row: columns of the listing, claims as `state_claims` takes them, and
    kinds of papers that are said to be there."""

    columns: Mapping[str, Any]
    claims: Mapping[str, tuple[str, str]]
    papers: Sequence[str] = ()


@transaction.atomic
def create_drafts(
    seller: Seller, described: Sequence[Described], *, by: User | None
) -> list[Listing]:
    """As `create_draft`, `state_claims` and `state_papers` for each, in a handful of statements.

    The answers on their age are worked out here, and not a job at a time. `Taken` for a number of
    another car; nothing is written then.
    """
    if not described:
        return []
    Seller.objects.select_for_update(no_key=True).only("pk").get(pk=seller.pk)
    listings = [_listing(seller, one) for one in described]
    with numbers_taken():
        Listing.objects.bulk_create(listings)
    pairs = list(zip(listings, described, strict=True))
    Claim.objects.bulk_create(claim for pair in pairs for claim in _claims(*pair, by))
    Paper.objects.bulk_create(
        Paper(listing=listing, kind=kind, state=Paper.State.CLAIMED, said_by=by)
        for listing, one in pairs
        for kind in dict.fromkeys(one.papers)
    )
    record_all("draft created", listings, by=by)
    first, last = listings[0].pk, listings[-1].pk
    rejudging.store(rejudging.judge(first - 1, last, last - first + 1))
    order("price", [listing.pk for listing in listings], delay=PRICE_PAUSE)
    return listings


def _listing(seller: Seller, described: Described) -> Listing:
    listing = Listing(seller=seller, **described.columns)
    for name, value in derived(listing, dict(described.columns)).items():
        setattr(listing, name, value)
    listing.year = shown_year(_claims(listing, described, None))
    return listing


def _claims(listing: Listing, described: Described, by: User | None) -> list[Claim]:
    stated = dict(described.claims)
    if number := listing.frame_number:
        stated[Claim.Kind.FRAME_NUMBER] = (number, number)
    if listing.odometer is not None:
        reading = f"{listing.odometer} {listing.odometer_unit}"
        stated[Claim.Kind.ODOMETER] = (reading, reading)
    return [
        Claim(listing=listing, kind=kind, value=value, typed=typed, said_by=by)
        for kind, (value, typed) in stated.items()
    ]
