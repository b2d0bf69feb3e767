"""What all changes of a listing share: it is held, written as one change, and answered anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from listings.work.queue import order

from .. import rules
from ..models import Listing

# Edits come in bursts; one estimate afterwards is enough.
PRICE_PAUSE = timedelta(seconds=30)
# The card of a link shows the date, so that it waits until that is worked out.
CARD_PAUSE = timedelta(seconds=20)

# Constraint -> the column that the person must change, and why.
_NUMBERS = {
    "one_open_listing_per_frame_number": (
        "frame_number",
        _("You already offer a car with this frame number."),
    ),
    "one_listing_per_stock_number": (
        "stock_number",
        _("Another car of yours has this stock number."),
    ),
}


class Conflict(Exception):
    """The listing was changed elsewhere since the form was opened."""


class Taken(Exception):
    """Another car of the same seller has this number; `column` says which of its numbers."""

    def __init__(self, column: str, text: Any) -> None:
        super().__init__(str(text))
        self.column = column


def hold(listing: Listing) -> None:
    """Read the listing anew and keep it so until the transaction ends: one change follows another.

    Raises `IllegalMove` when the seller can no longer change it.
    """
    locked = Listing.objects.with_names().select_for_update(of=("self",), no_key=True)
    listing.refresh_from_db(from_queryset=locked)
    if listing.status not in rules.EDITABLE:
        raise rules.IllegalMove("be changed", listing.status)


def check_version(listing: Listing, version: int | None) -> None:
    """Raise `Conflict` when a held listing is no longer as it was at `version`."""
    if version not in (None, listing.version):
        raise Conflict("The car was changed in another window since you opened this form.")


def write(listing: Listing, **columns: Any) -> None:
    """Write columns of a held listing as one change."""
    Listing.objects.filter(pk=listing.pk).update(
        **columns, version=F("version") + 1, updated_at=timezone.now()
    )
    listing.refresh_from_db(from_queryset=Listing.objects.with_names())


@contextmanager
def numbers_taken() -> Iterator[None]:
    """Turns the database's no to a number that another car has into `Taken`."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        taken = next((number for name, number in _NUMBERS.items() if name in str(error)), None)
        if taken is None:
            raise
        raise Taken(*taken) from error


def order_answers(listing: Listing, *, at_once: bool = False) -> None:
    """Have the date and the estimate worked out anew, in the transaction of the change."""
    order("eligibility", listing.pk)
    order("price", listing.pk, delay=timedelta(0) if at_once else PRICE_PAUSE)
    order("share", listing.pk, delay=CARD_PAUSE)
