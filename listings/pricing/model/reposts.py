"""One car advertised several times is one sale."""

from collections.abc import Sequence

from .cars import Car, plain

# An odometer read to the kilometre is as good as a name; many cars have "80,000 km".
ROUND_KM, LEAST_TELLING_KM = 1_000, 1_000
# The same car asks a little less each time; more apart, it is another one.
NEAR = 1.3

_SAME = (
    "make",
    "model",
    "trim",
    "transmission",
    "fuel",
    "body",
    "drivetrain",
    "frame_code",
    "side",
)


def joined(sales: Sequence[Car]) -> list[Car]:
    """The sales without re-posts: of each car the newest price stays, in its place."""
    gone = replaced(sales)
    return [sale for at, sale in enumerate(sales) if at not in gone]


def replaced(sales: Sequence[Car]) -> dict[int, int]:
    """The place of each re-posted sale, and of the newer sale of the same car."""
    last: dict[object, int] = {}
    gone = {}
    for at in sorted(range(len(sales)), key=lambda at: (sales[at].on or 0.0, at)):
        for name in _names(sales[at]):
            before = last.get(name)
            if before is not None and _near(sales[before], sales[at]):
                gone[before] = at
            last[name] = at
    return gone


def not_among(sales: Sequence[Car], others: Sequence[Car]) -> list[Car]:
    """The sales of cars that are not among the others, so that no car is on both sides."""
    theirs = {name: other for other in others for name in _names(other)}
    return [
        sale
        for sale in sales
        if not any(name in theirs and _near(sale, theirs[name]) for name in _names(sale))
    ]


def _names(sale: Car) -> list[object]:
    """What tells one car from all others, if anything does."""
    if sale.mileage_km is None:
        return []
    facts = (*(plain(getattr(sale, name)) for name in _SAME), sale.year, sale.mileage_km)
    names: list[object] = [(*facts, plain(sale.location), sale.price)]
    if sale.mileage_km >= LEAST_TELLING_KM and sale.mileage_km % ROUND_KM:
        names.append(facts)
    return names


def _near(sale: Car, other: Car) -> bool:
    if sale.price is None or other.price is None or plain(sale.kind) != plain(other.kind):
        return False
    return max(sale.price, other.price) <= NEAR * min(sale.price, other.price)
