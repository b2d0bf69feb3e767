"""When a car was built and how it came: claims and columns of one step, written as one change."""

from typing import Any

from django.db import transaction

from listings.accounts.models import User

from ..models import Listing
from .editing import save_details
from .holding import hold
from .proof import state_claims


@transaction.atomic
def describe_age(
    listing: Listing,
    stated: dict[str, tuple[str, str]],
    columns: dict[str, Any],
    *,
    by: User | None,
    version: int | None = None,
) -> None:
    """State claims and set the columns that belong to them; raises as `save_details` does."""
    hold(listing)
    opened_on = listing.version
    state_claims(listing, stated, by=by, version=version)
    # What the claims have raised is our own change, nobody else's.
    untouched = listing.version == opened_on
    save_details(listing, columns, by=by, version=version if untouched else None)
