"""How figures are drawn on a page: no queries, no decisions, only geometry and words."""

from dataclasses import dataclass

from django import template

from listings.cars.choices import Body
from listings.cars.wording import LEVEL_WORDS
from listings.cars.wording import money as money_text

register = template.Library()

# Side views in static/img/kei.svg; a shape without its own drawing borrows the nearest one.
DRAWINGS: dict[str, str] = {
    Body.DUMP: "truck",
    Body.LIFT: "truck",
    Body.MICROVAN: "van",
    Body.WAGON: "van",
    Body.SEDAN: "hatch",
    Body.COUPE: "roadster",
}
OWN_DRAWINGS = {"truck", "van", "hatch", "roadster", "offroad"}
DRAWING_OF_THE_UNKNOWN = "truck"

# The usual range fills the middle of the bar; a price further out than the margin sits at its end.
MARGIN = 0.5


@register.filter
def drawing(body: str | None) -> str:
    """The symbol in `img/kei.svg` for a body shape."""
    if body in OWN_DRAWINGS:
        return body
    return DRAWINGS.get(body or "", DRAWING_OF_THE_UNKNOWN)


@register.filter
def money(amount: int | None, currency: str) -> str:
    """`$7,900` or `¥850,000` from minor units; empty for None."""
    return "" if amount is None else money_text(amount, currency)


@register.simple_tag
def proof_levels() -> list[tuple[str, str]]:
    """Each level of proof with its words, best first."""
    return [(level, str(words)) for level, words in LEVEL_WORDS.items()]


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
    span = max(high - low, 1)
    first = low - MARGIN * span
    whole = span * (1 + 2 * MARGIN)

    def place(amount: int) -> float:
        return min(max((amount - first) / whole, 0), 1)

    return Range(
        start=_length(place(low)),
        end=_length(place(high)),
        width=_length(place(high) - place(low)),
        middle=_length(place(middle)),
        mark="" if price is None else _length(place(price)),
        position=_position(low, high, price),
    )


def _length(share: float) -> str:
    return f"{share * 100:.1f}%"


def _position(low: int, high: int, price: int | None) -> str:
    if price is None:
        return ""
    if price < low:
        return "under"
    return "over" if price > high else "in"
