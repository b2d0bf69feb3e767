"""How figures are drawn on a page: no queries, no decisions, only geometry and words."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from listings.cars import drawings
from listings.cars.showing.worth_words import range_text as range_text_of
from listings.cars.wording import LEVEL_WORDS
from listings.cars.wording import money as money_text
from listings.pricing.deals import Deal, deal, middle_half
from listings.pricing.models import Estimate

register = template.Library()

CM_PER_INCH = 2.54
DRAWING_WIDTH, DRAWING_GROUND = 340, 198

# The usual range fills the middle of the bar; a price further out than the margin sits at its end.
MARGIN = 0.5


@register.filter
def drawing(body: str | None) -> str:
    """The symbol in `img/kei.svg` for a body shape."""
    return drawings.symbol(body)


@register.filter
def family_drawing(family: str, body: str | None = "") -> str:
    """The symbol for a family by its name or slug; that of the shape where it has none."""
    return drawings.symbol(body, family)


@register.filter
def drawing_words(symbol: str) -> str:
    """What is to be seen in a drawing."""
    return str(drawings.WORDS[symbol])


@register.filter
def centimetres(millimetres: int) -> float:
    """`329.5` from 3295."""
    return millimetres / 10


@register.filter
def metres(centimetres: float) -> str:
    """`3.40 m` from 340."""
    return f"{number_format(Decimal(centimetres) / 100, 2)} m"


@register.filter
def feet(centimetres: float) -> str:
    """`11 ft 2 in` from 340, rounded to the inch; whole feet say no inches."""
    whole, inches = divmod(round(centimetres / CM_PER_INCH), 12)
    if not inches:
        return _("%(feet)d ft") % {"feet": whole}
    return _("%(feet)d ft %(inches)d in") % {"feet": whole, "inches": inches}


@register.filter
def ticks(centimetres: float) -> str:
    """The path of both ends of a length that lies in the middle of a drawing's 340 units."""
    start = (DRAWING_WIDTH - centimetres) / 2
    end = DRAWING_WIDTH - start
    return f"M{start} 0v16m0-8h28M{end} 0v16m0-8h-28"


@register.filter
def shortened(centimetres: float) -> str:
    """The transform of a drawing for a car of that length; it stays in the middle, on the ground."""
    share = centimetres / DRAWING_WIDTH
    aside, down = DRAWING_WIDTH * (1 - share) / 2, DRAWING_GROUND * (1 - share)
    return f"translate({aside:.1f} {down:.1f}) scale({share:.3f})"


@register.filter
def money(amount: int | None, currency: str) -> str:
    """`$7,900` or `¥850,000` from minor units; empty for None."""
    return "" if amount is None else money_text(amount, currency)


@register.filter
def range_text(estimate: Estimate | None) -> str:
    """`$5,800 to $7,600, most likely about $6,600`."""
    return range_text_of(estimate)


@register.simple_tag
def proof_levels() -> list[tuple[str, str]]:
    """Each level of proof with its words, best first."""
    return [(level, _(words)) for level, words in LEVEL_WORDS.items()]


@dataclass(frozen=True)
class Range:
    """Places on a bar as SVG lengths (`25%`, never in a locale's decimals), and the price's side."""

    start: str
    end: str
    width: str
    middle: str
    mark: str
    position: str


@register.simple_tag
def price_range(low: int, middle: int, high: int, price: int | None) -> Range:
    """Geometry of a range bar: any four amounts in the same unit, `price` may be None.

    `position` is "under", "in" or "over"; it and `mark` are empty without a price.
    """
    place = _scale(low, high)
    return Range(
        start=_length(place(low)),
        end=_length(place(high)),
        width=_length(place(high) - place(low)),
        middle=_length(place(middle)),
        mark="" if price is None else _length(place(price)),
        position=_position(low, high, price),
    )


def _scale(low: int, high: int) -> Callable[[int], float]:
    """Where an amount lies on a bar whose middle is filled from `low` to `high`, from 0 to 1."""
    span = max(high - low, 1)
    first = low - MARGIN * span
    whole = span * (1 + 2 * MARGIN)
    return lambda amount: min(max((amount - first) / whole, 0), 1)


DEAL_WORDS = {
    Deal.BELOW: gettext_lazy("below what such cars usually cost"),
    Deal.USUAL: gettext_lazy("in the usual range"),
    Deal.ABOVE: gettext_lazy("above what such cars usually cost"),
    Deal.NO_PRICE: gettext_lazy("no price to compare"),
    Deal.NO_WORD: gettext_lazy("too uncertain to judge a price"),
}


@dataclass(frozen=True)
class Part:
    """Part of a bar, as SVG lengths."""

    start: str
    width: str


@dataclass(frozen=True)
class Usual:
    """A range bar of an estimate. `half` is the part that half of such cars lie in, None without a
    point; `word` is a Deal, `words` says it."""

    range: Range
    half: Part | None
    word: str
    words: str


@register.simple_tag
def usual_price(estimate: Estimate | None, price: int | None) -> Usual | None:
    """How an estimate is drawn with an asking price in US cents; None where there is none to draw."""
    if estimate is None or estimate.abstained:
        return None
    low, mid = estimate.low_usd_cents or 0, estimate.mid_usd_cents or 1
    high = estimate.high_usd_cents or 0
    word = deal(estimate.grade, low, mid, high, price)
    least, most = middle_half(low, mid, high)
    half = _part(_scale(low, high), least, most) if estimate.is_supported else None
    return Usual(price_range(low, mid, high, price), half, word.value, str(DEAL_WORDS[word]))


def _part(place: Callable[[int], float], least: int, most: int) -> Part:
    return Part(_length(place(least)), _length(place(most) - place(least)))


def _length(share: float) -> str:
    return f"{share * 100:.1f}%"


def _position(low: int, high: int, price: int | None) -> str:
    if price is None:
        return ""
    if price < low:
        return "under"
    return "over" if price > high else "in"
