"""Looking at a file that a person sent, before anything of it is stored or decoded."""

import hashlib
import os
import unicodedata
from dataclasses import dataclass

from . import limits
from .headers import CHUNK_BYTES, Damaged, Foreign, Header, Readable, read_header
from .refusals import KINDS, Refused, megabytes

NAMELESS = "photo"
LONGEST_SUFFIX = 10


@dataclass(frozen=True)
class Incoming:
    """A file that may be stored: cleaned name, format (jpeg, png or webp), sides in pixels as
    stored (not yet turned upright), SHA-256 in hexadecimal, size in bytes."""

    name: str
    format: str
    width: int
    height: int
    sha256: str
    size: int


def inspect(file: Readable, name: str) -> Incoming:
    """Judge a file by its bytes; its name and the browser's content type decide nothing.

    Leaves the file rewound. Raises `Refused` with a sentence that names the file. Pixels are never
    decoded here.
    """
    name = clean_name(name)
    size = file.seek(0, os.SEEK_END)
    if size == 0:
        raise Refused("empty", name)
    if size > limits.MAX_BYTES:
        limit = megabytes(limits.MAX_BYTES)
        raise Refused("too_big", name, size=megabytes(size), limit=limit)
    header = _header(file, name)
    _check_sides(header, name)
    if not header.complete:
        raise Refused("incomplete", name)
    return Incoming(name, header.format, header.width, header.height, _sha256(file), size)


def clean_name(name: str) -> str:
    """The file's name for showing: last part of the path, no control or direction signs, at most
    `limits.NAME_LENGTH` characters with the suffix kept. It never becomes part of a path."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = (sign for sign in last if sign.isspace() or unicodedata.category(sign)[0] != "C")
    clean = unicodedata.normalize("NFC", " ".join("".join(shown).split()))
    if len(clean) > limits.NAME_LENGTH:
        stem, dot, suffix = clean.rpartition(".")
        ending = dot + suffix if len(suffix) <= LONGEST_SUFFIX else ""
        clean = (stem or suffix)[: limits.NAME_LENGTH - len(ending)].rstrip() + ending
    return clean or NAMELESS


def _header(file: Readable, name: str) -> Header:
    try:
        return read_header(file)
    except Foreign as foreign:
        if foreign.kind:
            raise Refused("wrong_format", name, kind=KINDS[foreign.kind]) from None
        raise Refused("not_a_photo", name) from None
    except Damaged:
        raise Refused("unreadable", name) from None


def _sha256(file: Readable) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK_BYTES):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _check_sides(header: Header, name: str) -> None:
    width, height = header.width, header.height
    sides = {"width": f"{width:,}", "height": f"{height:,}"}
    pixels = width * height
    if pixels > limits.MAX_PIXELS:
        raise Refused("too_many_pixels", name, **sides, limit=limits.MAX_PIXELS // 1_000_000)
    if header.format == "webp" and pixels > limits.MAX_PIXELS_WEBP:
        limit = limits.MAX_PIXELS_WEBP // 1_000_000
        raise Refused("too_many_pixels_webp", name, **sides, limit=limit)
    if max(width, height) > limits.MAX_SIDE:
        raise Refused("too_long", name, **sides, limit=f"{limits.MAX_SIDE:,}")
    if max(width, height) < limits.MIN_LONG_SIDE:
        raise Refused("too_small", name, **sides, limit=limits.MIN_LONG_SIDE)
