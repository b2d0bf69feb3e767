"""Pictures on the cars: each is drawn and encoded once, and hung on many cars as hard links."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.core.files.storage import FileSystemStorage, storages

from listings.cars.choices import Body
from listings.cars.drawings import symbol
from listings.cars.images import publishing
from listings.cars.images.rendering import Rendered, render
from listings.cars.images.renditions import key
from listings.cars.models import Claim, Photo

from .cars import Car
from .chance import chance, often
from .drawing import pool
from .facts import TRUCKS

REV = 1
_BOXES = {Body.VAN, Body.MICROVAN}
_SPORTING = {Body.ROADSTER, Body.COUPE}
_SHOW_UNDERSIDE = 0.45
_SHOW_PAPER = 0.5
_OF_PAPERS = {Claim.Kind.FIRST_REGISTRATION, Claim.Kind.FIRST_INSPECTION}


@dataclass(frozen=True)
class Drawn:
    """A picture of the pool with its renditions in a folder."""

    caption: str
    rendered: Rendered
    folder: Path
    sha256: str
    bytes: int


class Gallery:
    """Gives cars their photos. A picture is drawn when the first car needs it."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.seed, self.folder = seed, folder
        self.pictures = pool.pictures()
        self.drawn: dict[str, Drawn] = {}

    def prepare(self, cars: Iterable[Car]) -> None:
        """Draw what these cars need and nobody needed before, on every core."""
        needed = {name for car in cars if car.has_photos for name in self._names(car)}
        missing = sorted(needed - self.drawn.keys())
        with ThreadPoolExecutor(os.cpu_count()) as workers:
            self.drawn |= zip(missing, workers.map(self._draw, missing), strict=True)

    def hang(self, car: Car) -> list[Photo]:
        """The car's photos, not saved, with their files in place; the cover is the side view."""
        rng = chance(self.seed, "photo keys", car.number)
        photos = [
            self._photo(car, place, name, UUID(int=rng.getrandbits(128), version=4))
            for place, name in enumerate(self._names(car), start=1)
        ]
        car.listing.photo_count = len(photos)
        return photos

    def _names(self, car: Car) -> list[str]:
        body = car.listing.body
        drawn = symbol(body, car.listing.family.slug)
        rng = chance(self.seed, "photos", car.number)
        names = [
            pool.side(drawn, car.colour),
            pool.face(drawn, car.colour),
            pool.cabin(_cabin(body)),
            pool.back(_back(body)),
        ]
        kinds = {claim.kind for claim in car.claims}
        if Claim.Kind.BUILD_PLATE in kinds:
            names.append(pool.plate(rng.choice(("tall", "wide"))))
        if often(rng, _SHOW_UNDERSIDE):
            names.append(pool.underside("truck" if body in TRUCKS else "car"))
        if kinds & _OF_PAPERS and often(rng, _SHOW_PAPER):
            names.append(pool.PAPER)
        return names

    def _draw(self, name: str) -> Drawn:
        original = self.folder / f"{name}.png"
        renditions = self.folder / name
        renditions.mkdir()
        picture = self.pictures[name]
        # Read once and thrown away, so speed counts and size does not.
        picture.draw().save(original, compress_level=1)
        content = original.read_bytes()
        rendered = render(original, renditions)
        sha256 = hashlib.sha256(content).hexdigest()
        return Drawn(picture.caption, rendered, renditions, sha256, len(content))

    def _photo(self, car: Car, place: int, name: str, photo_key: UUID) -> Photo:
        drawn = self.drawn[name]
        _place(drawn, photo_key)
        return Photo(
            listing_id=car.listing.pk,
            key=photo_key,
            rev=REV,
            place=place,
            state=Photo.State.READY,
            name=f"{name.replace(' ', '-')}.png",
            caption=drawn.caption,
            sha256=drawn.sha256,
            bytes=drawn.bytes,
            width=drawn.rendered.width,
            height=drawn.rendered.height,
            colour=drawn.rendered.colour,
            created_at=car.listing.created_at,
        )


@contextmanager
def open_gallery(seed: int) -> Iterator[Gallery]:
    """A gallery with a folder for its pictures, for the time of the block."""
    with tempfile.TemporaryDirectory(prefix="demo-", dir=_beside_the_photos()) as folder:
        yield Gallery(seed, Path(folder))


def discard(photos: Iterable[Photo]) -> None:
    """Remove the files of photos."""
    for photo in photos:
        if photo.width and photo.height:
            publishing.withdraw(photo.key, photo.rev, photo.width, photo.height)


def _place(drawn: Drawn, photo_key: UUID) -> None:
    """The renditions under the photo's own key."""
    storage = storages["default"]
    if not isinstance(storage, FileSystemStorage):
        publishing.publish(drawn.rendered, drawn.folder, photo_key, REV)
        return
    for name in drawn.rendered.files:
        step, suffix = name.split(".")
        wanted = Path(storage.path(key(photo_key, REV, int(step), suffix)))
        wanted.parent.mkdir(parents=True, exist_ok=True)
        _link(drawn.folder / name, wanted)


def _link(made: Path, wanted: Path) -> None:
    """A hard link; a copy where the disk knows none, or has no more of one file."""
    try:
        os.link(made, wanted)
    except OSError:
        shutil.copyfile(made, wanted)


def _beside_the_photos() -> str | None:
    """Where hard links to the photos' place can be made; the system's own place elsewhere."""
    storage = storages["default"]
    if not isinstance(storage, FileSystemStorage):
        return None
    Path(storage.location).mkdir(parents=True, exist_ok=True)
    return str(storage.location)


def _cabin(body: str) -> str:
    if body in _SPORTING:
        return "sport"
    return "work" if body in TRUCKS or body in _BOXES else "car"


def _back(body: str) -> str:
    if body in TRUCKS:
        return "truck"
    return "van" if body in _BOXES else "car"
