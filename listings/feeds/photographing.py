"""Bringing in photos that a dealer's file names by their addresses."""

from functools import partial
from urllib.parse import unquote, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from listings.cars import actions
from listings.cars.images import limits
from listings.cars.images.refusals import Refused
from listings.cars.models import Photo
from listings.cars.rules import IllegalMove
from listings.eligibility.sentences import Sentence, say
from listings.work.kinds import Write
from listings.work.queue import Job

from .changing import owner_of, send_if_complete
from .fetching import Fetcher, NotFetched
from .findings import as_data
from .models import FedCar, PhotoLink

State = PhotoLink.State
FETCHER = Fetcher(most_bytes=limits.MAX_BYTES)
# Of the queue's eight; a server that is down in the night is up in the morning.
TRIES = 5


def fetch_photo(job: Job, fetcher: Fetcher = FETCHER) -> Write | None:
    """Fetch a link and keep what it leads to as the car's photo, in the file's order."""
    waiting = PhotoLink.objects.select_related("listing__seller")
    link = waiting.filter(pk=job.subject_id, state=State.WAITING).first()
    if link is None:
        return None
    try:
        data = fetcher.fetch(link.url).data or b""
    except NotFetched as error:
        if not error.is_final and job.attempts < TRIES:
            raise
        return partial(_failed, link, error.said)
    return _kept(link, data)


def _kept(link: PhotoLink, data: bytes) -> Write:
    name = unquote(urlsplit(link.url).path.rpartition("/")[2])
    person = owner_of(link.listing.seller_id)
    try:
        with override("en"):
            photo = actions.add_photo(link.listing, SimpleUploadedFile(name, data), by=person)
    except (Refused, actions.PhotoLimit) as refusal:
        return partial(_failed, link, Sentence("%(text)s", (("text", str(refusal.sentence)),)))
    except IllegalMove:
        return partial(_failed, link, CLOSED)
    return partial(_fetched, link, photo)


CLOSED = say("The car could not be changed when the photo came.")


def _failed(link: PhotoLink, said: Sentence) -> None:
    PhotoLink.objects.filter(pk=link.pk).update(state=State.FAILED, problem=as_data(said))
    _send(link)


def _fetched(link: PhotoLink, photo: Photo) -> None:
    PhotoLink.objects.filter(pk=link.pk).update(state=State.FETCHED, photo=photo, problem={})
    links = PhotoLink.objects.filter(listing=link.listing_id, photo__isnull=False).order_by("place")
    ordered = list(links.values_list("photo_id", flat=True))
    actions.arrange_photos(link.listing, ordered, by=owner_of(link.listing.seller_id))
    _send(link)


def _send(link: PhotoLink) -> None:
    """With its last photo a car may be complete; then it goes to staff as its file wants."""
    if PhotoLink.objects.filter(listing=link.listing_id, state=State.WAITING).exists():
        return
    fed = FedCar.objects.filter(pk=link.listing_id).first()
    if fed:
        link.listing.refresh_from_db()
        person = owner_of(link.listing.seller_id)
        send_if_complete(link.listing, fed.said["status"], by=person)
