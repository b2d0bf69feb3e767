"""What a kei buyer asks, by its row."""

from functools import partial

from listings.eligibility.sentences import say

from . import values
from .row_reader import RowReader


def read_specs(reader: RowReader) -> None:
    for column in ("body", "drive", "gearbox", "aspiration", "steering", "bed_type"):
        reader.keep(column, reader.word(column))
    for column, name, least, most, unit in (
        ("cc", "displacement_cc", 0, 660, "cc"),
        ("seats", "seats", 1, 4, ""),
        ("bed_l_mm", "bed_length_mm", 500, 3_400, "mm"),
        ("bed_w_mm", "bed_width_mm", 500, 1_480, "mm"),
    ):
        whole = partial(values.whole, least=least, most=most, unit=unit)
        reader.keep(name, reader.read(column, whole))
    for column, name in (
        ("low_range", "low_range"),
        ("ac", "air_conditioning"),
        ("engine_replaced", "engine_replaced"),
    ):
        reader.keep(name, reader.read(column, values.yes_or_no))
    reader.keep("diff_lock", reader.read("diff_lock", _diff_lock))
    if reader.read("lifted", values.yes_or_no):
        reader.said.columns["modifications"] = ["lift"]


def _diff_lock(text: str) -> bool:
    if values.plain(text) in ("rear", "front", "centre", "center", "both"):
        return True
    return values.yes_or_no(text)


def read_odometer(reader: RowReader) -> None:
    found = reader.read("odometer", values.reading)
    unit = reader.word("odometer_unit")
    if found is None:
        reader.keep("odometer_unit", unit)
        return
    reader.keep("odometer", found[0])
    if found[1] and unit and found[1] != unit:
        allowed = say("The reading and its unit name different units.")
        reader.find("odometer_unit", "E501", allowed)
    reader.keep("odometer_unit", unit or found[1])


def read_texts(reader: RowReader) -> None:
    for column in ("colour", "colour_ja"):
        reader.keep(column, reader.read(column, partial(values.line, longest=30)))
    for column, longest in (("modified_notes", 500), ("text_en", 10_000), ("text_ja", 10_000)):
        reader.keep(column, reader.read(column, partial(values.words, longest=longest)))
