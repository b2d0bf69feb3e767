"""How a car came in, and which papers its seller says it has."""

from datetime import date, timedelta
from random import Random

from listings.accounts.models import User
from listings.cars.choices import Side, Status
from listings.cars.kinds_of_paper import ENTRY_SUMMARY, KINDS, PaperKind
from listings.cars.models import Claim, Listing, Paper

from .ages import YEAR, Said
from .chance import often

_STATES = (Paper.State.ORIGINAL, Paper.State.CLAIMED, Paper.State.MISSING)
_IN_HAND = (Paper.State.ORIGINAL, Paper.State.CLAIMED)
# A lawful entry comes after the 25th birthday, and a ship takes its time.
_AFTER_BIRTHDAY = timedelta(days=40)


def entry(rng: Random, built: date, listed: date, *, seen: bool) -> list[Said]:
    """The month of entry, as most sellers of a car in the United States name it."""
    first = built + 25 * YEAR + _AFTER_BIRTHDAY
    span = (listed - timedelta(days=31) - first).days
    if span <= 0 or not often(rng, 0.7):
        return []
    month = f"{first + timedelta(days=rng.randrange(span)):%Y-%m}"
    return [Said(Claim.Kind.ENTRY, month, month, seen and often(rng, 0.5))]


def papers(rng: Random, listing: Listing, said_by: User, staff: User) -> list[Paper]:
    """What the seller says of each paper; one in four says nothing of any."""
    if not often(rng, 0.75):
        return []
    possible = [kind for kind in KINDS if kind.comes_from_japan or listing.side == Side.US]
    told = [kind for kind in possible if often(rng, 0.85 if kind.is_general else 0.2)]
    return [_paper(rng, listing, kind, said_by, staff) for kind in told]


def _paper(rng: Random, listing: Listing, kind: PaperKind, said_by: User, staff: User) -> Paper:
    state = rng.choices(_STATES, (60, 22, 18))[0]
    was_looked_at = listing.status not in (Status.DRAFT, Status.IN_REVIEW)
    is_seen = was_looked_at and state in _IN_HAND and often(rng, _seen(kind))
    return Paper(
        listing=listing,
        kind=kind.slug,
        state=state,
        said_by=said_by,
        seen_by=staff if is_seen else None,
        seen_on=listing.updated_at.date() if is_seen else None,
    )


def _seen(kind: PaperKind) -> float:
    return 0.5 if kind.slug == ENTRY_SUMMARY else 0.2
