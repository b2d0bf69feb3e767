"""Images that are not SVG: of the right size, light enough, opaque where a screen needs it."""

import pytest
from django.contrib.staticfiles import finders
from PIL import Image


@pytest.mark.parametrize(
    ("name", "size", "most"),
    [("share.png", (1200, 630), 150_000), ("apple-touch-icon.png", (180, 180), 5_000)],
)
def test_an_image_has_its_size_and_is_light(name, size, most):
    path = finders.find(f"img/{name}")
    with open(path, "rb") as file, Image.open(file) as image:
        assert image.size == size
        assert "transparency" not in image.info
        assert file.seek(0, 2) < most


def test_the_icon_of_a_tab_has_the_sizes_of_old_browsers():
    with Image.open(finders.find("img/favicon.ico")) as icon:
        assert icon.ico.sizes() == {(16, 16), (32, 32), (48, 48)}


@pytest.mark.parametrize(("name", "most"), [("kei", 36_000), ("scale", 3_000), ("outline", 12_000)])
def test_a_sheet_of_drawings_is_light(name, most):
    with open(finders.find(f"img/{name}.svg"), "rb") as file:
        assert file.seek(0, 2) < most
