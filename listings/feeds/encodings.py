"""Which encoding a text file is in: strict, one for the whole file, never a guess that garbles.

In this order: a byte order mark, UTF-16 by its zero bytes, strict UTF-8, then the Japanese ones.
"""

import codecs

from listings.eligibility.sentences import say

from .findings import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_LOOKED_AT = 4_096
# Half-width signs by which Japanese EUC betrays itself when it is read as CP932.
_HALF_WIDTH = ("､", "･")


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises `Unreadable` with line and byte."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, codec, name), name
    if wide := _without_mark(data):
        return _strict(data, wide, "UTF-16"), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as error:
        _refuse_mixture(data, error)
    return _japanese(data)


def _strict(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise _broken(data, error.start, name) from error


def _without_mark(data: bytes) -> str:
    """UTF-16 from a program that writes no mark: every other byte of plain text is zero."""
    head = data[:_LOOKED_AT]
    if len(head) < 4:
        return ""
    half = len(head) // 2
    if head[1::2].count(0) > 0.4 * half and not head[0::2].count(0):
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > 0.4 * half and not head[1::2].count(0) else ""


def _refuse_mixture(data: bytes, error: UnicodeDecodeError) -> None:
    """A file with real UTF-8 beside the first byte that is none is mixed or cut, not Japanese."""
    is_cut = error.reason == "unexpected end of data" and error.end == len(data)
    if is_cut or any(map(_is_surely_utf8, data.splitlines())):
        raise _broken(data, error.start, "UTF-8")


def _is_surely_utf8(line: bytes) -> bool:
    """Signs of three bytes hardly ever arise by chance; accents of two bytes do."""
    if line.isascii():
        return False
    try:
        return any(ord(sign) > 0x7FF for sign in line.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _japanese(data: bytes) -> tuple[str, str]:
    text, first_bad = _tried(data, "cp932")
    other, _bad = _tried(data, "euc_jp")
    looks_half_width = text is None or any(sign in text for sign in _HALF_WIDTH)
    if other is not None and looks_half_width and any("ぁ" <= sign <= "ヿ" for sign in other):
        return other, "EUC-JP"
    if text is None:
        raise _broken(data, first_bad, "CP932")
    return text, "CP932"


def _tried(data: bytes, codec: str) -> tuple[str | None, int]:
    try:
        return data.decode(codec), 0
    except UnicodeDecodeError as error:
        return None, error.start


def _broken(data: bytes, byte: int, name: str) -> Unreadable:
    line = data.count(b"\n", 0, byte) + 1
    return Unreadable(
        "E004",
        say(
            "Line %(line)s is not in %(encoding)s, as the file is (byte %(byte)s). "
            "The file is in two encodings or cut off; save it again as “CSV UTF-8”.",
            line=line,
            encoding=name,
            byte=byte + 1,
        ),
    )
