"""The sentences of the rules in the language of whoever reads the page."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from .sentences import Precision, Told, Tongue

_FORMATS = {Precision.YEAR: "YEAR_FORMAT", Precision.MONTH: "YEAR_MONTH_FORMAT"}


def told(said: Told) -> str:
    """The sentence or date in the active language."""
    return said.told(_READERS)


def _day(day: date, precision: Precision) -> str:
    return date_format(day, _FORMATS.get(precision, "LONG_DATE_FORMAT"))


_READERS = Tongue(word=gettext, counted=ngettext, day=_day)
