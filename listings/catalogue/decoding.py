"""What a frame number says: which car, built between which days, and what is odd about it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from . import problems, rules, windows
from .index import Index, catalogue
from .models import EmissionPrefix, Family, FrameCode, Make
from .problems import Problem
from .rules import Reading, mask
from .windows import BuildWindow

__all__ = [
    "BuildWindow",
    "Candidate",
    "Decoded",
    "Problem",
    "belongs_to",
    "build_windows",
    "decode",
    "find_make",
    "mask",
    "normalise",
    "twins_of",
]

# The last year of a prefix is known only about: rules were phased in model by model.
SLACK_YEARS = 2


@dataclass(frozen=True)
class Candidate:
    """One car that the number can belong to, with its dates as the source states them."""

    frame_code: FrameCode
    window: BuildWindow

    def as_dict(self) -> dict:
        return {
            "make": self.frame_code.family.make.name,
            "model": self.frame_code.model_name,
            "generation": self.frame_code.generation,
            "body_style": self.frame_code.body_style,
            "vehicle_class": self.frame_code.vehicle_class,
            "built_from": self.window.built_from,
            "built_to": self.window.built_to,
            "precision": self.window.precision,
            "basis": self.window.basis,
            "confidence": self.window.confidence,
        }


@dataclass(frozen=True)
class Decoded:
    """The answer for one text; no candidates means unknown, never wrong."""

    normalised: str
    code: str = ""
    serial: str = ""
    prefix: str = ""
    candidates: list[Candidate] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def has(self, problem_code: str) -> bool:
        return any(problem.code == problem_code for problem in self.problems)

    def as_dict(self) -> dict:
        return {
            "normalised": self.normalised,
            "code": self.code,
            "serial": self.serial,
            "candidates": [candidate.as_dict() for candidate in self.candidates],
            "problems": [{"code": p.code, "message": p.message} for p in self.problems],
        }


def decode(text: str, make: Make | str | None = None) -> Decoded:
    """Take any spelling of a frame number or a model code apart and name the cars it can be.

    `make` is what the seller says; a code of another make is remarked upon, a rebadged twin is
    accepted. Never raises: what cannot be a frame number has the problem `unreadable`.
    """
    if not rules.is_readable(text):
        return Decoded(normalised="", problems=[problems.unreadable()])
    index = catalogue()
    reading = _read(text, index)
    rows = index.kei(reading.code)
    return Decoded(
        normalised=reading.number,
        code=reading.code,
        serial=reading.serial,
        prefix=reading.prefix,
        candidates=[Candidate(row, windows.stated(row, reading, index)) for row in rows],
        problems=[
            *_of_code(reading, rows, index),
            *_of_serial(reading, rows),
            *_of_make(rows, make, index),
            *_of_prefix(rows, reading, index),
        ],
    )


def normalise(text: str) -> str:
    """The one spelling to store: `DA63T-123456`; empty when it cannot be a frame number."""
    return _read(text, catalogue()).number if rules.is_readable(text) else ""


def find_make(name: str) -> Make | None:
    """A make by its English or Japanese name or a name that it also sold under (Autozam)."""
    return catalogue().make(name)


def belongs_to(text: str, family: Family) -> Problem | None:
    """What speaks against this code in this family: another car's code, or not a kei at all.

    A rebadge in either direction, an unknown code and a doubtful row speak against nothing.
    """
    if not rules.is_readable(text):
        return None
    index = catalogue()
    code = _read(text, index).code
    rows = index.kei(code)
    if not rows:
        return next((problems.not_kei(row, index.limits) for row in index.larger(code)), None)
    if any(row.is_sold_as(family) for row in [*rows, *_twins(rows, index)]):
        return None
    return next((problems.other_make(row) for row in rows if not row.is_doubtful), None)


def twins_of(decoded: Decoded) -> list[str]:
    """The same cars under other badges, each with the code stamped there: Mazda Scrum DG63T."""
    index = catalogue()
    rows = [candidate.frame_code for candidate in decoded.candidates]
    return list(dict.fromkeys(str(twin) for twin in _twins(rows, index)))


def build_windows(text: str) -> list[BuildWindow]:
    """When the car can have been built: one window for each car that the number can be.

    They are alternatives: only the span from the earliest start to the latest end is certain.
    A serial inside a recall block has that block's dates. Otherwise the production window counts,
    with tolerance, because catalogues state when a model was sold and the first cars are built
    before the launch: 2 months before the start and 6 after the end of a month, 12 on either
    side of a bare year. Empty for an unknown code and for vehicles that are no kei cars.
    Why these months: `docs/catalogue.md`.
    """
    index = catalogue()
    reading = rules.as_stored(text, index.spelled)
    if reading is None:
        if not rules.is_readable(text):
            return []
        reading = _read(text, index)
    rows = index.kei(reading.code)
    return list(dict.fromkeys(windows.tolerant(row, reading, index) for row in rows))


def _read(text: str, index: Index) -> Reading:
    return rules.read(text, index.spelled, index.prefixes, index.knows)


def _twins(rows: list[FrameCode], index: Index) -> list[FrameCode]:
    return [twin for row in rows for twin in index.twin_rows(row.code)]


def _of_code(reading: Reading, rows: list[FrameCode], index: Index) -> Iterator[Problem]:
    if reading.rivals:
        yield problems.ambiguous_dash(reading)
    is_near = bool(rows) and not rows[0].code.startswith(reading.code)
    if rows and not is_near:
        return
    # A near spelling is a reading already, so that only a code of the catalogue's own is better.
    if suggestion := _suggestion(reading, index, exactly=is_near):
        yield problems.look_alike(suggestion)
    elif is_near:
        yield problems.code_variant(reading.code, rows)
    elif larger := index.larger(reading.code):
        yield problems.not_kei(larger[0], index.limits)
    elif rules.is_vin(reading.number):
        yield problems.vin()
    else:
        yield problems.unknown_code(reading.code)


def _suggestion(reading: Reading, index: Index, *, exactly: bool) -> str:
    """The number with other signs for I, O and Q, if that gives a known code; else empty."""
    for guess in rules.look_alikes(reading.number):
        better = _read(guess, index)
        if better.code in index.spelled or (index.knows(better.code) and not exactly):
            return better.number
    return ""


def _of_serial(reading: Reading, rows: list[FrameCode]) -> Iterator[Problem]:
    if not (reading.serial and rows):
        return
    if not reading.serial.isdecimal():
        yield problems.look_alike(f"{reading.code}-{rules.as_digits(reading.serial)}")
    elif not rules.MIN_SERIAL <= len(reading.serial) <= rules.MAX_SERIAL:
        yield problems.serial_length(reading.serial)


def _of_make(rows: list[FrameCode], make: Make | str | None, index: Index) -> Iterator[Problem]:
    if isinstance(make, str):
        name, make = make, index.make(make)
        if make is None:
            yield problems.unknown_make(name)
    certain = [row for row in rows if not row.is_doubtful]
    if make is None or not certain or any(row.family.make_id == make.pk for row in rows):
        return
    twins = (twin for twin in _twins(rows, index) if twin.family.make_id == make.pk)
    if twin := next(twins, None):
        yield problems.rebadge(certain[0], twin)
    else:
        yield problems.other_make(certain[0])


def _of_prefix(rows: list[FrameCode], reading: Reading, index: Index) -> Iterator[Problem]:
    certain = [row for row in rows if not row.is_doubtful]
    prefix = index.prefixes.get(reading.prefix)
    if prefix and certain and all(_contradict(prefix, row) for row in certain):
        yield problems.prefix_contradicts(prefix, certain[0])


def _contradict(prefix: EmissionPrefix, row: FrameCode) -> bool:
    start, end = windows.earliest_built(row), windows.latest_built(row)
    if end and prefix.from_year > end.year:
        return True
    return bool(start and prefix.to_year and prefix.to_year + SLACK_YEARS < start.year)
