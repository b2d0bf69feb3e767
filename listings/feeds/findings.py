"""What is wrong or odd in a file: where, which code, and in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from listings.eligibility.sentences import Sentence


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
            "said": self.said.as_data(),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Finding":
        said = Sentence.from_data(data["said"])
        return cls(data["row"], data["column"], data["code"], said)


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
