"""Reading partial dates: ISO, Japanese eras in their usual spellings, windows.

A date is read, never guessed: "13年" may be Heisei 13 (2001) or 2013, so a bare two-digit year is
refused with a sentence that says what to write instead.
"""

import re
import unicodedata
from calendar import monthrange
from datetime import date

from .eras import BY_SPELLING, Era
from .intervals import DateError, Interval, Precision
from .sentences import Moment, Sentence, say

LONGEST_TEXT = 40
# A four-digit year outside these is a slip of the keyboard; an answer about it would only confuse.
FIRST_YEAR, LAST_YEAR = 1900, 2199

HOW_TO_WRITE = say("Write it like 2001, 2001-11, 2001-11-05, H13.11 or 平成13年11月.")

ERA_NAMES = "|".join(sorted(BY_SPELLING, key=len, reverse=True))
START = rf"(?:(?P<era>{ERA_NAMES})[.]?)?(?P<year>[0-9]+)"
WITH_SIGNS = re.compile(
    START + r"(?:(?P<sign>[./-])(?P<month>[0-9]{1,2})(?:(?P=sign)(?P<day>[0-9]{1,2}))?)?"
)
WITH_KANJI = re.compile(START + r"年(?:(?P<month>[0-9]{1,2})(?:月(?:(?P<day>[0-9]{1,2})日?)?)?)?")
ASIDE = re.compile(r"\(([^()]*)\)")
SPACE_BESIDE_A_SIGN = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")
# What people type for a hyphen and a full stop; the wave parts the ends of a window.
TWINS = str.maketrans("‐‑‒–—―−ー・〜", "--------.~")
KANJI_NUMBER = re.compile(r"[〇零一二三四五六七八九十]+")
KANJI_TENS = re.compile(r"([二三四五六七八九]?)十([一二三四五六七八九]?)")
KANJI_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def read_date(text: str) -> Interval:
    """All days that `text` may mean. Raises `DateError` with a sentence for the person.

    Reads 2001, 2001-11, 2001-11-05, 1999-01/2005-12, H13, H13.11, H13/03, 平成13年11月, 平成元年,
    ㍻13.11, 昭和六十三年, 2001(H13), 2001(平成13年)3月; full-width signs count as their plain twins.
    """
    plain = _plain(text)
    aside = ASIDE.search(plain)
    if not aside:
        return _read_window(plain)
    before, after = plain[: aside.start()], plain[aside.end() :]
    # In 2001(平成13年)3月 the brackets hold the sign that parts year and month.
    joint = "年" if before[-1:].isdigit() and after[:1].isdigit() else ""
    return _agreed(_read_single(f"{before}{joint}{after}"), _read_single(aside[1]), text)


def read_day(text: str) -> date:
    """Exactly one day. Raises `DateError`."""
    interval = read_date(text)
    if interval.precision != Precision.DAY:
        raise DateError(
            say("%(text)s is not a single day. Write it like 2026-11-22.", text=shown(text))
        )
    return interval.first


def shown(text: str) -> str:
    """`text` fit for one line of a message: printable, short, in quotation marks."""
    printable = "".join(sign if sign.isprintable() else "?" for sign in text[:LONGEST_TEXT])
    return f'"{printable}…"' if len(text) > LONGEST_TEXT else f'"{printable}"'


def _unlike(wrong: Sentence) -> DateError:
    """What is wrong, and how a date is written."""
    return DateError(say("%(wrong)s %(how)s", wrong=wrong, how=HOW_TO_WRITE))


def _plain(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise _unlike(say("%(text)s is too long for a date.", text=shown(text)))
    if not text.strip():
        raise _unlike(say("The date is empty."))
    # Inside a number a space stays, and with it the text unreadable: joining "20 01" is a guess.
    twins = unicodedata.normalize("NFKC", text).lower().translate(TWINS)
    plain = SPACE_BESIDE_A_SIGN.sub("", twins)
    return KANJI_NUMBER.sub(lambda number: _arabic(number[0]), plain.replace("元", "1"))


def _arabic(kanji: str) -> str:
    """十三 and 一三 are 13. A malformed number stays as it is, and so unreadable."""
    if tens := KANJI_TENS.fullmatch(kanji):
        kanji = (tens[1] or "一") + (tens[2] or "〇")
    return kanji.translate(KANJI_DIGITS)


def _read_window(plain: str) -> Interval:
    """1999-01/2005-12; the slash of 2001/11 or H13/03 only parts year and month."""
    ends = plain.split("~" if "~" in plain else "/")
    if len(ends) != 2 or not all(map(_has_a_whole_year, ends)):
        return _read_single(plain)
    first, last = map(_read_single, ends)
    return Interval(first.first, last.last, warning=first.warning or last.warning)


def _match(plain: str) -> re.Match[str] | None:
    return WITH_SIGNS.fullmatch(plain) or WITH_KANJI.fullmatch(plain)


def _has_a_whole_year(plain: str) -> bool:
    match = _match(plain)
    return match is not None and (match["era"] is not None or len(match["year"]) == 4)


def _read_single(plain: str) -> Interval:
    match = _match(plain)
    if match is None:
        raise _unlike(say("%(text)s cannot be read as a date.", text=shown(plain)))
    era = BY_SPELLING.get(match["era"])
    year = _western_year(match["year"], era)
    month, day = (int(match[part]) if match[part] else None for part in ("month", "day"))
    first, last, precision = _days(year, month, day)
    if era is None:
        return Interval(first, last, precision)
    return Interval(*era.clip(first, last), precision, _warning(era, first))


def _western_year(digits: str, era: Era | None) -> int:
    if era is not None and len(digits) <= 2:
        return era.western(int(digits))
    if era is None and len(digits) <= 2:
        raise DateError(
            say(
                "The year %(year)s has no era: it can mean Heisei %(year)s or %(western)s. "
                "Write H%(year)s or four digits.",
                year=digits,
                western=f"20{digits:0>2}",
            )
        )
    if era is not None or len(digits) != 4 or not FIRST_YEAR <= int(digits) <= LAST_YEAR:
        raise _unlike(say("%(text)s cannot be the year of a car.", text=shown(digits)))
    return int(digits)


def _days(year: int, month: int | None, day: int | None) -> tuple[date, date, Precision]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31), Precision.YEAR
    if not 1 <= month <= 12:
        raise DateError(say("There is no month %(month)s.", month=month))
    last_day = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, last_day), Precision.MONTH
    if not 1 <= day <= last_day:
        named = Moment(date(year, month, 1), Precision.MONTH)
        raise DateError(say("%(month)s has no day %(day)s.", month=named, day=day))
    return date(year, month, day), date(year, month, day), Precision.DAY


def _warning(era: Era, first: date) -> Sentence | None:
    if first <= era.last:
        return None
    return say(
        "%(era)s %(extent)s; papers went on printing it for some months.",
        era=Sentence(era.name),
        extent=era.extent,
    )


def _agreed(said: Interval, in_brackets: Interval, text: str) -> Interval:
    """2001(H13): both must mean a common day; the finer one gives the precision."""
    first, last = max(said.first, in_brackets.first), min(said.last, in_brackets.last)
    if first > last:
        raise DateError(
            say(
                "%(text)s names two different dates: %(one)s and %(other)s.",
                text=shown(text),
                one=said.said,
                other=in_brackets.said,
            )
        )
    finer = min(said, in_brackets, key=lambda interval: interval.last - interval.first)
    return Interval(first, last, finer.precision, said.warning or in_brackets.warning)
