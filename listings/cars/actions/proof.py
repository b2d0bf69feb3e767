"""Claims: what the seller states, and what staff have checked."""

from django.db import transaction
from django.utils import timezone

from listings.accounts.audit import record
from listings.accounts.models import User

from ..age import shown_year
from ..models import Claim, Listing, ListingEvent
from .holding import check_version, hold, order_answers, write


@transaction.atomic
def state_claims(
    listing: Listing,
    stated: dict[str, tuple[str, str]],
    *,
    by: User | None,
    version: int | None = None,
) -> None:
    """Set the seller's claims: kind -> (canonical value, as typed); an empty value withdraws.

    A changed claim is a new row and starts unchecked; the old one is kept. `version`, `Conflict`
    and `IllegalMove` are as in `save_details`.
    """
    hold(listing)
    standing = {claim.kind: claim for claim in listing.claims.standing()}
    before = {kind: standing[kind].value if kind in standing else "" for kind in stated}
    changed = {kind: pair for kind, pair in stated.items() if pair[0] != before[kind]}
    if not changed:
        return
    check_version(listing, version)
    for kind, (value, typed) in changed.items():
        _replace(listing, standing.get(kind), kind, value, typed, by)
    write(listing, year=shown_year(listing.claims.standing()))
    said = {kind: {"before": before[kind], "after": changed[kind][0]} for kind in changed}
    record("claims stated", listing, by=by, after=said)
    order_answers(listing)


def state_columns(listing: Listing, *, by: User | None) -> None:
    """The frame number and the odometer reading are claims too, to be checked against a photo."""
    number = listing.frame_number
    reading = "" if listing.odometer is None else f"{listing.odometer} {listing.odometer_unit}"
    said: dict[str, tuple[str, str]] = {
        Claim.Kind.FRAME_NUMBER: (number, number),
        Claim.Kind.ODOMETER: (reading, reading),
    }
    state_claims(listing, said, by=by)


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


def _replace(
    listing: Listing, old: Claim | None, kind: str, value: str, typed: str, by: User | None
) -> None:
    if old:
        old.withdrawn_at = timezone.now()
        old.save(update_fields=["withdrawn_at"])
    if value:
        Claim.objects.create(listing=listing, kind=kind, value=value, typed=typed, said_by=by)
