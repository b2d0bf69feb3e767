"""Moving a listing from one status to another: the one place that writes the column."""

from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_noop as _noop

from listings.accounts.audit import record
from listings.accounts.models import User

from . import rules
from .models import Listing, ListingEvent
from .telling import tell_seller

ENTERED_TOO_YOUNG = _noop(
    "By the dates given, the car was not yet 25 years old when it entered the United States. "
    "Please check the day of entry and the build date, or say by which other way it came in."
)
CAME_ANOTHER_WAY = _noop("You changed by which way the car comes in; staff look at its papers.")


def move(
    listing: Listing, name: str, kind: str, *, by: User | None, reason: str = "", **columns: Any
) -> None:
    """Change the status if the table allows it now; the loser of a race gets `IllegalMove`.

    Inside the caller's transaction. `by` None means Keiport itself.
    """
    before = listing.status
    target = rules.target(name, before)
    moved = Listing.objects.filter(pk=listing.pk, status=before).update(
        status=target, version=F("version") + 1, updated_at=timezone.now(), **columns
    )
    listing.refresh_from_db()
    if not moved:
        raise rules.IllegalMove(name, listing.status)
    ListingEvent.objects.create(
        listing=listing,
        kind=kind,
        key=str(listing.version),
        actor=by,
        data={"reason": reason} if reason else {},
    )
    record(name, listing, by=by, before={"status": before}, after={"status": target}, reason=reason)


def look_again(listing_id: int, reason: str) -> None:
    """Take a car off the market until staff have looked at it anew, and tell its seller why.

    Nothing is said in public, and a car that is not for sale stays where it is.
    """
    listing = Listing.objects.with_names().get(pk=listing_id)
    if listing.status not in rules.FOR_SALE:
        return
    kind = ListingEvent.Kind.SUBMITTED
    move(listing, "look_again", kind, by=None, reason=reason, submitted_at=timezone.now())
    tell_seller(listing, "look_again", reason)
