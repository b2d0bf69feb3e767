"""How a listing came to its status: the acts, their times, and the events that they left."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from listings.accounts.models import User
from listings.cars.models import Listing, ListingEvent
from listings.cars.rules import (
    DRAFT,
    ENDED,
    IN_REVIEW,
    LIVE,
    NEEDS_CHANGE,
    REMOVED,
    RESERVED,
    SOLD,
)  # fmt: skip

# The acts that lead from a draft to each status.
PATHS = {
    DRAFT: (),
    IN_REVIEW: ("submit",),
    NEEDS_CHANGE: ("submit", "ask_change"),
    LIVE: ("submit", "approve"),
    RESERVED: ("submit", "approve", "reserve"),
    SOLD: ("submit", "approve", "reserve", "sell"),
    ENDED: ("submit", "approve", "withdraw"),
    REMOVED: ("submit", "approve", "remove"),
}
_EVENTS = {
    "submit": ListingEvent.Kind.SUBMITTED,
    "ask_change": ListingEvent.Kind.CHANGE_ASKED,
    "approve": ListingEvent.Kind.LIVE,
    "reserve": ListingEvent.Kind.RESERVED,
    "sell": ListingEvent.Kind.SOLD,
    "withdraw": ListingEvent.Kind.ENDED,
    "remove": ListingEvent.Kind.REMOVED,
}
_OF_STAFF = {"approve", "ask_change", "remove"}
_REASONS = {
    "ask_change": "Please add a photo of the build plate: the one you sent is too dark to read.",
    "remove": "Offered twice by the same seller.",
    "withdraw": "Sold elsewhere.",
}
# Of a thousand cars, how many stand where.
STATUSES = {LIVE: 860, RESERVED: 30, SOLD: 60, ENDED: 18, DRAFT: 14, IN_REVIEW: 10, NEEDS_CHANGE: 8}

LEAST_AGO, LONGEST_AGO = 2, 150  # days
_QUICKLY, QUICK = {"submit", "approve", "ask_change"}, timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """One act: its name, when, and the version that the listing had after it."""

    act: str
    at: datetime
    version: int


def some_status(rng: Random) -> str:
    return rng.choices(list(STATUSES), list(STATUSES.values()))[0]


def walk(listing: Listing, rng: Random, day: date) -> list[Step]:
    """Bring a new listing to its status by the acts that lead there; all before `day`."""
    # Squared: a market has many new cars and few old ones.
    ago = LEAST_AGO + int((LONGEST_AGO - LEAST_AGO) * rng.random() ** 2)
    at = datetime.combine(
        day - timedelta(days=ago), time(rng.randrange(24), rng.randrange(60)), UTC
    )
    end = datetime.combine(day, time(), UTC)
    listing.created_at = listing.updated_at = at
    steps: list[Step] = []
    for act in PATHS[listing.status]:
        room = min(end - at, QUICK) if act in _QUICKLY else end - at
        at += room * rng.uniform(0.1, 0.9)
        listing.version += 1
        listing.updated_at = at
        steps.append(Step(act, at, listing.version))
    times = {step.act: step.at for step in steps}
    listing.submitted_at = times.get("submit")
    listing.listed_at = times.get("approve")
    return steps


def events(listing: Listing, steps: list[Step], owner: User, staff: User) -> list[ListingEvent]:
    """One row for each act, and one for the day on which a car for sale became old enough."""
    rows = [
        ListingEvent(
            listing_id=listing.pk,
            kind=_EVENTS[step.act],
            key=str(step.version),
            actor=staff if step.act in _OF_STAFF else owner,
            at=step.at,
            data={"reason": _REASONS[step.act]} if step.act in _REASONS else {},
        )
        for step in steps
    ]
    told, listed = listing.eligible_told, listing.listed_at
    if told and listed and told > listed.date():
        rows.append(_became_eligible(listing, told))
    return rows


def _became_eligible(listing: Listing, told: date) -> ListingEvent:
    return ListingEvent(
        listing_id=listing.pk,
        kind=ListingEvent.Kind.ELIGIBLE,
        key=told.isoformat(),
        at=datetime.combine(told, time(8), UTC),
        data={"safe": told.isoformat()},
    )
