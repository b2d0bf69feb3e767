"""The answer as a small picture for other sites: an SVG of its own, without script or addresses."""

import unicodedata
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .answers import Answer

HEIGHT = 64
_TITLE_SIZE, _SMALL_SIZE = 17, 13
_LEFT, _RIGHT = 20, 16
# Of the size of the type: letters of a sans serif face as wide as any reader's, and kanji.
_LETTER, _KANJI = 0.6, 1.05


@dataclass(frozen=True)
class Badge:
    """`lines` are told together as the picture's text alternative."""

    width: int
    kind: str
    title: str
    detail: str

    @property
    def alternative(self) -> str:
        return f"{self.title}. {self.detail}."


def badge(answer: Answer) -> Badge:
    """Two lines: the short answer; the level, the day, and who worked it out."""
    title = answer.headline.short
    parts = [_("level %s, not checked") % answer.level if answer.level else _("nothing checked")]
    parts += [date_format(answer.on), "Keiport"]
    detail = " · ".join(parts)
    widest = max(_length(title, _TITLE_SIZE), _length(detail, _SMALL_SIZE))
    return Badge(round(_LEFT + widest + _RIGHT), answer.headline.kind, title, detail)


def as_svg(badge: Badge) -> str:
    """The picture itself."""
    context = {
        "badge": badge,
        "height": HEIGHT,
        "left": _LEFT,
        "title_size": _TITLE_SIZE,
        "small_size": _SMALL_SIZE,
    }
    return render_to_string("checking/badge.svg", context)


def _length(text: str, size: int) -> float:
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return size * (wide * _KANJI + (len(text) - wide) * _LETTER)
