"""Format and dimensions of a picture from its header, without decoding and without a decoder.

Three formats are read; of others only the name is known, so that a refusal can say it. Every
figure here is a claim of the file: the child checks it again on what it really decodes.
"""

import os
import struct
from dataclasses import dataclass
from typing import Protocol

HEAD_BYTES = 1024
CHUNK_BYTES = 64 * 1024
# A photo has some dozens; each may carry 64 KiB of camera data.
MAX_SEGMENTS = 1000

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_END = b"IEND\xae\x42\x60\x82"
JPEG_START = b"\xff\xd8\xff"
JPEG_END = b"\xff\xd9"
# Start of frame: SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC).
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
JPEG_SCAN = 0xDA
# Markers that stand alone, without a length: TEM, RST0 to RST7, SOI, EOI.
JPEG_LONE = frozenset([0x01, *range(0xD0, 0xDA)])

FOREIGN_STARTS = {
    b"GIF8": "gif",
    b"BM": "bmp",
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
    b"8BPS": "psd",
    b"%PDF": "pdf",
    b"%!PS": "eps",
    b"\xc5\xd0\xd3\xc6": "eps",
    b"PK\x03\x04": "zip",
    b"\xff\x0a": "jpegxl",
    b"\0\0\0\x0cJXL ": "jpegxl",
    b"\0\0\0\x0cjP  ": "jpeg2000",
}
# The brand of a file in the ISO base media container; those not listed are videos.
BRANDS = dict.fromkeys((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"), "heic")
BRANDS |= {b"avif": "avif", b"avis": "avif"}
TEXT_MARKS = {b"<svg": "svg", b"<!doctype svg": "svg", b"<!doctype html": "html", b"<html": "html"}


class Readable(Protocol):
    """Any seekable binary file, also Django's UploadedFile."""

    def read(self, size: int = -1, /) -> bytes: ...
    def seek(self, offset: int, whence: int = 0, /) -> int: ...
    def tell(self) -> int: ...


class Foreign(Exception):
    """None of the three formats; `kind` is a key of `refusals.KINDS`, or empty."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Damaged(Exception):
    """One of the three formats by its first bytes, but the header makes no sense."""


@dataclass(frozen=True)
class Header:
    """What the file says of itself; sides in pixels as stored, before any turning.

    `complete` is False when the end that the format demands is missing.
    """

    format: str
    width: int
    height: int
    complete: bool


def read_header(file: Readable) -> Header:
    """Read the header of a JPEG, PNG or WebP file; raises `Foreign` or `Damaged`.

    Memory and time do not depend on the pixels that the file promises.
    """
    file.seek(0)
    head = file.read(HEAD_BYTES)
    if head.startswith(JPEG_START):
        header = _jpeg(file)
    elif head.startswith(PNG_SIGNATURE):
        header = _png(file, head)
    elif head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        header = _webp(file, head)
    else:
        raise Foreign(_foreign_kind(head))
    if not (header.width and header.height):
        raise Damaged
    return header


def _foreign_kind(head: bytes) -> str:
    if head[4:8] == b"ftyp":
        return BRANDS.get(head[8:12], "video")
    for start, kind in FOREIGN_STARTS.items():
        if head.startswith(start):
            return kind
    text = head.lower()
    found = {text.index(mark): kind for mark, kind in TEXT_MARKS.items() if mark in text}
    return found[min(found)] if found else ""


def _png(file: Readable, head: bytes) -> Header:
    if head[12:16] != b"IHDR" or len(head) < 24:
        raise Damaged
    width, height = struct.unpack(">II", head[16:24])
    return Header("png", width, height, complete=_contains(file, PNG_END, 24))


def _webp(file: Readable, head: bytes) -> Header:
    if len(head) < 30:
        raise Damaged
    kind = head[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(head[at : at + 3], "little") + 1 for at in (24, 27))
    elif kind == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        width, height = (side & 0x3FFF for side in struct.unpack("<HH", head[26:30]))
    elif kind == b"VP8L" and head[20] == 0x2F:
        bits = int.from_bytes(head[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        raise Damaged
    promised = int.from_bytes(head[4:8], "little") + 8
    return Header("webp", width, height, complete=file.seek(0, os.SEEK_END) >= promised)


def _jpeg(file: Readable) -> Header:
    """Walk the segments to the first scan; the frame before it holds the dimensions."""
    file.seek(2)
    frame = None
    for _ in range(MAX_SEGMENTS):
        marker = _next_marker(file)
        if marker in JPEG_LONE:
            continue
        length = int.from_bytes(file.read(2), "big")
        if length < 2:
            raise Damaged
        after = file.tell() + length - 2
        if marker in JPEG_FRAMES:
            frame = file.read(5)
        if marker == JPEG_SCAN:
            break
        file.seek(after)
    if not frame or len(frame) < 5:
        raise Damaged
    height, width = struct.unpack(">HH", frame[1:5])
    # Inside a scan FF is always followed by 00 or a restart, so FF D9 is the true end.
    return Header("jpeg", width, height, complete=_contains(file, JPEG_END, file.tell()))


def _next_marker(file: Readable) -> int:
    if file.read(1) != b"\xff":
        raise Damaged
    while (byte := file.read(1)) == b"\xff":
        pass  # fill bytes are allowed before a marker
    if not byte:
        raise Damaged
    return byte[0]


def _contains(file: Readable, mark: bytes, start: int) -> bool:
    """Whether the mark stands anywhere after `start`; reads in chunks, so memory is constant."""
    file.seek(start)
    tail = b""
    while chunk := file.read(CHUNK_BYTES):
        window = tail + chunk
        if mark in window:
            return True
        tail = window[1 - len(mark) :]
    return False
