"""Fields that read what people type: the right value, or a sentence, never another value."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from listings.accounts.lines import LineField
from listings.cars.forms.fields import AmountField, PartialDateField, YesNoField


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("7900", "7900"),
        ("7,900", "7900"),
        ("12,500", "12500"),
        ("$7,900.50", "7900.50"),
        ("$ 7,900", "7900"),
        ("¥850,000", "850000"),
        ("1,234,567", "1234567"),
        ("0.5", "0.5"),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed, amount):
    assert AmountField().clean(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    [
        "1e3", "12.345", "-1", "+1", "1.200.000", "1.200,00", "12,50", "1,2345", ",500", "7 900",
        "７９００", "¥７９００", "NaN", "inf", "abc", "1_000", "0x10", "٧٩٠٠", "12²", "½", "$", "$$5", "5$", "7900\n8000",
    ],
)  # fmt: skip
def test_an_amount_that_can_be_read_in_two_ways_is_asked_about(typed):
    with pytest.raises(ValidationError, match="digits"):
        AmountField().clean(typed)


def test_a_very_long_amount_is_refused_by_its_length():
    with pytest.raises(ValidationError, match="at most 20"):
        AmountField().clean("9" * 10_000)


def test_an_amount_with_a_nul_is_refused():
    with pytest.raises(ValidationError, match="ull character"):
        AmountField().clean("7\x00900")


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=99))
def test_every_amount_written_with_commas_is_read_back(units, cents):
    assert AmountField().clean(f"{units:,}.{cents:02}") == Decimal(f"{units}.{cents:02}")


@given(st.text(max_size=20))
def test_any_text_is_an_amount_or_a_sentence(typed):
    try:
        amount = AmountField(required=False).clean(typed)
    except ValidationError:
        return
    assert amount is None or amount >= 0


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2001-11", date(2001, 11, 1), date(2001, 11, 30)),
        (" H13.11 ", date(2001, 11, 1), date(2001, 11, 30)),
        ("平成13年11月", date(2001, 11, 1), date(2001, 11, 30)),
        ("２００１－１１", date(2001, 11, 1), date(2001, 11, 30)),
        ("1999-01/2005-12", date(1999, 1, 1), date(2005, 12, 31)),
        ("1949", date(1949, 1, 1), date(1949, 12, 31)),
    ],
)
def test_a_date_is_read_as_the_paper_says_it(typed, first, last):
    interval = PartialDateField().clean(typed)
    assert (interval.first, interval.last) == (first, last)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2031-01", "future"),
        ("1948-12", "1949"),
        ("1899-12", "cannot be the year"),
        ("2001-02-30", "no day 30"),
        ("1998-13", "no month 13"),
        ("13年", "no era"),
        ("昭和65", "no year 65 of Showa"),
        ("H32", "no year 32 of Heisei"),
        ("soon", "cannot be read"),
        ("2005/1999", "before it begins"),
        ("x" * 10_000, "at most 40"),
        ("2001\x00", "[Nn]ull"),
    ],
)
@time_machine.travel("2026-11-22 20:00:00Z")
def test_a_date_that_no_kei_car_can_have_is_refused_in_words(typed, words):
    with pytest.raises(ValidationError, match=words):
        PartialDateField().clean(typed)


@time_machine.travel("2026-11-22 20:00:00Z")
def test_this_year_is_not_the_future_though_it_is_not_over():
    assert PartialDateField().clean("2026").last == date(2026, 12, 31)


@pytest.mark.parametrize(("typed", "value"), [("yes", True), ("no", False), ("", None)])
def test_not_said_is_an_answer_of_its_own(typed, value):
    field = YesNoField()
    assert field.clean(typed) is value
    assert field.prepare_value(value) == typed
    assert not field.has_changed(value, typed)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("  Kei   Garage ", "Kei Garage"),
        ("A\r\nBcc: x@y", "A Bcc: x@y"),
        ("evil\u202ecod.exe", "evilcod.exe"),
        ("zero\u200bwidth", "zerowidth"),
        ("ベル\u3000ガレージ", "ベル ガレージ"),
        ("<b>bold</b> & 🚚", "<b>bold</b> & 🚚"),
        ("\x07bell", "bell"),
        ("\u202e\u200b", ""),
    ],
)
def test_a_line_keeps_what_people_see(typed, line):
    assert LineField(required=False).clean(typed) == line


def test_a_line_of_nothing_that_is_seen_is_empty():
    with pytest.raises(ValidationError, match="required"):
        LineField().clean("\u202e \u200b")


def test_a_nul_in_a_line_is_refused():
    with pytest.raises(ValidationError, match="ull character"):
        LineField().clean("Kei\x00Garage")
