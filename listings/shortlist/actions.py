"""Putting cars on a list, taking them off, and handing a visitor's list to a person."""

from django.db import transaction

from listings.accounts.models import User
from listings.cars import rules as cars
from listings.cars.models import Listing

from .models import Owner, SavedCar
from .rules import MOST_SAVED


class ListIsFull(Exception):
    """No more cars can be saved: `MOST_SAVED` are."""


@transaction.atomic
def save(listing: Listing, *, owner: Owner) -> None:
    """Put a car on the list; once more changes nothing. Raises `ListIsFull`."""
    mine = SavedCar.objects.of(owner)
    if not mine.filter(listing=listing).exists() and mine.count() >= MOST_SAVED:
        raise ListIsFull
    SavedCar.objects.bulk_create([_row(listing, owner)], ignore_conflicts=True)


def unsave(listing: Listing, *, owner: Owner) -> None:
    """Take a car off the list, if it is there."""
    SavedCar.objects.of(owner).filter(listing=listing).delete()


def clear(owner: Owner) -> int:
    """Take all cars off the list; how many there were."""
    return SavedCar.objects.of(owner).delete()[0]


def clear_unavailable(owner: Owner) -> int:
    """Take off what is sold or no longer shown; how many there were."""
    gone = SavedCar.objects.of(owner).exclude(listing__status__in=cars.FOR_SALE)
    return gone.delete()[0]


@transaction.atomic
def hand_over(visitor: str, user: User) -> None:
    """A visitor's cars become the person's: each once, the newest first as far as there is room."""
    theirs = SavedCar.objects.of(Owner(visitor=visitor))
    rows = list(theirs.select_for_update())
    if not rows:
        return
    mine = set(SavedCar.objects.of(Owner(user)).values_list("listing_id", flat=True))
    new = [row for row in rows if row.listing_id not in mine][: max(0, MOST_SAVED - len(mine))]
    theirs.delete()
    for row in new:
        row.pk, row.user, row.visitor = None, user, ""
    SavedCar.objects.bulk_create(new, ignore_conflicts=True)


def _row(listing: Listing, owner: Owner) -> SavedCar:
    return SavedCar(
        listing=listing, price=listing.price, currency=listing.currency, **owner.columns
    )
