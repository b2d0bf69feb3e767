"""Under which heading of the tariff a kei falls, and why."""

from enum import StrEnum
from pathlib import Path

from listings.eligibility.rulebook import Reason, Rulebook
from listings.eligibility.sentences import Sentence, _, say

_RULINGS_FILE = Path(__file__).parent / "data" / "rulings.csv"
RULINGS = {ruling.id: ruling for ruling in Rulebook(_RULINGS_FILE).rows}


class Heading(StrEnum):
    CAR = "8703.21"
    TRUCK = "8704.31"

    @property
    def other(self) -> "Heading":
        return Heading.CAR if self is Heading.TRUCK else Heading.TRUCK


class Shape(StrEnum):
    """What the tariff asks of a body."""

    TRUCK = "truck"
    VAN = "van"
    CAR = "car"


SHAPE_WORDS = {
    Shape.TRUCK: _("Truck (also dump or lift)"),
    Shape.VAN: _("Van for goods, or not sure"),
    Shape.CAR: _("Car, or van for passengers"),
}
# The words of the catalogue, of a listing and of state rules alike.
BODIES = {
    **dict.fromkeys(
        ("truck", "pickup", "dump", "dump_or_special", "lift", "kei_truck"), Shape.TRUCK
    ),
    **dict.fromkeys(("van", "kei_van"), Shape.VAN),
    **dict.fromkeys(
        (
            *("car", "kei_car", "microvan", "microvan_passenger", "hatch", "hatchback", "sedan"),
            *("wagon", "suv", "offroad", "coupe", "convertible", "roadster"),
        ),
        Shape.CAR,
    ),
}


def heading_for(shape: Shape) -> Heading:
    """The careful one for a van: the dearer."""
    return Heading.CAR if shape is Shape.CAR else Heading.TRUCK


def why(shape: Shape, heading: Heading) -> Reason:
    """The reason for a heading: what the shape is, or that somebody chose otherwise."""
    ruling = RULINGS[f"heading_{shape}"]
    if heading is not heading_for(shape):
        return Reason("heading_chosen", _CHOSEN, ruling)
    return Reason(f"heading_{shape}", _REASONS[shape], ruling)


_CHOSEN = say("You chose this heading; customs decide by what the vehicle is.")
_REASONS: dict[Shape, Sentence] = {
    Shape.TRUCK: say("It is made to carry goods: customs ruled so for a kei truck (NY N340640)."),
    Shape.CAR: say("It is made to carry people, and its engine has at most 1,000 cc."),
    Shape.VAN: say(
        "A van is a car with rear seats, belts and their anchors, side windows and trim, and "
        "otherwise a truck (not confirmed for kei). The careful answer is the truck."
    ),
}
