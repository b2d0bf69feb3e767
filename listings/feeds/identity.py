"""Which car a row speaks of: make, model, frame number."""

from listings.eligibility.sentences import Sentence, say

from . import values
from .known import Frame
from .row_reader import RowReader


def read_car(reader: RowReader) -> None:
    make = _make(reader)
    family = _family(reader, make)
    number = reader.text("frame_no")
    code_only = reader.text("generation")
    reader.keep("grade", reader.read("grade", lambda text: values.line(text, 60)))
    reader.keep("grade_ja", reader.read("grade_ja", lambda text: values.line(text, 60)))
    reason = reader.read("frame_no_missing_reason", lambda text: values.line(text, 200))
    reader.keep("frame_missing_reason", reason)
    if number:
        family = _by_frame(reader, number, make, family)
    elif code_only and family:
        frame = reader.known.cars.frame(code_only[:40], make, family)
        if frame.is_known and not frame.against:
            reader.keep("frame_code", frame.frame_code_id)
            reader.said.told = dict(frame.tells)
    reader.keep("family", family)


def _make(reader: RowReader) -> int | None:
    name = reader.text("make")
    made = reader.known.cars.make(name) if name else None
    if name and made is None:
        sentence = say("The make “%(name)s” is not known.", name=values.shown(name))
        reader.find("make", "E106", sentence)
    return made


def _family(reader: RowReader, make: int | None) -> int | None:
    name = reader.text("model")
    if make is None or not name:
        return None
    found = reader.known.cars.model(make, name)
    if found is None and not reader.text("frame_no"):
        _unknown_model(reader, make, name)
    return found


def _unknown_model(reader: RowReader, make: int, name: str) -> None:
    reader.find(
        "model",
        "E107",
        say(
            "The model “%(name)s” is not known. Known: %(names)s.",
            name=values.shown(name),
            names=", ".join(reader.known.cars.names_of(make)[:40]),
        ),
    )


def _by_frame(reader: RowReader, number: str, make: int | None, family: int | None) -> int | None:
    """Check the frame number; the family that it names where the model did not tell."""
    frame = reader.known.cars.frame(number[:60], make, family)
    if wrong := _wrong_with(frame, number):
        reader.find("frame_no", *wrong)
        return None
    if not frame.is_known:
        reader.find("frame_no", "W111", _given(frame.remark))
    reader.keep("frame_number", frame.normalised)
    reader.keep("frame_code", frame.frame_code_id)
    reader.said.told = dict(frame.tells)
    return family or _named_by(reader, frame, make)


def _wrong_with(frame: Frame, number: str) -> tuple[str, Sentence] | None:
    if frame.not_kei:
        return "E105", _given(frame.not_kei)
    if not frame.is_whole:
        return "E104", say(
            "“%(text)s” is not a whole frame number: a code, a dash and 5 to 7 digits.",
            text=values.shown(number),
        )
    return ("E101", _given(frame.against)) if frame.against else None


def _given(text: str) -> Sentence:
    """A sentence that the catalogue has told already."""
    return Sentence("%(text)s", (("text", text),))


def _named_by(reader: RowReader, frame: Frame, make: int | None) -> int | None:
    model = reader.text("model")
    if frame.family_id is None:
        if make is not None and model:
            _unknown_model(reader, make, model)
        return None
    if model:
        sentence = say(
            "The model “%(name)s” is not known; it was taken from the frame number.",
            name=values.shown(model),
        )
        reader.find("model", "W112", sentence)
    return frame.family_id
