"""How far ahead "soon" looks."""

from datetime import date, timedelta

A_DAY = timedelta(days=1)


def a_year_after(day: date) -> date:
    """The same day of the next year; 28 February after a leap day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return (day - A_DAY).replace(year=day.year + 1)
