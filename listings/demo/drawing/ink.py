"""Colours of the drawing office, and what a painted panel makes of its colour."""

KINARI = "#faf7f0"
PAPER = "#ffffff"
MIST = "#e9e4d8"
SUMI = "#1f2428"
NEZUMI = "#5b636a"
HAIR = "#ece6d9"

GLASS = "#cfdfe4"
GLASS_LIT = "#e2edef"
RUBBER = "#33393e"
STEEL = "#d8d6cf"
DARK = "#4a5157"
AMBER = "#e3a04a"
BUMPER = "#b9bab5"
RED = "#c2503f"
LAMP = "#f6f1dc"
WOOD = "#d9b98a"
WOOD_DARK = "#c39e6b"
SEAT = "#8b8f92"
LEAF = "#7c9a6d"


def mixed(colour: str, other: str, part: float) -> str:
    """`part` of the other colour in the first."""
    ours, theirs = _parts(colour), _parts(other)
    return "#" + "".join(
        f"{round(a + (b - a) * part):02x}" for a, b in zip(ours, theirs, strict=True)
    )


def shaded(colour: str) -> str:
    """The side that the light does not reach."""
    return mixed(colour, SUMI, 0.14)


def lit(colour: str) -> str:
    return mixed(colour, PAPER, 0.35)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
