"""Pictures of invented cars: drawn alike each time, prepared like any photo, marked as invented."""

import math
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from listings.cars import drawings
from listings.cars.choices import Body
from listings.cars.images.renditions import files, keys
from listings.cars.models import Claim, Listing, Photo
from listings.catalogue.loading import load_catalogue
from listings.demo import clearing
from listings.demo.drawing import paths, pool
from listings.demo.drawing.plan import measure, plan
from listings.demo.drawing.sheet import HEIGHT, SCALE, WIDTH, Sheet
from listings.demo.market import build
from listings.demo.paints import COLOURS
from listings.places.loading import load_places


def test_every_shape_and_family_has_pictures_in_each_of_its_colours():
    pictures = pool.pictures()
    assert set(COLOURS) == {*Body, *drawings.FAMILIES}
    for symbol, colours in COLOURS.items():
        assert len({colour.name for colour in colours}) == len(colours)
        for colour in colours:
            assert pool.face(symbol, colour) in pictures
            assert pool.side(symbol, colour) in pictures


def test_every_caption_says_that_it_is_a_drawing():
    captions = [picture.caption for picture in pool.pictures().values()]
    assert all(caption.startswith("Drawing of ") for caption in captions)
    assert "Drawing of a dark green Suzuki Carry from the side, hay in its bed" in captions


def test_a_picture_is_painted_after_the_drawing_of_the_site():
    """The yellow Beat is yellow where the site draws its body, and nowhere above its roof."""
    image = pool.pictures()["side beat yellow"].draw()
    bodies = next(part.outlines for part in plan("beat") if part.stuff == "b")
    left, _top, right, bottom = measure(bodies[0])
    sheet = Sheet("#ffffff")
    across = round(sheet.left + (left + right) / 2 * SCALE)
    assert image.getpixel((across, round(sheet.top + (bottom - 30) * SCALE))) == (0xE3, 0xBA, 0x49)
    assert image.getpixel((across, round(sheet.top + 40 * SCALE))) != (0xE3, 0xBA, 0x49)


NAMES = [
    "side dump white",
    "side az-1 red",
    "face offroad white",
    "back van",
    "paper",
    "plate tall",
]


@pytest.mark.parametrize("name", NAMES)
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


@pytest.mark.parametrize(("way", "top"), [("0 0 1", -10), ("0 0 0", 10), ("0 1 1", -10)])
def test_an_arc_goes_round_its_circle_on_the_side_it_is_told(way, top):
    (arc,) = paths.lines(f"M0 0a10 10 {way} 20 0")
    assert arc[-1] == pytest.approx((20, 0))
    assert all(math.dist(point, (10, 0)) == pytest.approx(10) for point in arc)
    assert min(arc, key=lambda point: abs(point[0] - 10))[1] == pytest.approx(top)


def test_below_a_line_is_what_lies_under_it():
    (square,) = paths.lines("M0 0h4v4H0Z")
    left, top, right, bottom = measure(paths.below(square, 3))
    assert (left, top, right, bottom) == (0, 3, 4, 4)
    assert paths.below(square, 9) == ()


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
        assert 4 <= car.photo_count <= 7
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
    assert all("build plate" in claim.photo.caption for claim in claims)


def _pictures():
    return set(Path(default_storage.location).rglob("*.avif"))


def _nothing_is_left(photos, others):
    clearing.clear()
    names = [keys(photo.key, photo.rev, photo.width, photo.height)[0] for photo in photos]
    assert not any(default_storage.exists(name) for name in names)
    assert _pictures() == others
