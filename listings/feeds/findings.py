"""What is wrong or odd in a file: where, which code, and in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from listings.eligibility.sentences import Moment, Precision, Sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """`E…` stops its row, `W…` does not. `row` counts as the sheet does, the header is row 1;
    None for what concerns the whole file. `column` is empty for what concerns the whole row."""

    row: int | None
    column: str
    code: str
    said: Sentence

    @property
    def stops(self) -> bool:
        return self.code.startswith("E")

    def as_data(self) -> dict[str, Any]:
        return {
            "row": self.row,
            "column": self.column,
            "code": self.code,
            "said": as_data(self.said),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Finding":
        return cls(data["row"], data["column"], data["code"], from_data(data["said"]))


def as_data(said: Sentence) -> dict[str, Any]:
    """A sentence as JSON, also one in which others, or days, stand."""
    values = {name: _value_as_data(value) for name, value in said.values}
    return {"words": said.words, "many": said.many, "values": values}


def from_data(data: Mapping[str, Any]) -> Sentence:
    values = {name: _value_from_data(value) for name, value in data["values"].items()}
    return Sentence(data["words"], tuple(values.items()), data["many"])


def _value_as_data(value: Any) -> Any:
    if isinstance(value, Sentence):
        return as_data(value)
    if isinstance(value, Moment):
        return {"day": value.day.isoformat(), "precision": value.precision.value}
    return value


def _value_from_data(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if "day" in value:
        return Moment(date.fromisoformat(value["day"]), Precision(value["precision"]))
    return from_data(value)


class Unreadable(ValueError):
    """The file as a whole cannot be used; nothing of it is applied."""

    def __init__(self, code: str, said: Sentence) -> None:
        super().__init__(f"{code} {said}")
        self.code, self.said = code, said


class Wrong(ValueError):
    """A cell cannot be read; the sentence says what to write instead."""

    def __init__(self, code: str, said: Sentence) -> None:
        super().__init__(f"{code} {said}")
        self.code, self.said = code, said
