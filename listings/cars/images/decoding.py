"""From the bytes of a stranger to upright sRGB pixels. Runs only in the child process."""

import io
import warnings
from pathlib import Path

from PIL import Image, ImageCms, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from . import limits
from .renditions import fitted

# Importing the three plugins here keeps Pillow from loading its forty others.
FORMATS = tuple(
    plugin.format
    for plugin in (
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        WebPImagePlugin.WebPImageFile,
    )
)
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
LYING = frozenset([5, 6, 7, 8])
SRGB = ImageCms.createProfile("sRGB")
# Shrinking in two passes: as good to the eye as one, at a fraction of the time.
REDUCING_GAP = 3.0

Image.MAX_IMAGE_PIXELS = limits.MAX_PIXELS


class Damaged(Exception):
    """The decoder could not make a picture of the file."""


class TooHeavy(Exception):
    """The picture is larger than its header admitted at intake."""


def decode(path: Path) -> tuple[Image.Image, tuple[int, int]]:
    """The first picture of the file, upright, in sRGB, as large as the largest rendition.

    Also answers the upright width and height of the original. The new picture holds pixels and
    nothing else. Raises `Damaged` or `TooHeavy`, and OSError when the disk fails.
    """
    stored, orientation, size = _load(path)
    largest = fitted(*size)
    if orientation in LYING:
        largest = largest[::-1]
    shrunk = _resizable(stored).resize(largest, Image.Resampling.LANCZOS, reducing_gap=REDUCING_GAP)
    pixels = _srgb(_on_white(shrunk), stored.info.get("icc_profile"))
    if orientation in UPRIGHT:
        pixels = pixels.transpose(UPRIGHT[orientation])
    clean = Image.new("RGB", pixels.size)
    clean.paste(pixels)
    return clean, size


def _load(path: Path) -> tuple[Image.Image, int, tuple[int, int]]:
    """Decode the first frame; a JPEG no larger than needed, which is most of the speed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(path, formats=FORMATS)
            orientation = _orientation(image)
            size = image.size[::-1] if orientation in LYING else image.size
            top = fitted(*size)
            image.draft(None, top[::-1] if orientation in LYING else top)
            image.load()
    except MemoryError:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as bomb:
        raise TooHeavy from bomb
    except Exception as error:
        if isinstance(error, OSError) and error.errno:
            raise  # the disk's fault; Pillow's own errors have no number
        # Decoders raise nearly everything on hostile bytes; it always means the same.
        raise Damaged from error
    return image, orientation, size


def _orientation(image: Image.Image) -> int:
    try:
        return image.getexif().get(ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - broken camera data must not cost a sound photo
        return 1


def _resizable(image: Image.Image) -> Image.Image:
    """A mode in which neighbouring pixels can be averaged."""
    if image.mode.startswith("I"):
        # Pillow cuts 16 bits off at 255 instead of scaling them.
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image if image.mode in ("LA", "RGBA") else image.convert("RGBA")
    return image.convert({"1": "L", "P": "RGB"}.get(image.mode, image.mode))


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in ("LA", "RGBA"):
        return image
    opaque = image.mode.removesuffix("A")
    white = Image.new(opaque, image.size, "white")
    white.paste(image.convert(opaque), mask=image.getchannel("A"))
    return white


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours by the embedded profile; an unusable profile counts as none."""
    if not profile:
        return image.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, SRGB, outputMode="RGB") or image
    except (OSError, ImageCms.PyCMSError):
        # Written by a broken program, or for another kind of colour: the pixels stand as they are.
        return image.convert("RGB")
