"""The four ways into the market that stand on the home page."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from listings.cars.choices import Body

from .addresses import Search
from .filters import NOW, SOON
from .market import Market

TRUCKS = (Body.TRUCK, Body.DUMP, Body.LIFT)
SPORTS = (Body.ROADSTER, Body.COUPE)


@dataclass(frozen=True)
class Door:
    """A way in: `key` names its look, `count` the cars behind it."""

    key: str
    label: str
    words: str
    drawing: str
    count: int
    url: str


def doors(market: Market) -> list[Door]:
    """The doors with the cars that stand behind each."""
    return [
        Door(
            "now",
            _("Legal now"),
            _("25 years old, with proof"),
            Body.HATCH,
            market.legal_now,
            Search({"legal": (NOW,)}).url,
        ),
        Door(
            "soon",
            _("Becoming legal"),
            _("within 12 months, by date"),
            Body.OFFROAD,
            market.soon,
            Search({"legal": (SOON,)}, "eligible").url,
        ),
        Door(
            "trucks",
            _("Trucks that work"),
            _("flat, dump and lift beds"),
            Body.TRUCK,
            _count(market.bodies, TRUCKS),
            Search({"body": TRUCKS}).url,
        ),
        Door(
            "sports",
            _("Little sports cars"),
            _("two seats, 660 cc"),
            Body.ROADSTER,
            _count(market.bodies, SPORTS),
            Search({"body": SPORTS}).url,
        ),
    ]


def _count(bodies: Mapping[str, int], shapes: tuple[Body, ...]) -> int:
    return sum(bodies.get(shape, 0) for shape in shapes)
