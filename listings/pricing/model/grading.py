"""How sure an estimate is: whether a page may show a point, a range, or nothing."""

from enum import StrEnum

from listings.eligibility.sentences import Sentence, say, say_n

LEAST_EFFECTIVE = 8
LEAST_IN_FAMILY = 3
# The range, of the middle.
MOST_SUPPORTED = 0.6
MOST_SHOWN = 1.5


class Grade(StrEnum):
    """Point, range and deal word; a range without a point; or neither."""

    SUPPORTED = "supported"
    WIDE = "wide"
    ABSTAINED = "abstained"


def grade(in_family: int, effective: float, width: float) -> Grade:
    """By comparables of the family, their effective number, and the width over the middle."""
    if in_family < LEAST_IN_FAMILY or width > MOST_SHOWN:
        return Grade.ABSTAINED
    if effective >= LEAST_EFFECTIVE and width <= MOST_SUPPORTED:
        return Grade.SUPPORTED
    return Grade.WIDE


def reason(family: str, in_family: int, effective: float, width: float) -> tuple[str, Sentence]:
    """A word for programs and a sentence for people: what the grade rests on."""
    if in_family < LEAST_IN_FAMILY:
        return "too_few", _too_few(family, in_family)
    if width > MOST_SHOWN:
        return "too_uncertain", _too_uncertain(family, width)
    if effective < LEAST_EFFECTIVE:
        return "few_alike", _few_alike(family, in_family, effective)
    if width > MOST_SUPPORTED:
        return "wide_range", _wide_range(family, in_family, width)
    return "supported", _supported(family, in_family, effective)


def _too_few(family: str, known: int) -> Sentence:
    if not known:
        return say(
            "No price of the %(family)s is known; %(needed)s are needed.",
            family=family,
            needed=LEAST_IN_FAMILY,
        )
    return say_n(
        "Only %(n)s price of the %(family)s is known; %(needed)s are needed.",
        "Only %(n)s prices of the %(family)s are known; %(needed)s are needed.",
        n=known,
        family=family,
        needed=LEAST_IN_FAMILY,
    )


def _too_uncertain(family: str, width: float) -> Sentence:
    return say(
        "Prices of the %(family)s say too little: the range would be %(width)s %% of its middle, "
        "and more than %(most)s %% tells nobody anything.",
        family=family,
        width=_per_cent_up(width),
        most=round(MOST_SHOWN * 100),
    )


def _few_alike(family: str, known: int, effective: float) -> Sentence:
    # Rounded down: 7.96 must not read as the 8 that it is not.
    return say(
        "%(known)s prices of the %(family)s are known, but few are of cars much like this one: "
        "they count as %(count)s, and %(needed)s are needed to name one price.",
        family=family,
        known=known,
        count=f"{int(effective * 10) / 10:.1f}",
        needed=LEAST_EFFECTIVE,
    )


def _wide_range(family: str, known: int, width: float) -> Sentence:
    return say(
        "From %(known)s prices of the %(family)s, which lie far apart: the range is %(width)s %% of "
        "its middle, and above %(most)s %% no one price is named.",
        family=family,
        known=known,
        width=_per_cent_up(width),
        most=round(MOST_SUPPORTED * 100),
    )


def _supported(family: str, known: int, effective: float) -> Sentence:
    return say(
        "From %(known)s prices of the %(family)s; those most like this car count as %(count)s.",
        family=family,
        known=known,
        count=f"{int(effective * 10) / 10:.1f}",
    )


def _per_cent_up(share: float) -> int:
    """Rounded up, so that what is over a bound does not read as the bound."""
    return -int(-share * 100 // 1)
