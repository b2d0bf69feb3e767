"""Pictures of invented cars: drawn alike each time, prepared like any photo, marked as invented."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from listings.cars.choices import Body
from listings.cars.images.renditions import files, keys
from listings.cars.models import Claim, Listing, Photo
from listings.catalogue.loading import load_catalogue
from listings.demo import clearing
from listings.demo.drawing import paths, pool
from listings.demo.drawing.sheet import HEIGHT, WIDTH
from listings.demo.market import build
from listings.demo.paints import COLOURS
from listings.places.loading import load_places


def test_there_is_a_picture_for_every_body_and_colour():
    pictures = pool.pictures()
    assert set(COLOURS) == set(Body)
    for body, colours in COLOURS.items():
        assert pool.face(body) in pictures
        assert len({colour.name for colour in colours}) == len(colours)
        for colour in colours:
            assert pool.side(body, colour) in pictures


@pytest.mark.parametrize("name", ["side dump white", "face offroad", "cabin work", "plate tall"])
def test_a_picture_is_drawn_alike_each_time(name):
    one, other = (pool.pictures()[name].draw() for _n in range(2))
    assert one.size == (WIDTH, HEIGHT)
    assert one.tobytes() == other.tobytes()
    assert len(one.getcolors(maxcolors=WIDTH * HEIGHT)) > 100


def test_a_path_is_followed_as_in_svg():
    (square,) = paths.lines("M1 1h2v2H1Z")
    assert square == ((1, 1), (3, 1), (3, 3), (1, 3), (1, 1))
    (curve,) = paths.lines("M0 0Q10 0 10 10")
    assert curve[-1] == (10, 10)
    assert all(y <= x for x, y in curve)


@pytest.mark.django_db(transaction=True)
def test_cars_have_photos_whose_files_are_there():
    others = _pictures()
    load_catalogue()
    load_places()
    counts = build(4, 1, pictures=True)
    cars = Listing.objects.filter(is_invented=True)
    photos = list(Photo.objects.select_related("listing"))
    assert counts["photos"] == len(photos) == sum(car.photo_count for car in cars)
    for car in cars:
        assert 3 <= car.photo_count <= 5
        assert [photo.place for photo in car.photos.shown()] == list(range(1, car.photo_count + 1))
        assert car.colour in car.cover.caption
        assert car.cover.alt == car.cover.caption
    for photo in photos:
        assert photo.is_ready
        for name in keys(photo.key, photo.rev, photo.width, photo.height):
            assert default_storage.size(name) > 500
    _a_rendition_is_whole(photos[0])
    _plates_prove(Claim.objects.filter(kind=Claim.Kind.BUILD_PLATE))
    _nothing_is_left(photos, others)


def _a_rendition_is_whole(photo):
    for step, suffix in files(photo.width, photo.height):
        name = f"img/{photo.key}/{photo.rev}/{step}.{suffix}"
        with default_storage.open(name) as file, Image.open(file) as image:
            image.load()
            assert image.width == step


def _plates_prove(claims):
    assert claims
    assert all(claim.photo.caption == "Build plate" for claim in claims)


def _pictures():
    return set(Path(default_storage.location).rglob("*.avif"))


def _nothing_is_left(photos, others):
    clearing.clear()
    names = [keys(photo.key, photo.rev, photo.width, photo.height)[0] for photo in photos]
    assert not any(default_storage.exists(name) for name in names)
    assert _pictures() == others
