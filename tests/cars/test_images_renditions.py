"""Names and widths follow from a photo's own sides."""

import re
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listings.cars.images import renditions

PHOTO = UUID("0190f1de-7a3c-7cc0-8f0e-5a52d0a4a001")
SIDES = st.integers(min_value=1, max_value=12_000)


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((4000, 3000), (320, 640, 960, 1280, 1920)),
        ((1920, 1080), (320, 640, 960, 1280, 1920)),
        ((1000, 750), (320, 640, 960, 1000)),
        ((640, 480), (320, 640)),
        ((320, 240), (320,)),
        ((240, 320), (240,)),
        ((3000, 4000), (320, 640, 960, 1280, 1440)),
        ((1, 320), (1,)),
    ],
)
def test_ladder_ends_at_the_photos_own_width_or_the_longest(
    size: tuple[int, int], widths: tuple[int, ...]
) -> None:
    assert renditions.ladder(*size) == widths


@given(SIDES, SIDES)
def test_ladder_rises_and_never_enlarges(width: int, height: int) -> None:
    steps = renditions.ladder(width, height)
    assert list(steps) == sorted(set(steps))
    assert steps[0] >= 1
    assert steps[-1] <= min(width, 1920)
    top, tall = renditions.fitted(width, height)
    assert top == steps[-1]
    assert 1 <= tall <= max(1920, height if top == 1 else 0)


@given(SIDES, SIDES)
def test_every_file_is_a_step_and_the_small_formats_have_them_all(width: int, height: int) -> None:
    steps = set(renditions.ladder(width, height))
    made = renditions.files(width, height)
    assert len(set(made)) == len(made)
    assert {step for step, _ in made} == steps
    for suffix in ("avif", "webp"):
        assert {step for step, kind in made if kind == suffix} == steps
    assert 1 <= sum(kind == "jpg" for _, kind in made) <= 2


def test_keys_hold_nothing_but_our_own_values() -> None:
    names = renditions.keys(PHOTO, 3, 4000, 3000)
    assert f"img/{PHOTO}/3/640.jpg" in names
    assert len(names) == 12
    assert all(re.fullmatch(r"img/[0-9a-f-]{36}/3/\d+\.(avif|webp|jpg)", name) for name in names)


def test_picture_offers_small_formats_first_and_a_jpeg_for_all() -> None:
    picture = renditions.picture(PHOTO, 1, 1000, 750, "/media/{}".format)
    home = f"/media/img/{PHOTO}/1"
    assert [source.type for source in picture.sources] == ["image/avif", "image/webp"]
    assert picture.sources[0].srcset == (
        f"{home}/320.avif 320w, {home}/640.avif 640w, {home}/960.avif 960w, {home}/1000.avif 1000w"
    )
    assert picture.src == f"{home}/640.jpg"
    assert picture.share == f"{home}/1000.jpg"
    assert picture.full == f"{home}/1000.webp"
    assert (picture.width, picture.height) == (1000, 750)
