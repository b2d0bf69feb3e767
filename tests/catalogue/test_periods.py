from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listings.catalogue import periods


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("1999", date(1999, 1, 1), date(1999, 12, 31), "year"),
        ("1999-01", date(1999, 1, 1), date(1999, 1, 31), "month"),
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29), "month"),
        ("1999-01-20", date(1999, 1, 20), date(1999, 1, 20), "day"),
        (" 1998-12 ", date(1998, 12, 1), date(1998, 12, 31), "month"),
    ],
)
def test_a_stated_date_has_a_first_and_a_last_day(text, first, last, precision):
    assert periods.parse(text) == periods.Stated(first, last, precision)


@pytest.mark.parametrize("text", ["", "  ", "present"])
def test_an_open_end_is_no_date(text):
    assert periods.parse(text) is None


@pytest.mark.parametrize("text", ["1999-13", "99/01", "1999-02-30", "1999-01-01-01", "soon"])
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        periods.parse(text)


@pytest.mark.parametrize(
    ("several", "answer"),
    [(("day", "month"), "month"), (("", "year"), "year"), (("day",), "day"), (("", ""), "")],
)
def test_the_coarser_precision_counts(several, answer):
    assert periods.coarser(*several) == answer


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 240))
def test_months_before_and_after_undo_each_other(day, months):
    earlier = periods.months_before(day, months)
    assert earlier.day == 1
    assert earlier <= day
    back = periods.months_after(earlier, months)
    assert (back.year, back.month) == (day.year, day.month)
    assert back >= day
