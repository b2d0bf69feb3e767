"""The card of a link to a car: what stands on it, and drawing it anew when that has changed."""

import hashlib
from collections.abc import Callable
from dataclasses import astuple
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from PIL import Image

from listings.eligibility.proof import LEGAL_LEVELS

from .drawings import symbol
from .images import publishing, share_card
from .images.renditions import JPEG_STEPS, fitted, key
from .images.share_card import Face
from .models import Listing, Photo, ShareCard

# Raised when the card looks otherwise, so that all are drawn anew at their next change.
LOOK = 1


def renewed(listing: Listing) -> Callable[[], None] | None:
    """Draw the card of a public listing and return the write; None when it stands as it is."""
    if not listing.is_public:
        return None
    with override("en"):  # links are shared across languages
        face = face_of(listing)
    photo = listing.photos.filter(state=Photo.State.READY).order_by("place").first()
    mark = _mark(face, photo)
    before = ShareCard.objects.filter(listing=listing).first()
    if before and before.mark == mark:
        return None
    rev = before.rev + 1 if before else 1
    publishing.publish_card(share_card.draw(face, _pixels(photo)), listing.public_id, rev)
    return partial(_store, listing, rev, mark)


def face_of(listing: Listing) -> Face:
    """The words of the card. The date is told as a day, so that it stays true as days pass."""
    badge = listing.badge
    day = listing.eligible_safe
    is_proven = listing.eligible_level in LEGAL_LEVELS
    is_dated = is_proven and badge.kind in ("legal_now", "not_yet", "needs_proof")
    legal = _("Legal from %s") % date_format(day) if day and is_dated else badge.label
    facts = (listing.mileage_text, listing.state or listing.place_text)
    return Face(
        title=_shown(listing.title),
        price=_shown(listing.price_text),
        kind="legal_now" if day and is_dated else badge.kind,
        date=_shown(legal),
        facts=_shown(" · ".join(fact for fact in facts if fact)),
        drawing=symbol(listing.body, listing.family.name),
        note=_("Invented for the demo") if listing.is_invented else "",
    )


def _shown(text: str) -> str:
    """Without the signs that our fonts do not have."""
    return "".join(sign for sign in text if sign < "\u0180" or sign in "–—‘’“”…").strip()


def _mark(face: Face, photo: Photo | None) -> str:
    shown = (LOOK, *astuple(face), photo and (str(photo.key), photo.rev))
    return hashlib.sha256(repr(shown).encode()).hexdigest()


def _pixels(photo: Photo | None) -> Image.Image | None:
    """Our own rendition of the cover; None where there is none, or its file is not there."""
    if photo is None or not (photo.width and photo.height):
        return None
    step = min(JPEG_STEPS[-1], fitted(photo.width, photo.height)[0])
    try:
        with default_storage.open(key(photo.key, photo.rev, step, "jpg")) as file:
            picture = Image.open(file, formats=["JPEG"])
            picture.load()
            return picture
    except FileNotFoundError:
        return None


def _store(listing: Listing, rev: int, mark: str) -> None:
    ShareCard.objects.update_or_create(listing=listing, defaults={"rev": rev, "mark": mark})
    if rev > 1:
        withdraw = partial(publishing.withdraw_card, listing.public_id, rev - 1)
        transaction.on_commit(withdraw, robust=True)
