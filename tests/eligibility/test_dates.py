"""Dates as people and Japanese papers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listings.eligibility.dates import LONGEST_TEXT, read_date, read_day
from listings.eligibility.intervals import DateError, Interval, Precision

DAY, MONTH, YEAR, WINDOW = Precision


@pytest.mark.parametrize(
    "text",
    [
        "2001-11", "2001/11", "2001.11", "2001年11月", "H13.11", "h13.11", "H13/11", "H13-11",
        "H13年11月", "Heisei 13.11", "平成13年11月", "平成 13 年 11 月", "平13.11", "平成十三年十一月",
        "平成一三年一一月", "Ｈ１３．１１", "平成１３年１１月", "㍻13.11", "㍻13年11月", "2001(H13).11",
        "2001（平成13年）年11月", "平成13年(2001年)11月", "H13.11(2001)", "二〇〇一年十一月",
        "2001(平成13年)11月", "２００１（平成１３年）１１月", "H.13.11", "平13・11", "Ｈ１３･１１", "H13年11",
        "2001年11", "2001‐11", "2001–11", "2001−11", "２００１ー１１", "２００１－１１",
    ],
)  # fmt: skip
def test_n01_ac8_every_spelling_of_november_2001_is_read_alike(text):
    read = read_date(text)
    assert (read.first, read.last) == (date(2001, 11, 1), date(2001, 11, 30))
    assert (read.text, read.words, read.precision) == ("2001-11", "November 2001", MONTH)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2001", "2001-01-01", "2001-12-31", YEAR),
        ("H13", "2001-01-01", "2001-12-31", YEAR),
        ("2001(H13)", "2001-01-01", "2001-12-31", YEAR),
        ("S63年", "1988-01-01", "1988-12-31", YEAR),
        ("昭和六十三年", "1988-01-01", "1988-12-31", YEAR),
        ("平成二十年", "2008-01-01", "2008-12-31", YEAR),
        ("平成二〇年", "2008-01-01", "2008-12-31", YEAR),
        ("H13/03", "2001-03-01", "2001-03-31", MONTH),
        ("R8.11", "2026-11-01", "2026-11-30", MONTH),
        ("2000-02", "2000-02-01", "2000-02-29", MONTH),
        ("2001-11-05", "2001-11-05", "2001-11-05", DAY),
        ("平成13年11月5日", "2001-11-05", "2001-11-05", DAY),
        ("2000-02-29", "2000-02-29", "2000-02-29", DAY),
        ("1999-01/2005-12", "1999-01-01", "2005-12-31", WINDOW),
        ("1999/2005", "1999-01-01", "2005-12-31", WINDOW),
        ("H11.1/H17.12", "1999-01-01", "2005-12-31", WINDOW),
        ("1999年1月～2005年12月", "1999-01-01", "2005-12-31", WINDOW),
        ("平成11年1月〜平成17年12月", "1999-01-01", "2005-12-31", WINDOW),
        ("1999/01~2005/12", "1999-01-01", "2005-12-31", WINDOW),
        ("1998-12-23/2000-11-30", "1998-12-23", "2000-11-30", WINDOW),
    ],
)
def test_a_date_is_all_days_that_it_may_mean(text, first, last, precision):
    read = read_date(text)
    assert (read.first.isoformat(), read.last.isoformat()) == (first, last)
    assert read.precision == precision
    assert read.warning is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("S64.1", "1989-01-01", "1989-01-07"),
        ("S64", "1989-01-01", "1989-01-07"),
        ("昭和64年1月", "1989-01-01", "1989-01-07"),
        ("S64.1.7", "1989-01-07", "1989-01-07"),
        ("H1.1", "1989-01-08", "1989-01-31"),
        ("平成元年1月", "1989-01-08", "1989-01-31"),
        ("平成元年", "1989-01-08", "1989-12-31"),
        ("H元.1", "1989-01-08", "1989-01-31"),
        ("H1.1.8", "1989-01-08", "1989-01-08"),
        ("1989(S64)", "1989-01-01", "1989-01-07"),
        ("昭和六十四年一月七日", "1989-01-07", "1989-01-07"),
        ("㍼64.1", "1989-01-01", "1989-01-07"),
        ("平成元年一月八日", "1989-01-08", "1989-01-08"),
        ("㋿元年5月", "2019-05-01", "2019-05-31"),
        ("平成三十一年四月三十日", "2019-04-30", "2019-04-30"),
        ("1989-01", "1989-01-01", "1989-01-31"),
        ("S1", "1926-12-25", "1926-12-31"),
        ("H31", "2019-01-01", "2019-04-30"),
        ("R1", "2019-05-01", "2019-12-31"),
    ],
)
def test_n01_ac8_january_1989_has_two_halves_and_other_eras_their_borders(text, first, last):
    read = read_date(text)
    assert (read.first.isoformat(), read.last.isoformat()) == (first, last)


def test_heisei_31_after_its_end_is_read_with_a_warning():
    read = read_date("H31.5")
    assert read.text == "2019-05"
    assert "ended on 30 April 2019" in str(read.warning)


@pytest.mark.parametrize(
    "text", ["13年", "13.3", "13/03", "13-03", "13", "１３年３月", "十三年", "5年"]
)
def test_a_bare_two_digit_year_is_never_guessed(text):
    with pytest.raises(DateError, match=r"has no era: it can mean Heisei \d+ or 20\d\d\. Write H"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("S65", "There is no year 65 of Showa"),
        ("H32", "There is no year 32 of Heisei"),
        ("H0", "There is no year 0 of Heisei"),
        ("S64.2", "1 February 1989 is not in Showa"),
        ("H1.1.7", "7 January 1989 is not in Heisei"),
        ("R1.4", "1 April 2019 is not in Reiwa"),
        ("2001(H14)", "two different dates: 2001 and 2002"),
        ("2001-02-30", "February 2001 has no day 30"),
        ("2001-02-29", "February 2001 has no day 29"),
        ("2001-13", "There is no month 13"),
        ("2001-00", "There is no month 0"),
        ("2001-11-00", "November 2001 has no day 0"),
        ("2005/2001", "ends (2001-12-31) before it begins (2005-01-01)"),
        ("99999", "cannot be the year of a car"),
        ("0000", "cannot be the year of a car"),
        ("1899", "cannot be the year of a car"),
        ("H113", "cannot be the year of a car"),
        ("", "The date is empty"),
        (" \t ", "The date is empty"),
        ("x" * 10_000, "is too long for a date"),
        ("2001\x00", "cannot be read"),
        ("20 01", "cannot be read"),
        ("2001-11/05", "cannot be read"),
        ("2001年度", "cannot be read"),
        ("平成十十年", "cannot be read"),
        ("2001-11-05T00:00", "cannot be read"),
        ("٢٠٠١", "cannot be read"),
        ("2001()", "cannot be read"),
        ("November", "cannot be read"),
        ("-2001", "cannot be read"),
        ("1999/2001/2005", "cannot be read"),
        ("11/2001", "cannot be read"),
        ("2001~", "cannot be read"),
        ("平成13年度", "cannot be read"),
        ("平成13年11月頃", "cannot be read"),
        ("20011105", "cannot be the year of a car"),
        ("昭和65年1月", "There is no year 65 of Showa"),
        ("平成三十二年", "There is no year 32 of Heisei"),
        ("令和零年", "There is no year 0 of Reiwa"),
        ("昭和64年1月8日", "8 January 1989 is not in Showa"),
        ("平成元年1月7日", "7 January 1989 is not in Heisei"),
    ],
)
def test_what_cannot_be_a_date_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(DateError) as error:
        read_date(text)
    assert sentence in str(error.value)
    assert str(error.value).isprintable(), "one line, whatever was typed"


def test_a_message_repeats_no_more_than_a_short_printable_piece_of_the_text():
    with pytest.raises(DateError) as error:
        read_date("\u202e\n" + "x" * 10_000)
    assert len(str(error.value)) < 4 * LONGEST_TEXT
    assert "\u202e" not in str(error.value)


def test_a_day_is_asked_for_and_a_month_given():
    assert read_day("2026-11-22") == date(2026, 11, 22)
    with pytest.raises(DateError, match="not a single day"):
        read_day("2026-11")


@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.dates(date(1900, 1, 1), date(2199, 12, 31))
)
def test_the_canonical_text_is_read_back_to_the_same_days(one, other):
    interval = Interval(min(one, other), max(one, other))
    read = read_date(interval.text)
    assert (read.first, read.last, read.text) == (interval.first, interval.last, interval.text)


@given(st.text(max_size=60) | st.text("HSR平成昭和令元年月日0123456789./-()十一二三 ", max_size=14))
def test_any_text_is_read_or_refused_and_nothing_else(text):
    outcome = read_or_refuse(text)
    assert isinstance(outcome, Interval) or outcome.isprintable()


def read_or_refuse(text: str) -> Interval | str:
    try:
        return read_date(text)
    except DateError as error:
        return str(error)
