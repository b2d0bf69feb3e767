"""One car offered by two sellers: found by the frame number, told to both, never judged.

It may be a fraud, an agent beside the owner, or a slip of the pen; people find out which.
"""

from django.db.models import Exists, F, OuterRef, Q

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


def marked(listings: ListingQuerySet) -> ListingQuerySet:
    """The same listings, each with `is_offered_twice` from the one statement that reads them."""
    numbered = ~Q(frame_number="") & Q(status__in=rules.FOR_SALE)
    return listings.annotate(is_offered_twice=numbered & Exists(_twins()))


def offered_twice() -> ListingQuerySet:
    """Everything for sale that another seller offers too, the cars of one number side by side."""
    numbered = Listing.objects.for_sale().exclude(frame_number="")
    return numbered.filter(Exists(_twins())).order_by(F("frame_number"), "pk")


def _twins() -> ListingQuerySet:
    twin = Listing.objects.for_sale().filter(frame_number=OuterRef("frame_number"))
    return twin.exclude(seller=OuterRef("seller")).order_by()


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
