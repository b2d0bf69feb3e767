"""How a Japanese frame number is written, and how people write it instead.

A kei frame number is `CODE-SERIAL`, for example `DA63T-123456`; the plate's model code puts an
emission prefix before it (`GD-DA52T`), which is no part of the number. Plain text rules: which
codes exist is an argument.
"""

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

LONGEST = 60
"""More characters than this are not a frame number in any spelling."""

MIN_SERIAL, MAX_SERIAL = 5, 7
LONGEST_PREFIX = 3

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−ーｰ─━ｰ~〜_/.:・"), "-")
_NOISE = dict.fromkeys(map(ord, "\"'`#*,;"), "")
_CONVERTED = re.compile(r"[(\[〔【]?改[)\]〕】]?")
# What stands before the number on papers and in forms; no code begins like that.
_LABEL = re.compile(
    r"(車台番号|型式|(FRAME|CHASSIS|VIN)(\s*(NO|NUMBER)\b)?|NO\b)[\s.:]*", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"[(\[【「]([^()\[\]【】「」]+)[)\]】」]")
_SPACE_BEFORE_SERIAL = re.compile(r"\s+(?=\d{5,7}$)")
_UNKNOWN_GLUED = re.compile(r"([A-Z]{1,3}\d{1,3}[A-Z]{1,2})(\d{5,7})")
_STORED = re.compile(rf"([A-Z0-9]+)-([0-9]{{{MIN_SERIAL},{MAX_SERIAL}}})")
_LOOK_ALIKES = str.maketrans("OIQ", "010")
# Letters and digits of a VIN: seventeen, and never I, O or Q.
_VIN = re.compile(r"(?=.*[A-Z])(?=.*\d)[A-HJ-NPR-Z0-9]{17}")


@dataclass(frozen=True)
class Reading:
    """One way to take a text apart; `rivals` are other ways that fit a missing dash as well."""

    code: str
    serial: str = ""
    prefix: str = ""
    rivals: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        return f"{self.code}-{self.serial}" if self.serial else self.code


def as_stored(text: str, codes: Collection[str]) -> Reading | None:
    """A number in the one spelling that is stored, of a known code; `read` finds the same.

    A million cars are read in a few minutes when a rule changes, nearly all of them spelled so.
    """
    match = _STORED.fullmatch(text)
    return Reading(match[1], match[2]) if match and match[1] in codes else None


def clean(text: str) -> str:
    """One spelling for all: half-width capitals, plain hyphens, no spaces, no 改 mark."""
    text = unicodedata.normalize("NFKC", text).strip()
    if bracketed := _IN_BRACKETS.fullmatch(text):
        text = bracketed[1]
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    text = _CONVERTED.sub("", text.translate(_DASHES).translate(_NOISE))
    text = _SPACE_BEFORE_SERIAL.sub("-", text.strip())
    text = "".join(char for char in text if not (char.isspace() or _is_invisible(char)))
    text = "".join(char.upper() if char.isascii() else char for char in text)
    return re.sub("-+", "-", unicodedata.normalize("NFKC", text)).strip("-")


def is_readable(text: str) -> bool:
    """Whether a text can be a frame number at all: not empty, not too long, no control codes."""
    text = text.strip()
    if len(text) > LONGEST or any(_is_control(char) for char in text):
        return False
    return any(char.isascii() and char.isalnum() for char in clean(text))


def _is_control(char: str) -> bool:
    return unicodedata.category(char) == "Cc" and not char.isspace()


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) == "Cf" or _is_control(char)


def read(
    text: str,
    codes: Collection[str],
    prefixes: Collection[str],
    knows: Callable[[str], bool],
) -> Reading:
    """Take a text apart into prefix, code and serial.

    `codes` are the codes in the catalogue, `knows(code)` also answers for their near spellings.
    Dashes that lead to a known code are believed; otherwise they are put where the longest known
    code leaves five to seven digits.
    """
    cleaned = clean(text)
    dashed = _by_dashes(cleaned, prefixes)
    if knows(dashed.code):
        return dashed
    joined = cleaned.replace("-", "")
    glued = _by_longest_code(joined, codes) or _after_glued_prefix(joined, codes, prefixes)
    if glued:
        return glued
    if dashed.prefix:
        rest = cleaned.removeprefix(f"{dashed.prefix}-")
        return replace(read(rest, codes, prefixes, knows), prefix=dashed.prefix)
    return _after_unknown_prefix(cleaned, prefixes, knows) or _unknown(dashed)


def _by_dashes(cleaned: str, prefixes: Collection[str]) -> Reading:
    first, *rest = cleaned.split("-")
    prefix = ""
    # TA is an emission prefix and the code of the first Honda Acty: TA-1234567 is the Acty.
    if first in prefixes and rest and not _like_serial(rest[0]):
        prefix, (first, *rest) = first, rest
    if len(rest) > 1 or (rest and not _like_serial(rest[0])):
        return Reading(cleaned)
    return Reading(first, "".join(rest), prefix)


def _like_serial(text: str) -> bool:
    return text.isalnum() and text.isascii() and text.translate(_LOOK_ALIKES).isdigit()


def _by_longest_code(joined: str, codes: Collection[str], prefix: str = "") -> Reading | None:
    if joined in codes:
        return Reading(joined, prefix=prefix)
    splits = [
        (joined[:-length], joined[-length:])
        for length in range(MIN_SERIAL, MAX_SERIAL + 1)
        if joined[:-length] in codes and joined[-length:].isdigit()
    ]
    if not splits:
        return None
    (code, serial), *others = splits
    return Reading(code, serial, prefix, tuple("-".join(other) for other in others))


def _after_glued_prefix(
    joined: str, codes: Collection[str], prefixes: Collection[str]
) -> Reading | None:
    for length in (3, 2, 1):
        if joined[:length] in prefixes and (
            reading := _by_longest_code(joined[length:], codes, joined[:length])
        ):
            return reading
    return None


def _after_unknown_prefix(
    cleaned: str, prefixes: Collection[str], knows: Callable[[str], bool]
) -> Reading | None:
    """R-G20-002686: a prefix that is in no list, but before a known code and a serial."""
    prefix, _, rest = cleaned.partition("-")
    reading = _by_dashes(rest, prefixes)
    is_prefix = prefix.isalnum() and len(prefix) <= LONGEST_PREFIX and not reading.prefix
    return replace(reading, prefix=prefix) if is_prefix and knows(reading.code) else None


def _unknown(dashed: Reading) -> Reading:
    match = _UNKNOWN_GLUED.fullmatch(dashed.number)
    return Reading(match[1], match[2]) if match else dashed


def is_vin(number: str) -> bool:
    """Whether this has the shape of a 17-character VIN, which no car built for Japan has."""
    return _VIN.fullmatch(number) is not None


def as_digits(text: str) -> str:
    """The text with O and Q as 0 and I as 1."""
    return text.translate(_LOOK_ALIKES)


def look_alikes(text: str) -> list[str]:
    """What may be meant where makers use no such letter: digits for O and I, then also for Q.

    Q is a letter of real codes (S321Q), so it is doubted last, and an O may stand for it.
    """
    guesses = [text.translate(str.maketrans("OI", "01")), as_digits(text), text.replace("O", "Q")]
    return [guess for guess in dict.fromkeys(guesses) if guess != text]


def mask(number: str) -> str:
    """What strangers see of a frame number: `DA63T-12****`. A model code alone stays whole."""
    code, dash, serial = number.rpartition("-")
    if dash:
        return f"{code}-{serial[:2]}{'*' * len(serial[2:])}"
    return number if len(number) <= MAX_SERIAL else f"{number[:-4]}****"
