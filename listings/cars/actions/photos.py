"""The photos of a listing: adding, ordering, captions, removing."""

import logging
from collections.abc import Sequence
from uuid import UUID, uuid4

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from listings.accounts.audit import record
from listings.accounts.models import User
from listings.work.queue import order

from ..images import intake, limits, originals, publishing
from ..models import Listing, Photo
from ..rules import IllegalMove
from .holding import hold

log = logging.getLogger(__name__)


class LeftOut(Exception):
    """A photo that was not taken; `sentence` names the file, the reason and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class PhotoLimit(LeftOut):
    """The listing has as many photos as it may have."""


class NotStored(LeftOut):
    """The storage is full or away."""


def add_photo(listing: Listing, file: UploadedFile, *, by: User | None) -> Photo:
    """Check and keep a file, and have its renditions made.

    Raises `intake.Refused` for a file that is no usable photo, `PhotoLimit` past the most,
    `NotStored` while the storage fails, `IllegalMove` when the listing can no longer be changed.
    The same file sent twice is one photo. File first, row second: an orphan file can be swept
    later, a row without its file could not be repaired.
    """
    incoming = intake.inspect(file, file.name or "")
    if known := _same_file(listing, incoming):
        return known
    key = uuid4()
    original = _keep(file, incoming, key)
    try:
        return _add_row(listing, incoming, key, original, by)
    except (PhotoLimit, IllegalMove):
        originals.discard(original)
        raise


@transaction.atomic
def arrange_photos(listing: Listing, photo_ids: Sequence[int], *, by: User) -> None:
    """Put the photos in the given order; photos not named keep their order behind it.

    Ids of other listings are ignored.
    """
    hold(listing)
    photos = {photo.pk: photo for photo in listing.photos.all()}
    named = [pk for pk in dict.fromkeys(photo_ids) if pk in photos]
    rest = [pk for pk in photos if pk not in named]
    for place, pk in enumerate(named + rest, start=1):
        photos[pk].place = place
    Photo.objects.bulk_update(photos.values(), ["place"])
    order("share", listing.pk)
    record("photos arranged", listing, by=by, after={"order": named + rest})


@transaction.atomic
def remove_photo(photo: Photo, *, by: User) -> None:
    """Take a photo away and close the gap that it leaves."""
    listing, pk = photo.listing, photo.pk
    hold(listing)
    photo.delete()
    transaction.on_commit(lambda: _discard_files(photo), robust=True)
    arrange_photos(listing, [], by=by)
    _count(listing)
    record("photo removed", listing, by=by, before={"photo": pk})


@transaction.atomic
def _add_row(
    listing: Listing, incoming: intake.Incoming, key: UUID, original: str, by: User | None
) -> Photo:
    # Two uploads at once take their places one by one.
    hold(listing)
    if known := _same_file(listing, incoming):
        transaction.on_commit(lambda: originals.discard(original), robust=True)
        return known
    photo = Photo.objects.create(
        listing=listing,
        key=key,
        place=_next_place(listing, incoming),
        name=incoming.name,
        sha256=incoming.sha256,
        bytes=incoming.size,
        original=original,
    )
    _count(listing)
    order("photo", photo.pk)
    record("photo added", listing, by=by, after={"photo": photo.pk})
    return photo


def _keep(file: UploadedFile, incoming: intake.Incoming, key: UUID) -> str:
    try:
        return originals.keep(file, incoming, key)
    except OSError as error:
        log.exception("original of %s not stored", key)
        sentence = _("“%s” could not be stored just now. Please send it again in some minutes.")
        raise NotStored(sentence % incoming.name) from error


def _same_file(listing: Listing, incoming: intake.Incoming) -> Photo | None:
    return Photo.objects.filter(listing=listing, sha256=incoming.sha256).first()


def _next_place(listing: Listing, incoming: intake.Incoming) -> int:
    if listing.photos.count() >= limits.PHOTOS_PER_LISTING:
        raise PhotoLimit(
            _("“%(name)s” was left out: a car may have %(most)s photos. Remove one to add another.")
            % {"name": incoming.name, "most": limits.PHOTOS_PER_LISTING}
        )
    return (listing.photos.aggregate(last=Max("place"))["last"] or 0) + 1


def _count(listing: Listing) -> None:
    listing.photo_count = listing.photos.shown().count()
    listing.save(update_fields=["photo_count"])


def _discard_files(photo: Photo) -> None:
    if photo.original:
        originals.discard(photo.original)
    if photo.width and photo.height:
        publishing.withdraw(photo.key, photo.rev, photo.width, photo.height)
