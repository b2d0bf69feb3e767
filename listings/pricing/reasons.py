"""Why there is an estimate, or none, in a sentence."""

from collections.abc import Collection
from dataclasses import dataclass

from .comparing import ASKING, Comparable, Subject, Weighed


@dataclass(frozen=True)
class Reason:
    """A word for programs and a sentence for people."""

    code: str
    text: str


def facts_missing(subject: Subject) -> Reason:
    missing = [
        words
        for words, known in (("its year", subject.year), ("where it is", subject.side))
        if not known
    ]
    return Reason("facts_missing", f"Not yet known of this car: {' and '.join(missing)}.")


def too_few(family: str, known: Collection[Comparable], used: int, needed: int) -> Reason:
    prices = _prices(known)
    if not known:
        text = f"No price of the {family} is known; {needed} are needed."
    elif used == len(known):
        is_known = "is" if used == 1 else "are"
        text = f"Only {used} {prices} of the {family} {is_known} known; {needed} are needed."
    else:
        some = f"only {used}" if used else "none"
        text = (
            f"Of {len(known)} known {prices} of the {family} {some} can be compared "
            f"with this car; {needed} are needed."
        )
    return Reason("too_few", text)


def too_few_sellers(family: str, sellers: int, needed: int) -> Reason:
    return Reason(
        "too_few_sellers",
        f"The known prices of the {family} come from {sellers} "
        f"{'seller' if sellers == 1 else 'sellers'}; {needed} are needed, "
        "so that no one decides the answer.",
    )


def too_unlike(family: str, used: int, effective: float, needed: int) -> Reason:
    # Rounded down: 7.96 must not read as the 8 that it is not.
    count = int(effective * 10) / 10
    return Reason(
        "too_unlike",
        f"{used} prices of the {family} are known, but most are of cars so unlike this one "
        f"that together they count as {count:.1f}; {needed} are needed.",
    )


def too_wide(family: str, width: int, most: int) -> Reason:
    return Reason(
        "too_wide",
        f"Known prices of the {family} lie too far apart: the range would be {width} % of its "
        f"middle, and more than {most} % tells nobody anything.",
    )


def supported(family: str, used: Collection[Weighed], sellers: int) -> Reason:
    asked = sum(row.comparable.kind == ASKING for row in used)
    return Reason(
        "supported",
        f"From {len(used)} prices of the {family}, by {sellers} sellers: "
        f"{asked} asked, {len(used) - asked} paid.",
    )


def _prices(known: Collection[Comparable]) -> str:
    """`sales` only where all were sold: an asking price is a hope."""
    noun = "price" if any(row.kind == ASKING for row in known) else "sale"
    return noun if len(known) == 1 else f"{noun}s"
