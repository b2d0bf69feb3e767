"""Nice and nasty picture files, made while the tests run."""

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image, ImageCms

RED, GREEN, BLUE, WHITE = (220, 20, 20), (20, 180, 20), (20, 20, 220), (250, 250, 250)

# What a camera may write into a file; none of it may reach a visitor.
SECRETS = {
    "place": b"GPS-N35.6762",
    "owner": b"OWNER-Tanaka",
    "serial": b"SERIAL-4711",
    "thumbnail": b"THUMBNAIL-JPEG",
    "xmp": b"XMP-creator",
    "iptc": b"IPTC-byline",
    "comment": b"COMMENT-of-mine",
    "profile": b"ICC-of-a-screen",
    "tail": b"<script>alert('tail')</script>",
}


def corners(width: int = 640, height: int = 480) -> Image.Image:
    """Red at the upper left, green at the upper right, blue lower left, white lower right."""
    image = Image.new("RGB", (width, height), WHITE)
    across, down = width // 2, height // 2
    image.paste(RED, (0, 0, across, down))
    image.paste(GREEN, (across, 0, width, down))
    image.paste(BLUE, (0, down, across, height))
    return image


def saved(image: Image.Image, file_format: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()


def jpeg(width: int = 640, height: int = 480, **options: object) -> bytes:
    return saved(corners(width, height), "JPEG", **{"quality": 90, **options})


def png(width: int = 640, height: int = 480, **options: object) -> bytes:
    return saved(corners(width, height), "PNG", **options)


def webp(width: int = 640, height: int = 480, **options: object) -> bytes:
    return saved(corners(width, height), "WEBP", **options)


# What undoes each EXIF orientation: the stored picture is the upright one turned by this.
_STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def turned(
    orientation: int, file_format: str = "JPEG", size: tuple[int, int] = (320, 192)
) -> bytes:
    """`corners` as a camera in that position stores it, with the orientation in the EXIF data."""
    upright = corners(*size)
    how = _STORED[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(upright.transpose(how) if how is not None else upright, file_format, exif=exif)


def _segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x8298] = SECRETS["owner"].decode()
    exif[0xC62F] = SECRETS["serial"].decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (35.0, 40.0, 34.0), 0x1B: SECRETS["place"]})
    return exif.tobytes() + SECRETS["thumbnail"]


def tell_tale(file_format: str = "JPEG") -> bytes:
    """A sound photo with every secret of `SECRETS` that its format can carry."""
    options = {"exif": _exif(), "icc_profile": srgb_profile() + SECRETS["profile"]}
    image = corners()
    if file_format != "JPEG":
        packet = b"<x:xmpmeta>" + SECRETS["xmp"] + b"</x:xmpmeta>"
        xmp = {"xmp": packet} if file_format == "WEBP" else {}
        return saved(image, file_format, **options, **xmp) + SECRETS["tail"]
    plain = saved(image, "JPEG", comment=SECRETS["comment"], **options)
    extra = _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRETS["xmp"])
    extra += _segment(
        0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0b" + SECRETS["iptc"] + b"\0"
    )
    return plain[:2] + extra + plain[2:] + SECRETS["tail"] + b"PK\x03\x04" + bytes(100)


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def swapped_profile() -> bytes:
    """A colour profile in which red and blue have changed places."""
    profile = srgb_profile()
    for old, new in ((b"rXYZ", b"?XYZ"), (b"bXYZ", b"rXYZ"), (b"?XYZ", b"bXYZ")):
        profile = profile.replace(old, new, 1)
    return profile


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_promising(width: int, height: int, *, bits: int = 8, colour: int = 2) -> bytes:
    """A PNG whose header promises the sides; its pixels are a few bytes."""
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    data = zlib.compress(bytes(100))
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", data)
        + _chunk(b"IEND", b"")
    )


def png_bomb(width: int, height: int, *, bits: int = 8, colour: int = 2) -> bytes:
    """A complete PNG of zeros: some hundred kilobytes for hundreds of megabytes of pixels."""
    channels = {0: 1, 2: 3, 6: 4}[colour]
    row = bytes(1 + (width * channels * bits + 7) // 8)
    packer = zlib.compressobj(1)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", data)
        + _chunk(b"IEND", b"")
    )


