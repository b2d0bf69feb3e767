"""Creating a draft."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from listings.accounts.audit import record
from listings.accounts.models import User
from listings.dealers.models import Seller

from .. import rules
from ..models import Listing
from .editing import derived
from .holding import numbers_taken, order_answers
from .proof import state_columns

# A form without script may be sent twice by a double click; nobody describes two cars as fast.
SAME_CLICK = timedelta(minutes=1)


@transaction.atomic
def create_draft(seller: Seller, *, by: User | None, **fields: Any) -> Listing:
    """A new listing that only its seller sees.

    The very same fields within a minute are the second of two clicks: the answer is the first
    one's draft. `Taken` for a number of another car.
    """
    # Drafts of one seller are made one after the other, so that the second click finds the first.
    Seller.objects.select_for_update(no_key=True).only("pk").get(pk=seller.pk)
    if known := _just_drafted(seller, fields):
        return known
    listing = Listing(seller=seller, **fields)
    for name, value in derived(listing, fields).items():
        setattr(listing, name, value)
    with numbers_taken():
        listing.save()
    record("draft created", listing, by=by)
    state_columns(listing, by=by)
    order_answers(listing)
    return listing


def _just_drafted(seller: Seller, fields: dict[str, Any]) -> Listing | None:
    drafts = Listing.objects.filter(seller=seller, status=rules.DRAFT, **fields)
    return drafts.filter(created_at__gt=timezone.now() - SAME_CLICK).first()
