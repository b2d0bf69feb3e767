"""Taking the invented market away. Rows that are not invented are never touched."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from listings.accounts.models import User
from listings.cars.models import Listing, Photo
from listings.dealers.models import Seller
from listings.pricing.models import INVENTED, ExchangeRate, ModelSwitch, PriceModel, Sale
from listings.pricing.teaching import order_learning

from . import gallery

PORTION = 2_000
# The owners of invented sellers, who never could sign in; the fixed accounts stay.
OWNERS = r"^owner@demo-.*\.example$"


def clear() -> None:
    """Remove invented cars with all that hangs on them, invented prices and invented sellers.

    A seller that has a real car, posted by somebody who tried a fixed account, stays with it.
    """
    while _clear_cars():
        pass
    with transaction.atomic():
        _clear_sales()
        ExchangeRate.objects.filter(source=INVENTED).delete()
        has_cars = Exists(Listing.objects.filter(seller=OuterRef("pk")))
        Seller.objects.filter(~has_cars, is_invented=True).delete()
        User.objects.filter(email__regex=OWNERS, memberships=None).delete()


def _clear_sales() -> None:
    """Invented prices go, and with them what was learnt from them."""
    if Sale.objects.filter(source=INVENTED).delete()[0]:
        ModelSwitch.objects.all().delete()
        PriceModel.objects.all().delete()
        order_learning(delay=timedelta(0))


def _clear_cars() -> int:
    with transaction.atomic():
        keys = list(Listing.objects.filter(is_invented=True).values_list("pk", flat=True)[:PORTION])
        photos = list(Photo.objects.filter(listing__in=keys))
        Listing.objects.filter(pk__in=keys).delete()
    gallery.discard(photos)
    return len(keys)
