"""The acts that move a listing from one status to another."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from listings.accounts.models import User
from listings.eligibility.clock import legal_today
from listings.pricing.actions import record_asking, set_aside

from ..age import assess_listing
from ..completeness import problems, stoppers
from ..duplicates import tell_both
from ..estimating import offer_of
from ..models import Listing, ListingEvent
from ..moving import move
from ..telling import tell_seller
from .holding import order_answers

Kind = ListingEvent.Kind


class NotReady(Exception):
    """The listing lacks something that buyers need; `problems` says what, in words."""

    def __init__(self, found: list[Any]) -> None:
        super().__init__("; ".join(str(problem.text) for problem in found))
        self.problems = found


@transaction.atomic
def submit(listing: Listing, *, by: User) -> None:
    """Send to staff for review. `NotReady` names what is missing or contradicts itself."""
    if found := problems(listing):
        raise NotReady(found)
    move(listing, "submit", Kind.SUBMITTED, by=by, submitted_at=timezone.now())
    order_answers(listing, at_once=True)


@transaction.atomic
def approve(listing: Listing, *, by: User) -> None:
    """Put the car on the market. A car already old enough is not announced later as new."""
    if found := [*problems(listing), *stoppers(listing)]:
        raise NotReady(found)
    # By the claims as they stand: the stored date may still wait for work ordered a moment ago.
    verdict = assess_listing(listing).verdict
    move(
        listing,
        "approve",
        Kind.LIVE,
        by=by,
        listed_at=listing.listed_at or timezone.now(),
        eligible_told=verdict.safe if verdict.counts_as_legal else None,
    )
    record_asking(offer_of(listing), legal_today())
    tell_seller(listing, "approve")
    tell_both(listing)
    order_answers(listing, at_once=True)


@transaction.atomic
def ask_change(listing: Listing, *, by: User, reason: str) -> None:
    move(listing, "ask_change", Kind.CHANGE_ASKED, by=by, reason=reason)
    tell_seller(listing, "ask_change", reason)


@transaction.atomic
def take_back(listing: Listing, *, by: User) -> None:
    """The seller wants to go on changing it."""
    move(listing, "take_back", Kind.TAKEN_BACK, by=by)


@transaction.atomic
def refuse(listing: Listing, *, by: User, reason: str) -> None:
    move(listing, "refuse", Kind.REFUSED, by=by, reason=reason)
    tell_seller(listing, "refuse", reason)


@transaction.atomic
def remove(listing: Listing, *, by: User, reason: str) -> None:
    """Staff take a car off the site: its page answers 410, and no estimate rests on its price."""
    set_aside(listing.pk)
    move(listing, "remove", Kind.REMOVED, by=by, reason=reason)
    tell_seller(listing, "remove", reason)


@transaction.atomic
def reserve(listing: Listing, *, by: User) -> None:
    move(listing, "reserve", Kind.RESERVED, by=by)


@transaction.atomic
def release(listing: Listing, *, by: User) -> None:
    move(listing, "release", Kind.RELEASED, by=by)


@transaction.atomic
def sell(listing: Listing, *, by: User) -> None:
    move(listing, "sell", Kind.SOLD, by=by)


@transaction.atomic
def withdraw(listing: Listing, *, by: User, reason: str = "") -> None:
    move(listing, "withdraw", Kind.ENDED, by=by, reason=reason)
