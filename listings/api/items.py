"""A car as programs read it: money in minor units, days as ISO, what is not known as null."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import Prefetch

from listings.cars.images import renditions
from listings.cars.models import Claim, Listing, Photo
from listings.cars.models.querysets import ListingQuerySet
from listings.cars.showing.facts import proof_of
from listings.catalogue.decoding import mask
from listings.pricing.models import Estimate

# A name of the answer, and the column where that has another one. Empty text is null.
PLAIN = {
    "id": "public_id", "title": "title", "status": "status", "grade": "grade", "body": "body",
    "drive": "drive", "gearbox": "gearbox", "aspiration": "aspiration",
    "displacement_cc": "displacement_cc", "year": "year", "price_usd": "price_usd_cents",
    "mileage_km": "mileage_km", "side": "side", "state": "state", "way_in": "way_in",
    "eligible_earliest": "eligible_earliest", "eligible_safe": "eligible_safe",
    "level": "eligible_level", "listed_at": "listed_at", "updated_at": "updated_at",
}  # fmt: skip
MORE = {
    "colour": "colour", "seats": "seats", "steering": "steering", "low_range": "low_range",
    "diff_lock": "diff_lock", "air_conditioning": "air_conditioning",
    "engine_replaced": "engine_replaced", "description": "text_en", "description_ja": "text_ja",
}  # fmt: skip
# Long texts and private ones, which no list tells.
UNUSED = ("text_en", "text_ja", "modified_notes", "frame_number", "seller__about")
CLAIMS = (*Claim.AGE_KINDS, Claim.Kind.FRAME_NUMBER, Claim.Kind.ODOMETER)


def told(cars: ListingQuerySet) -> ListingQuerySet:
    """With all that an item says, in two statements however many cars there are."""
    photos = Photo.objects.filter(state=Photo.State.READY).order_by("listing_id", "place")
    return cars.with_names().prefetch_related(Prefetch("photos", photos, to_attr="ready"))


def item(car: Listing) -> dict[str, Any]:
    """A car of a list, read by `told`."""
    return {
        **_columns(car, PLAIN),
        "url": whole(car.get_absolute_url()),
        "make": car.make.name,
        "make_slug": car.make.slug,
        "model": car.family.name,
        "model_slug": car.family.slug,
        "generation": (car.frame_code and car.frame_code.generation) or None,
        "frame_code": car.frame_code_text or None,
        "price": None if car.price is None else {"amount": car.price, "currency": car.currency},
        "zip3": car.zip_code[:3] or None,
        "seller": {"name": car.seller.name, "slug": car.seller.slug, "kind": car.seller.kind},
        "estimate": estimate(car.estimate),
        "photos": [_photo(photo) for photo in _ready(car)],
        "invented": car.is_invented,
    }


def whole_item(car: Listing, claims: Iterable[Claim]) -> dict[str, Any]:
    """One car with what its page says besides; `claims` are the standing ones."""
    return {
        **item(car),
        **_columns(car, MORE),
        "modifications": car.modifications,
        "claims": [_claim(claim) for claim in claims if claim.kind in CLAIMS],
    }


def whole(address: str) -> str:
    """With the site's own name; an address of another host, as of a storage, stays as it is."""
    return f"{settings.SITE_URL}{address}" if address.startswith("/") else address


def _columns(car: Listing, names: dict[str, str]) -> dict[str, Any]:
    found = {name: getattr(car, column) for name, column in names.items()}
    return {name: None if value == "" else value for name, value in found.items()}


def estimate(found: Estimate | None) -> dict[str, Any] | None:
    """What such cars usually cost; None where that is not known, without a middle where it is
    known only about."""
    if found is None or found.abstained:
        return None
    mid = None if found.grade == "wide" else found.mid
    return {"low": found.low, "mid": mid, "high": found.high}


def _ready(car: Any) -> list[Photo]:
    """As `told` brought them along."""
    return car.ready


def _photo(photo: Photo) -> dict[str, Any]:
    sides = photo.width or 1, photo.height or 1
    steps = renditions.jpegs(*sides)
    small, large = (
        whole(default_storage.url(renditions.key(photo.key, photo.rev, step, "jpg")))
        for step in (steps[0], steps[-1])
    )
    return {
        "url": large,
        "small": small,
        "width": steps[-1],
        "height": renditions.height_at(steps[-1], *sides),
        "caption": photo.caption or None,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    is_number = claim.kind == Claim.Kind.FRAME_NUMBER
    return {
        "kind": claim.kind,
        "value": mask(claim.value) if is_number else claim.value,
        "source": claim.source,
        "level": proof_of(claim).level,
        "said_at": claim.said_at,
        "checked_at": claim.checked_at,
    }
