"""Which limit of the kei class a larger vehicle breaks, read from what the catalogue says of it."""

import re

from django.utils.translation import gettext as _

from .models import KeiClass

# "987 cc", "1.3 L", "1.0-1.2 L"; of several the smallest counts.
_CC = re.compile(r"(\d{3,4}) cc")
_LITRES = re.compile(r"(\d\.\d)(?:-\d\.\d)? L\b")
_LENGTH = re.compile(r"(\d{4}) mm long")
_WIDTH = re.compile(r"(\d{4}) mm wide")


def exceeded(why: str, kei: KeiClass | None) -> list[str]:
    """A sentence for each measurement that is over the limit of `kei`; empty when none is told.

    The class of today is the largest that there was, so what breaks it never was a kei.
    """
    if kei is None:
        return []
    return [
        words % {"limit": f"{limit:,}"}
        for words, found, limit in (
            (_("A kei has at most %(limit)s cc."), _engine(why), kei.max_displacement_cc),
            (_("A kei is at most %(limit)s mm long."), _least(_LENGTH, why), kei.max_length_mm),
            (_("A kei is at most %(limit)s mm wide."), _least(_WIDTH, why), kei.max_width_mm),
        )
        if found > limit
    ]


def _engine(why: str) -> float:
    """In cubic centimetres; 0 when it is not told."""
    return _least(_CC, why) or 1_000 * _least(_LITRES, why)


def _least(figure: re.Pattern[str], why: str) -> float:
    return min((float(match) for match in figure.findall(why)), default=0)
