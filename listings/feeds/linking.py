"""Links of photos in a dealer's file: each is noted once and fetched in the background."""

from collections.abc import Mapping, Sequence

from listings.work.queue import order

from .models import PhotoLink

KIND = "fetch_photo"


def link_photos(links: Mapping[int, Sequence[str]]) -> None:
    """Note links (listing -> addresses in order) and have the new ones fetched. A link that is
    known already is not fetched again. Call it in the transaction of the change."""
    rows = [
        PhotoLink(listing_id=listing, url=url, place=place)
        for listing, urls in links.items()
        for place, url in enumerate(urls, start=1)
    ]
    if not rows:
        return
    PhotoLink.objects.bulk_create(rows, ignore_conflicts=True)
    waiting = PhotoLink.objects.filter(listing__in=links, state=PhotoLink.State.WAITING)
    order(KIND, list(waiting.values_list("pk", flat=True)))
