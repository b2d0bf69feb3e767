"""Claims: what the seller states, and what staff have checked."""

from django.db import transaction
from django.utils import timezone

from listings.accounts.audit import record
from listings.accounts.models import User

from .. import rules
from ..age import shown_year
from ..models import Claim, Listing, ListingEvent
from .editing import order_answers


@transaction.atomic
def state_claims(listing: Listing, stated: dict[str, tuple[str, str]], *, by: User | None) -> None:
    """Set the seller's claims: kind -> (canonical value, as typed); an empty value withdraws.

    A changed claim is a new row and starts unchecked; the old one is kept. `IllegalMove` when
    the listing can no longer be edited.
    """
    if listing.status not in rules.EDITABLE:
        raise rules.IllegalMove("be changed", listing.status)
    standing = {claim.kind: claim for claim in listing.claims.standing()}
    changed = {}
    for kind, (value, typed) in stated.items():
        old = standing.get(kind)
        if (old.value if old else "") == value:
            continue
        changed[kind] = {"before": old.value if old else "", "after": value}
        _replace(listing, old, kind, value, typed, by)
    if changed:
        record("claims stated", listing, by=by, after=changed)
        set_year(listing)
        order_answers(listing)


def state_frame_number(listing: Listing, *, by: User | None) -> None:
    """Make the listing's frame number a claim, so that it can be checked against a photo."""
    number = listing.frame_number
    state_claims(listing, {Claim.Kind.FRAME_NUMBER: (number, number)}, by=by)


def state_odometer(listing: Listing, *, by: User | None) -> None:
    """Make the listing's odometer reading a claim: `61234 km`."""
    reading = "" if listing.odometer is None else f"{listing.odometer} {listing.odometer_unit}"
    state_claims(listing, {Claim.Kind.ODOMETER: (reading, reading)}, by=by)


@transaction.atomic
def check_claim(claim: Claim, *, by: User) -> None:
    """Staff compared the value with the plate or paper: it counts at its full level now."""
    checked = Claim.objects.filter(pk=claim.pk, withdrawn_at=None, checked_at=None)
    if not checked.update(checked_at=timezone.now(), checked_by=by):
        return
    listing = claim.listing
    ListingEvent.objects.create(
        listing=listing,
        kind=ListingEvent.Kind.PROOF_RAISED,
        key=f"claim {claim.pk}",
        actor=by,
        data={"kind": claim.kind, "value": claim.value},
    )
    record("claim checked", listing, by=by, after={"kind": claim.kind, "value": claim.value})
    order_answers(listing)


def set_year(listing: Listing) -> None:
    """Show the year of the best date that is known."""
    listing.year = shown_year(listing.claims.standing())
    listing.save(update_fields=["year"])


def _replace(
    listing: Listing, old: Claim | None, kind: str, value: str, typed: str, by: User | None
) -> None:
    if old:
        old.withdrawn_at = timezone.now()
        old.save(update_fields=["withdrawn_at"])
    if value:
        Claim.objects.create(listing=listing, kind=kind, value=value, typed=typed, said_by=by)
