"""The dealer's cars as they stand, read for many rows at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from listings.cars import rules
from listings.cars.models import Claim, Listing, Paper
from listings.dealers.models import Seller

from .differing import Standing
from .known import Said
from .models import FedCar, PhotoLink
from .values import plain


@dataclass(frozen=True, slots=True)
class Known:
    """A stock number of the dealer: its listing, and what is needed to see that nothing is new."""

    listing: int
    status: str
    fed_digest: str
    fed_version: int | None
    version: int

    def is_as_fed(self, digest: str) -> bool:
        """Whether this very row was applied last, and nobody has touched the car since."""
        return self.fed_digest == digest and self.fed_version == self.version


def folded(stock_number: str) -> str:
    """`a1 ` and `Ａ１` are `A1`: one car, not three."""
    return " ".join(plain(stock_number).split())


def stock_of(seller: Seller) -> dict[str, Known]:
    """Every stock number of the dealer, folded; of two that fold alike the open one."""
    rows = (
        Listing.objects.filter(seller=seller)
        .exclude(stock_number="")
        .order_by("pk")
        .values_list("stock_number", "pk", "status", "fed__digest", "fed__version", "version")
    )
    found: dict[str, Known] = {}
    for number, pk, status, digest, fed_version, version in rows:
        known = Known(pk, status, digest or "", fed_version, version)
        before = found.get(folded(number))
        if before is None or before.status in (rules.ENDED, rules.REMOVED):
            found[folded(number)] = known
    return found


def frame_numbers(seller: Seller, numbers: Iterable[str]) -> dict[str, int]:
    """Which of the frame numbers open listings of the dealer have already."""
    wanted = [number for number in numbers if number]
    closed = (rules.ENDED, rules.REMOVED)
    mine = Listing.objects.filter(seller=seller, frame_number__in=wanted).exclude(status__in=closed)
    return dict(mine.values_list("frame_number", "pk"))


def standing_of(ids: Iterable[int], *, hold: bool) -> dict[int, Standing]:
    """Cars with all that a row can change; `hold` keeps them so until the transaction ends."""
    listings = Listing.objects.filter(pk__in=list(ids)).order_by("pk")
    if hold:
        listings = listings.select_for_update(of=("self",), no_key=True)
    found = {listing.pk: listing for listing in listings}
    claims = _grouped(Claim.objects.standing(), found, "kind", "value")
    papers = _grouped(Paper.objects.all(), found, "kind", "state")
    links = _grouped(PhotoLink.objects.all(), found, "url", "state")
    said = FedCar.objects.filter(pk__in=found).values_list("pk", "said")
    last = {pk: Said.from_data(data) for pk, data in said if data}
    return {
        pk: Standing(listing, claims[pk], frozenset(papers[pk]), frozenset(links[pk]), last.get(pk))
        for pk, listing in found.items()
    }


def _grouped(rows: Any, found: Iterable[int], name: str, value: str) -> dict[int, dict[str, str]]:
    groups: defaultdict[int, dict[str, str]] = defaultdict(dict)
    rows = rows.filter(listing_id__in=list(found)).order_by()
    for pk, key, kept in rows.values_list("listing_id", name, value):
        groups[pk][key] = kept
    return groups
