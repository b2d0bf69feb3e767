"""Is what is asked unlike what such cars cost? A word only where the estimate can carry one.

The asking price itself never has a part in the estimate, so no word can be asked for or bought.
"""

from enum import StrEnum

# From the middle to the end of the 50 % range, of the way to the end of the 80 % range, in log
# price: as a normal spread has it, 0.674 to 1.282. Prices have heavier tails, which would make it
# 0.48; the wider one gives fewer words.
HALF_OF_ALL = 0.526


class Deal(StrEnum):
    """Where an asking price lies. NO_WORD: the estimate names no point, so none can be judged by it."""

    BELOW = "below"
    USUAL = "usual"
    ABOVE = "above"
    NO_PRICE = "no_price"
    NO_WORD = "no_word"


def middle_half(low: int, mid: int, high: int) -> tuple[int, int]:
    """The 50 % range within an 80 % range, all in one unit: half of such cars lie in it."""
    return _towards(mid, low), _towards(mid, high)


def deal(grade: str, low: int, mid: int, high: int, price: int | None) -> Deal:
    """The word for a price. Outside the middle half it is below or above what is usual."""
    if grade != "supported":
        return Deal.NO_WORD
    if price is None:
        return Deal.NO_PRICE
    least, most = middle_half(low, mid, high)
    if price < least:
        return Deal.BELOW
    return Deal.ABOVE if price > most else Deal.USUAL


def _towards(mid: int, end: int) -> int:
    return round(mid * (end / mid) ** HALF_OF_ALL)
