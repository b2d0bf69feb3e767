"""What search engines may walk: cars in ranges of keys, families, states, sellers, standing pages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.cache import cache
from django.db.models import Exists, F, Max, OuterRef
from django.urls import reverse

from listings.cars.models import Listing, Photo
from listings.dealers.models import Seller
from listings.families.pages import families_with_pages, url_of
from listings.places.states import US_STATES
from listings.states.answers import changes_by_state

# Keys that one part spans, so that it never holds more cars than this.
SPAN = 10_000
KEPT, KEPT_SECONDS = "api.sitemap", 600
STANDING = (
    "home", "results", "families", "becoming_legal", "check", "states", "landed_cost", "rules", "api",
    "about", "help",
)  # fmt: skip


@dataclass(frozen=True)
class Page:
    """An address below the site's own, when what it says last changed, and what it shows."""

    path: str
    changed: date | datetime | None = None
    image: str = ""


def ranges() -> dict[int, datetime]:
    """The ranges of keys in which cars are for sale, each with its newest change.

    Counting them walks over the whole market, so it is kept for ten minutes.
    """
    kept: dict[int, datetime] | None = cache.get(KEPT)
    if kept is None:
        rows = Listing.objects.for_sale().order_by().annotate(part=(F("pk") - 1) / SPAN)
        kept = dict(rows.values_list("part").annotate(Max("updated_at")).order_by("part"))
        cache.set(KEPT, kept, KEPT_SECONDS)
    return kept


def cars(part: int) -> list[Page]:
    """The cars for sale of one range, each with its cover."""
    first = part * SPAN + 1
    found = Listing.objects.for_sale().filter(pk__gte=first, pk__lt=first + SPAN)
    rows = found.select_related("family__make").order_by("pk")
    shown = rows.only(
        "public_id", "year", "updated_at", "family__slug", "family__make__slug"
    ).with_covers()
    return [Page(car.get_absolute_url(), car.updated_at, _cover(car.cover)) for car in shown]


def sellers() -> list[Page]:
    """Sellers with something to sell."""
    offered = Listing.objects.for_sale().filter(seller=OuterRef("pk"))
    found = Seller.objects.filter(Exists(offered)).order_by("pk")
    return [Page(seller.get_absolute_url()) for seller in found]


def states() -> list[Page]:
    changes = changes_by_state()
    return [Page(reverse("state", args=[code.lower()]), changes.get(code)) for code in US_STATES]


def standing() -> list[Page]:
    return [Page(reverse(name)) for name in STANDING]


def families() -> list[Page]:
    return [Page(url_of(family)) for family in families_with_pages()]


# By the last word of a part's address.
PARTS: dict[str, Callable[[], list[Page]]] = {
    "pages": standing,
    "states": states,
    "families": families,
    "sellers": sellers,
}


def _cover(photo: Photo | None) -> str:
    picture = photo.picture if photo else None
    return picture.share if picture else ""
