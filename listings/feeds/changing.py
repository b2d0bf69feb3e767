"""Changing a car that is known, through the same acts as a person's form."""

from typing import Any

from django.db import transaction

from listings.accounts.models import User
from listings.cars import actions, rules
from listings.cars.models import Listing, Paper
from listings.dealers.models import Membership
from listings.eligibility.sentences import say

from .differing import KEYS
from .findings import Finding
from .linking import link_photos
from .models import FeedRow, FeedRun
from .planning import Plan

Outcome = FeedRow.Outcome


def person_of(run: FeedRun) -> User:
    """In whose name a run acts: who sent the file, or the dealer's owner."""
    return run.by or owner_of(run.seller_id)


def owner_of(seller_id: int) -> User:
    owners = Membership.objects.filter(role=Membership.Role.OWNER).select_related("user")
    return owners.get(seller=seller_id).user


def with_keys(columns: dict[str, Any]) -> dict[str, Any]:
    """Columns by the names under which a listing holds keys: `family_id`."""
    return {KEYS.get(name, name): value for name, value in columns.items()}


def apply_change(plan: Plan, by: User) -> None:
    """Do what the row changes. A number that another car has taken meanwhile refuses the row."""
    try:
        with transaction.atomic():
            _write(plan, by)
    except actions.Taken as taken:
        sentence = say("Another car of yours has this number already.")
        column = "frame_no" if taken.column == "frame_number" else "stock_no"
        plan.findings.append(Finding(plan.row.row_no, column, "E602", sentence))
        plan.outcome = Outcome.REFUSED


def _write(plan: Plan, by: User) -> None:
    change, standing = plan.change, plan.standing
    if change is None or standing is None:
        return
    listing = standing.listing
    if change.claims:
        actions.state_claims(listing, change.claims, by=by)
    if change.columns:
        actions.save_details(listing, with_keys(change.columns), by=by)
    if change.papers:
        stated = dict.fromkeys(change.papers, str(Paper.State.CLAIMED))
        actions.state_papers(listing, stated, by=by)
    link_photos({listing.pk: change.photos})
    if change.move:
        _MOVES[change.move](listing, by=by)
    else:
        send_if_complete(listing, plan.said.status, by=by)


def send_if_complete(listing: Listing, wanted: str, *, by: User) -> bool:
    """Send a draft that is to be for sale to staff, once, as soon as nothing is missing."""
    is_due = wanted in rules.FOR_SALE and listing.status == rules.DRAFT
    if not is_due or listing.submitted_at or not listing.photo_count:
        return False
    try:
        actions.submit(listing, by=by)
    except actions.NotReady:
        return False
    return True


_MOVES = {
    "submit": actions.submit,
    "release": actions.release,
    "reserve": actions.reserve,
    "sell": actions.sell,
}
