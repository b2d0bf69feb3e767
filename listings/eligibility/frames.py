"""From what the catalogue knows of a frame number to claims about the build date."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from .intervals import Interval
from .proof import Kind
from .rules import Claim, kei_class_began

SERIAL_BLOCK = "serial_block"
LOW = "low"


class Window(Protocol):
    """A time of building for one car that the number can be; an open end is None."""

    @property
    def built_from(self) -> date | None: ...
    @property
    def built_to(self) -> date | None: ...
    @property
    def basis(self) -> str: ...
    @property
    def confidence(self) -> str: ...
    @property
    def source(self) -> str: ...


def frame_claims(windows: Sequence[Window], today: date, *, proven: bool = True) -> list[Claim]:
    """One claim for all windows together, or none.

    The windows are alternatives (a code may have two bodies), so that only the span from the
    earliest start to the latest end is certain, and only if no alternative is a doubtful row. It is
    maker's data if every alternative comes from a serial block, else a mere production window.
    `proven` says that staff compared the number with the plate.
    """
    if not windows or any(window.confidence == LOW for window in windows):
        return []
    first = min(window.built_from or kei_class_began(today) for window in windows)
    last = max(first, *(window.built_to or today for window in windows))
    is_block = all(window.basis == SERIAL_BLOCK for window in windows)
    kind = Kind.FRAME_NUMBER if is_block else Kind.GENERATION
    named = " ; ".join(dict.fromkeys(window.source for window in windows))
    return [Claim(kind, Interval(first, last), proven=proven, source=named)]
