"""What counts as a fact about the build date, and how strongly.

The order of proof is our own, published on the rules page. It follows the federal order of
evidence: the maker's label, then registration papers (49 CFR 591.5(i) and the HS-7 form).
"""

from dataclasses import dataclass
from enum import StrEnum

from .sentences import _


class Level(StrEnum):
    """Strength of proof, best first; A < B, so `min` is the best."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


LEVEL_WORDS = {
    Level.A: _("build plate, checked by staff"),
    Level.B: _("maker's data by frame number"),
    Level.C: _("export certificate or first registration, checked by staff"),
    Level.D: _("the model's production window only"),
    Level.E: _("the seller's word"),
}

# Only these may be called "legal now": the rest is a range or a promise.
LEGAL_LEVELS = frozenset((Level.A, Level.B, Level.C))


class Kind(StrEnum):
    """What a claim about the build date rests on."""

    BUILD_PLATE = "build_plate"
    MAKER_RECORD = "maker_record"
    FRAME_NUMBER = "frame_number"
    FIRST_REGISTRATION = "first_registration"
    FIRST_INSPECTION = "first_inspection"
    GENERATION = "generation"
    SELLER_STATEMENT = "seller_statement"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a kind of claim is worth.

    `level` holds once staff have seen the document; until then a document is the seller's word,
    level E. `is_document` is false for what needs no seeing: a production window is public.
    `bounds_below` is false for a registration: it proves that the car existed, not since when.
    `is_evidence` is false for sales talk, which bounds nothing: "2001 model" is no build date.
    """

    words: str
    level: Level
    is_document: bool = True
    bounds_below: bool = True
    is_evidence: bool = True


GROUNDS = {
    Kind.BUILD_PLATE: Ground(_("the build plate"), Level.A),
    Kind.MAKER_RECORD: Ground(_("the maker's record"), Level.B),
    Kind.FRAME_NUMBER: Ground(_("the frame number's serial block"), Level.B),
    Kind.FIRST_REGISTRATION: Ground(_("the first registration"), Level.C, bounds_below=False),
    Kind.FIRST_INSPECTION: Ground(_("the first inspection"), Level.C, bounds_below=False),
    Kind.GENERATION: Ground(_("the model's production window"), Level.D, is_document=False),
    Kind.SELLER_STATEMENT: Ground(_("the seller"), Level.E, is_evidence=False),
}
