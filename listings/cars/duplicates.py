"""One car offered by two sellers: found by the frame number, told to both, never judged.

It may be a fraud, an agent beside the owner, or a slip of the pen; people find out which.
"""

from django.db.models import Exists, F, OuterRef

from listings.dealers.access import addresses_of
from listings.letters.writing import write

from . import rules
from .models import Listing
from .models.querysets import ListingQuerySet


def other_offers(listing: Listing) -> ListingQuerySet:
    """Cars for sale by other sellers under this listing's frame number."""
    if not listing.frame_number:
        return Listing.objects.none()
    same = Listing.objects.for_sale().filter(frame_number=listing.frame_number)
    return same.exclude(seller=listing.seller_id).order_by("pk")


def is_offered_twice(listing: Listing) -> bool:
    """Whether buyers of this car are told "offered by two sellers"."""
    return listing.status in rules.FOR_SALE and other_offers(listing).exists()


def offered_twice() -> ListingQuerySet:
    """Everything for sale that another seller offers too, the cars of one number side by side."""
    twin = Listing.objects.for_sale().filter(frame_number=OuterRef("frame_number"))
    twin = twin.exclude(seller=OuterRef("seller")).order_by()
    numbered = Listing.objects.for_sale().exclude(frame_number="")
    return numbered.filter(Exists(twin)).order_by(F("frame_number"), "pk")


def tell_both(listing: Listing) -> None:
    """Write to this car's seller and to each other one, once for each two listings."""
    if listing.status not in rules.FOR_SALE:
        return
    for other in other_offers(listing).with_names():
        _tell(listing, other)
        _tell(other, listing)


def _tell(mine: Listing, other: Listing) -> None:
    write(
        "cars/offered_twice",
        addresses_of(mine.seller, "publish_cars"),
        key=f"offered-twice-{mine.pk}-{other.pk}-{mine.frame_number}",
        link=other.get_absolute_url(),
        car=mine,
        other=other,
    )
