"""Real photos through the real child process."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import psutil
import pytest
from PIL import Image

from listings.cars.images import limits, rendering, renditions
from listings.cars.images.intake import inspect
from listings.cars.images.rendering import Crashed, Rendered, TryAgain, Unreadable, render

from . import image_samples as samples

Colour = tuple[int, int, int]


@pytest.fixture
def draw(tmp_path: Path) -> Callable[[bytes], Rendered]:
    """Render the bytes into `tmp_path / "out"`."""

    def run(data: bytes) -> Rendered:
        original = tmp_path / "original"
        original.write_bytes(data)
        out = tmp_path / "out"
        out.mkdir(exist_ok=True)
        return render(original, out)

    return run


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def near(image: Image.Image, at: tuple[float, float], colour: Colour, slack: int = 40) -> bool:
    """Whether the pixel at that part of the width and height has about that colour."""
    spot = (int(image.width * at[0]), int(image.height * at[1]))
    found = image.convert("RGB").getpixel(spot)
    return all(abs(a - b) <= slack for a, b in zip(found, colour, strict=True))


def is_upright(path: Path) -> bool:
    with Image.open(path) as image:
        return (
            near(image, (0.1, 0.1), samples.RED)
            and near(image, (0.9, 0.1), samples.GREEN)
            and near(image, (0.1, 0.9), samples.BLUE)
            and near(image, (0.9, 0.9), samples.WHITE)
        )


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_ends_upright(
    draw: Callable, out: Path, orientation: int, file_format: str
) -> None:
    rendered = draw(samples.turned(orientation, file_format))
    assert (rendered.width, rendered.height) == (320, 192)
    assert all(is_upright(out / name) for name in rendered.files)


def test_large_photo_of_a_turned_camera_ends_upright(draw: Callable, out: Path) -> None:
    rendered = draw(samples.turned(6, size=(3000, 5000)))
    assert (rendered.width, rendered.height) == (3000, 5000)
    assert all(is_upright(out / name) for name in rendered.files)
    with Image.open(out / "1152.webp") as largest:
        assert largest.size == (1152, 1920)


def test_photo_becomes_every_file_of_its_ladder_in_the_promised_sides(
    draw: Callable, out: Path
) -> None:
    rendered = draw(samples.jpeg(2400, 1600))
    wanted = {f"{step}.{suffix}" for step, suffix in renditions.files(2400, 1600)}
    assert set(rendered.files) == wanted == {path.name for path in out.iterdir()}
    for name in rendered.files:
        with Image.open(out / name) as image:
            step = int(name.split(".")[0])
            assert image.size == (step, renditions.height_at(step, 2400, 1600))
            assert (
                image.format
                == {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}[name[-4:].strip(".")]
            )


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
def test_no_secret_of_the_camera_reaches_a_rendition(
    draw: Callable, out: Path, file_format: str
) -> None:
    data = samples.tell_tale(file_format)
    assert samples.SECRETS["place"] in data
    rendered = draw(data)
    for name in rendered.files:
        made = (out / name).read_bytes()
        assert not [what for what, secret in samples.SECRETS.items() if secret in made]
        with Image.open(out / name) as image:
            assert not image.getexif()
            assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & set(image.info)


def test_sample_carries_every_secret() -> None:
    data = samples.tell_tale()
    assert [what for what, secret in samples.SECRETS.items() if secret not in data] == []


def test_repeating_writes_the_same_bytes(draw: Callable, out: Path) -> None:
    def written() -> dict[str, bytes]:
        draw(samples.jpeg())
        return {path.name: path.read_bytes() for path in out.iterdir()}

    assert written() == written()


@pytest.mark.parametrize(
    "data",
    [
        samples.cmyk_jpeg(),
        samples.jpeg(progressive=True),
        samples.mpo(),
        samples.animated("WEBP"),
        samples.animated("PNG"),
        samples.with_large_camera_data(),
    ],
    ids=["cmyk", "progressive", "mpo", "film webp", "film png", "5 MB of camera data"],
)
def test_unusual_photo_shows_its_first_picture_in_right_colours(
    draw: Callable, out: Path, data: bytes
) -> None:
    assert inspect(BytesIO(data), "odd.jpg")
    rendered = draw(data)
    assert all(is_upright(out / name) for name in rendered.files)


def test_sixteen_bit_grey_is_scaled_not_cut(draw: Callable, out: Path) -> None:
    assert draw(samples.grey_16_bit(0x8000)).colour == "#808080"


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "RGB"])
def test_transparent_parts_become_white(draw: Callable, out: Path, mode: str) -> None:
    rendered = draw(samples.see_through(mode))
    for name in rendered.files:
        with Image.open(out / name) as image:
            assert near(image, (0.9, 0.5), (255, 255, 255), slack=6)
            assert not near(image, (0.1, 0.5), (255, 255, 255))


def test_embedded_colour_profile_is_applied(draw: Callable, out: Path) -> None:
    draw(samples.jpeg(icc_profile=samples.swapped_profile()))
    with Image.open(out / "640.jpg") as image:
        assert near(image, (0.1, 0.1), (20, 20, 220), slack=60)


@pytest.mark.parametrize("profile", [b"no profile at all", samples.srgb_profile()[:200]])
def test_broken_colour_profile_costs_no_photo(draw: Callable, out: Path, profile: bytes) -> None:
    draw(samples.jpeg(icc_profile=profile))
    assert is_upright(out / "640.jpg")


def test_profile_for_other_colours_is_ignored(draw: Callable, out: Path) -> None:
    draw(samples.saved(samples.corners().convert("L"), "JPEG", icc_profile=samples.srgb_profile()))
    with Image.open(out / "640.jpg") as image:
        assert near(image, (0.9, 0.9), (250, 250, 250))


def test_broken_camera_data_costs_no_photo(draw: Callable, out: Path) -> None:
    draw(samples.jpeg(exif=b"Exif\0\0II*\0\xff\xff\xff\xff" + bytes(20)))
    assert is_upright(out / "640.jpg")


def test_colour_is_the_mean(draw: Callable) -> None:
    half = Image.new("RGB", (400, 400), (0, 0, 0))
    half.paste((200, 100, 50), (0, 0, 200, 400))
    assert draw(samples.saved(half, "PNG")).colour == "#643219"


@pytest.mark.parametrize("size", [(1, 320), (320, 1), (1, 12_000), (12_000, 1)])
def test_thinnest_strip_is_drawn(draw: Callable, size: tuple[int, int]) -> None:
    rendered = draw(samples.saved(Image.new("RGB", size), "PNG"))
    assert (rendered.width, rendered.height) == size


@pytest.mark.parametrize(
    "data",
    [
        b"",
        samples.jpeg()[:3000],
        samples.png()[:-400],
        samples.webp()[:-200],
        samples.png_promising(640, 480),
        *(make() for make, _ in samples.FOREIGN.values()),
    ],
)
def test_what_is_no_photo_is_unreadable_for_good(draw: Callable, out: Path, data: bytes) -> None:
    with pytest.raises(Unreadable) as unreadable:
        draw(data)
    assert unreadable.value.code == "unreadable"
    assert "“van.jpg” could not be read" in str(unreadable.value.sentence("van.jpg"))
    assert not list(out.iterdir())


@pytest.mark.parametrize("size", [(13_000, 13_000), (8_000, 7_000)])
def test_bomb_that_passed_intake_is_refused_before_decoding(
    draw: Callable, size: tuple[int, int]
) -> None:
    bomb = samples.png_bomb(*size, bits=1, colour=0)
    with pytest.raises(Unreadable, match="too_heavy"):
        draw(bomb)


def test_child_that_needs_too_much_memory_is_stopped(
    draw: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CHILD_MEMORY", 128 * limits.MEBIBYTE)
    with pytest.raises(Unreadable, match="too_heavy"):
        draw(samples.png_bomb(7_000, 7_000))
    assert draw(samples.jpeg()).width == 640


def test_child_that_needs_too_much_time_is_stopped(
    draw: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CHILD_CPU_SECONDS", 1)
    with pytest.raises(Unreadable, match="too_heavy"):
        draw(samples.heavy_progressive(scans=400, side=4_000))


def test_late_child_may_be_tried_again(draw: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHILD_WALL_SECONDS", 0.01)
    with pytest.raises(TryAgain):
        draw(samples.jpeg())


def test_killed_child_leaves_the_caller_alive_and_may_be_tried_again(draw: Callable) -> None:
    def ours(process: psutil.Process) -> bool:
        with suppress(psutil.Error):  # it may be gone by now
            return rendering.CHILD in process.cmdline()
        return False

    def kill_the_child() -> None:
        me = psutil.Process()
        while not (children := [child for child in me.children() if ours(child)]):
            time.sleep(0.005)
        children[0].kill()

    killer = threading.Thread(target=kill_the_child)
    killer.start()
    with pytest.raises(TryAgain) as again:
        draw(samples.heavy_progressive(scans=200, side=4_000))
    killer.join()
    assert not isinstance(again.value, Crashed)


def test_crash_is_told_apart_with_its_last_words(
    draw: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "CHILD", "listings.cars.images.no_such_child")
    with pytest.raises(Crashed, match="No module named"):
        draw(samples.jpeg())


@pytest.mark.parametrize("missing", ["original", "out"])
def test_failing_disk_is_not_the_photos_fault(tmp_path: Path, missing: str) -> None:
    (tmp_path / "original").write_bytes(samples.jpeg())
    (tmp_path / "out").mkdir()
    (tmp_path / missing).rename(tmp_path / "elsewhere")
    with pytest.raises(TryAgain, match="No such file") as again:
        render(tmp_path / "original", tmp_path / "out")
    assert not isinstance(again.value, Crashed)


def test_child_knows_neither_django_nor_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    look = "import sys, listings.cars.images.child; sys.exit('django' in sys.modules)"
    command = [sys.executable, "-c", look]
    done = subprocess.run(command, cwd=rendering.PROJECT, check=False)
    assert done.returncode == 0
    monkeypatch.setenv("SECRET_KEY", "a secret")
    assert "a secret" not in rendering.ENVIRONMENT.values()