def jpeg_promising(width: int, height: int) -> bytes:
    """A small JPEG whose frame header was rewritten to promise other sides."""
    data = bytearray(jpeg())
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(data)


def webp_promising(width: int, height: int) -> bytes:
    """A WebP whose canvas header promises the sides."""
    canvas = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + canvas
    return b"RIFF" + struct.pack("<I", len(body)) + body


def with_large_camera_data(megabytes: int = 5) -> bytes:
    """A JPEG with that many megabytes of private application segments."""
    plain = jpeg()
    return plain[:2] + _segment(0xE5, bytes(65_000)) * (megabytes * 16) + plain[2:]


def heavy_progressive(scans: int, side: int) -> bytes:
    """A progressive JPEG whose last scan is repeated: little to store, long to decode."""
    data = saved(Image.new("RGB", (side, side), RED), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * scans + data[-2:]


def animated(file_format: str, frames: int = 300) -> bytes:
    """A small film whose first picture is `corners`, the others grey."""
    greys = [Image.new("RGB", (320, 240), (shade % 256,) * 3) for shade in range(1, frames)]
    return saved(
        corners(320, 240),
        file_format,
        save_all=True,
        append_images=greys,
        duration=40,
        lossless=True,
    )


def mpo() -> bytes:
    """Two JPEGs in one file, as some telephones write."""
    return saved(corners(), "MPO", save_all=True, append_images=[Image.new("RGB", (640, 480))])


def cmyk_jpeg(width: int = 640, height: int = 480) -> bytes:
    return saved(corners(width, height).convert("CMYK"), "JPEG", quality=95)


def grey_16_bit(value: int = 0x8000) -> bytes:
    """An even grey with 16 bits a pixel."""
    return saved(Image.new("I;16", (400, 300), value), "PNG")


def see_through(mode: str) -> bytes:
    """Red at the left, wholly transparent at the right, in the named mode."""
    image = Image.new("RGBA", (400, 300), (*RED, 255))
    image.paste((0, 0, 0, 0), (200, 0, 400, 300))
    if mode == "P":
        return saved(image.quantize(4), "PNG")
    if mode == "RGB":
        opaque = Image.new("RGB", (400, 300), RED)
        opaque.paste((1, 2, 3), (200, 0, 400, 300))
        return saved(opaque, "PNG", transparency=(1, 2, 3))
    return saved(image.convert(mode), "PNG")


def _container(brand: bytes) -> bytes:
    return struct.pack(">I", 24) + b"ftyp" + brand + bytes(4) + b"mif1heic" + bytes(2000)


# Files that are no photo for us: the makers by name, with the word that the refusal must use.
FOREIGN: dict[str, tuple[Callable[[], bytes], str]] = {
    "svg": (lambda: b'<?xml version="1.0"?>\n<!-- x --><svg xmlns="..."><script/></svg>', "SVG"),
    "svg with a byte order mark": (lambda: b"\xef\xbb\xbf  <svg onload='x()'/>", "SVG"),
    "html": (lambda: b"\n<!DOCTYPE html><html><body>404<svg></svg></body></html>", "web page"),
    "gif": (lambda: saved(corners(), "GIF"), "GIF"),
    "tiff": (lambda: saved(corners(), "TIFF"), "TIFF"),
    "big-endian tiff": (lambda: b"MM\0*" + bytes(100), "TIFF"),
    "bmp": (lambda: saved(corners(), "BMP"), "BMP"),
    "psd": (lambda: b"8BPS\0\1" + bytes(100), "Photoshop"),
    "pdf": (lambda: saved(corners(), "PDF"), "PDF"),
    "eps": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n", "EPS"),
    "zip": (lambda: b"PK\x03\x04" + bytes(100), "ZIP"),
    "heic": (lambda: _container(b"heic"), "HEIC"),
    "heif": (lambda: _container(b"mif1"), "HEIC"),
    "avif": (lambda: saved(corners(), "AVIF"), "AVIF"),
    "video": (lambda: _container(b"isom"), "video"),
    "jpeg 2000": (lambda: saved(corners(), "JPEG2000"), "JPEG 2000"),
    "jpeg xl": (lambda: b"\xff\x0a" + bytes(100), "JPEG XL"),
    "text": (lambda: b"hello", "not a photo"),
    "one byte": (lambda: b"\xff", "not a photo"),
    "zeros": (lambda: bytes(5000), "not a photo"),
}
