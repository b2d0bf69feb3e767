"""The state machine of a listing: which act leads from where to where."""

from dataclasses import dataclass

DRAFT, IN_REVIEW, NEEDS_CHANGE = "draft", "in_review", "needs_change"
LIVE, RESERVED, SOLD = "live", "reserved", "sold"
ENDED, REMOVED = "ended", "removed"

STATUSES = (DRAFT, IN_REVIEW, NEEDS_CHANGE, LIVE, RESERVED, SOLD, ENDED, REMOVED)
# What a visitor may open: a sold car's page stays, marked as sold.
PUBLIC = (LIVE, RESERVED, SOLD)
# What a visitor finds in lists.
FOR_SALE = (LIVE, RESERVED)
# What the seller may still change.
EDITABLE = (DRAFT, NEEDS_CHANGE, LIVE, RESERVED)

# Four corners, both sides, bed, engine, underside twice, dash, plate: what buyers ask for.
PHOTOS_WANTED = 12


@dataclass(frozen=True)
class Move:
    """An act of the seller or of staff that changes the status."""

    name: str
    sources: tuple[str, ...]
    target: str


MOVES = {
    move.name: move
    for move in (
        Move("submit", (DRAFT, NEEDS_CHANGE), IN_REVIEW),
        Move("approve", (IN_REVIEW,), LIVE),
        Move("ask_change", (IN_REVIEW,), NEEDS_CHANGE),
        Move("take_back", (IN_REVIEW,), DRAFT),
        Move("refuse", (IN_REVIEW,), REMOVED),
        Move("reserve", (LIVE,), RESERVED),
        Move("release", (RESERVED,), LIVE),
        Move("sell", (LIVE, RESERVED), SOLD),
        Move("withdraw", (DRAFT, IN_REVIEW, NEEDS_CHANGE, LIVE, RESERVED), ENDED),
        # Something came up that must be looked at before the car is offered on.
        Move("look_again", (LIVE, RESERVED), IN_REVIEW),
        Move("remove", (LIVE, RESERVED, SOLD, ENDED), REMOVED),
    )
}


class IllegalMove(Exception):
    """The act does not fit the listing's present status."""

    def __init__(self, name: str, status: str) -> None:
        super().__init__(f"A listing that is {status} cannot {name}.")
        self.name, self.status = name, status


def target(name: str, status: str) -> str:
    """The status that the act leads to. Raises `IllegalMove` for any pair not in the table."""
    move = MOVES[name]
    if status not in move.sources:
        raise IllegalMove(name, status)
    return move.target


def open_moves(status: str) -> list[str]:
    """Acts possible in a status."""
    return [move.name for move in MOVES.values() if status in move.sources]
