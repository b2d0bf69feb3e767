"""Letters to a seller about a listing, written in the transaction of the act they tell of."""

from django.urls import reverse

from listings.dealers.access import addresses_of
from listings.letters.writing import write

from .models import Listing


def tell_seller(listing: Listing, outcome: str, reason: str = "") -> None:
    """Tell those who may publish for the seller what became of a car: `approve`, `ask_change`,
    `refuse`, `remove`, or `look_again`. The listing's version makes a repeated call the same letter.
    """
    link = listing.get_absolute_url()
    if outcome in ("ask_change", "look_again"):
        link = reverse("sell_step", args=[listing.public_id, "review"])
    write(
        f"cars/{outcome}",
        addresses_of(listing.seller, "publish_cars"),
        key=f"{outcome}-{listing.pk}-{listing.version}",
        link=link,
        car=listing,
        reason=reason,
    )
