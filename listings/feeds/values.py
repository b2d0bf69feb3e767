"""Reading one cell: strict, so that a figure is never another figure. Raises `Wrong`."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from listings.eligibility.dates import read_date
from listings.eligibility.intervals import DateError, Interval, Precision
from listings.eligibility.sentences import Sentence, say

from .findings import Wrong

FIRST_KEI_YEAR = 1949
_AMOUNT = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]{1,2}))?")
_WHOLE = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.0{1,2})?")
_SIGNS = {"$": "USD", "us$": "USD", "usd": "USD", "¥": "JPY", "jpy": "JPY", "円": "JPY", "yen": "JPY"}  # fmt: skip
_MONEY = re.compile(r"(us\$|\$|usd|¥|jpy)?\s*(.*?)\s*(usd|jpy|円|yen)?")
_TO_BE_ASKED = re.compile(
    r"ask|tba|tbd|poa|call|negotiable|応談|要問|お問|on (request|application)"
)
_UNITS = {"km": "km", "kms": "km", "kilometers": "km", "kilometres": "km", "mi": "mi", "mile": "mi", "miles": "mi"}  # fmt: skip
_READING = re.compile(r"(.*?)\s*(km|kms|kilomet(?:er|re)s|mi|miles?)?\.?")
_YES = {"yes", "y", "true", "1", "有", "有り", "あり", "○", "付"}
_NO = {"no", "n", "false", "0", "無", "無し", "なし", "×", "none"}
_SHOWN = 40


def plain(text: str) -> str:
    """Full-width signs as their twins, no spaces around, small letters."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def shown(text: str) -> str:
    """A cell fit for a message: one line, short, printable."""
    line = "".join(sign if sign.isprintable() else "?" for sign in text[:_SHOWN])
    return f"{line}…" if len(text) > _SHOWN else line


def line(text: str, longest: int) -> str:
    """One line of text without signs that nobody sees."""
    kept = (
        sign for sign in text if sign.isspace() or unicodedata.category(sign) not in ("Cc", "Cf")
    )
    clean = " ".join("".join(kept).split())
    if len(clean) > longest:
        raise _too_long(len(clean), longest)
    return clean


def words(text: str, longest: int) -> str:
    """Text of several lines, as typed."""
    kept = "".join(
        sign for sign in text.replace("\r\n", "\n").replace("\r", "\n")
        if sign == "\n" or unicodedata.category(sign) != "Cc"
    ).strip()  # fmt: skip
    if len(kept) > longest:
        raise _too_long(len(kept), longest)
    return kept


def _too_long(length: int, longest: int) -> Wrong:
    sentence = say("%(n)s signs; at most %(most)s fit.", n=f"{length:,}", most=f"{longest:,}")
    return Wrong("E504", sentence)


def amount(text: str) -> tuple[Decimal, str]:
    """A price and the currency that it names itself, or empty: 7900, 7,900.50, $7,900, 7900 USD."""
    bare = plain(text)
    if _TO_BE_ASKED.search(bare):
        raise Wrong(
            "E401",
            say("“%(text)s” is no price. Give an amount, or leave the car out.", text=shown(text)),
        )
    parts = _MONEY.fullmatch(bare)
    found = _AMOUNT.fullmatch(parts[2]) if parts else None
    if parts is None or found is None or len(found[1]) > 12:
        raise Wrong(
            "E403", say("“%(text)s” is no amount. Write 7900 or 7,900.50.", text=shown(text))
        )
    named = {_SIGNS[sign] for sign in (parts[1], parts[3]) if sign}
    if len(named) > 1:
        raise Wrong("E406", say("“%(text)s” names two currencies.", text=shown(text)))
    return Decimal(found[1].replace(",", "") + "." + (found[2] or "0")), "".join(named)


def whole(text: str, least: int, most: int, unit: str = "") -> int:
    """A whole number between bounds; `unit` may stand behind it."""
    bare = plain(text)
    bare = bare.removesuffix(unit).rstrip() if unit else bare
    found = _WHOLE.fullmatch(bare)
    if found is None:
        if bare.startswith("="):
            raise Wrong(
                "E502",
                say("“%(text)s” is a formula. Save the values, not formulas.", text=shown(text)),
            )
        raise Wrong("E502", say("“%(text)s” is no whole number.", text=shown(text)))
    number = int(found[1].replace(",", "")[:12])
    if not least <= number <= most:
        raise Wrong(
            "E503",
            say(
                "%(number)s is not between %(least)s and %(most)s.",
                number=shown(found[1]),
                least=f"{least:,}",
                most=f"{most:,}",
            ),
        )
    return number


def reading(text: str) -> tuple[int, str]:
    """An odometer reading and the unit that stands behind it, or empty: 61234, 61,234 km."""
    parts = _READING.fullmatch(plain(text))
    number, unit = (parts[1], parts[2] or "") if parts else (text, "")
    return whole(number, 0, 999_999), _UNITS.get(unit, "")


def yes_or_no(text: str) -> bool:
    bare = plain(text)
    if bare not in _YES | _NO:
        raise Wrong("E501", say("“%(text)s” is neither yes nor no.", text=shown(text)))
    return bare in _YES


def one_of(text: str, known: Mapping[str, str], allowed: Sequence[str]) -> str:
    """A word of a list, by any of its spellings (`known`, folded)."""
    if (found := known.get(key(text))) is None:
        raise Wrong(
            "E501",
            say(
                "“%(text)s” is not known. Allowed: %(allowed)s.",
                text=shown(text),
                allowed=", ".join(allowed),
            ),
        )
    return found


def key(text: str) -> str:
    """How words are compared: `5-speed manual` is `5speedmanual`."""
    return re.sub(r"[\s\-_./]+", "", plain(text))


def day(text: str, today: date) -> Interval:
    """A date as papers write it: 2001-11, H13.11, 平成13年11月."""
    try:
        found = read_date(text)
    except DateError as error:
        raise Wrong("E201", error.sentence) from error
    if found.first > today:
        raise Wrong("E202", say("%(date)s lies in the future.", date=found.text))
    if found.first.year < FIRST_KEI_YEAR:
        raise Wrong("E202", say("Kei cars have been built since 1949."))
    return found


def year(text: str, today: date) -> Interval:
    """A year, also of an era: 2001, H13, 平成13年."""
    found = day(text, today)
    if found.precision != Precision.YEAR:
        raise Wrong("E201", _NO_YEAR)
    return found


_NO_YEAR: Sentence = say("Give the year alone, such as 2001; a month goes into build_month.")


def links(text: str) -> list[str]:
    """Addresses of photos in order, each once. Only https."""
    found = [one for one in re.split(r"[;\s]+|,(?=\s*https?:)", text) if one]
    for one in found:
        if not re.fullmatch(r"https://[^\s/?#@]+(?:[/?#]\S*)?", one) or len(one) > 500:
            raise Wrong("E301", say("“%(text)s” is no https:// address.", text=shown(one)))
    return list(dict.fromkeys(found))
