"""What the rules are told of the world, and what they answer with. Pure."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Frame:
    """What the catalogue says of a frame number. `against`, `not_kei`, `remark` are sentences."""

    normalised: str
    is_whole: bool
    family_id: int | None
    frame_code_id: int | None
    against: str
    not_kei: str
    remark: str
    is_known: bool
    tells: Mapping[str, Any]


class Catalogue(Protocol):
    """The catalogue as the rules ask it; makes and models by their keys."""

    def make(self, name: str) -> int | None: ...
    def model(self, make: int, name: str) -> int | None: ...

    def names_of(self, make: int) -> list[str]: ...
    def frame(self, text: str, make: int | None, family: int | None) -> Frame: ...
    def years(self, text: str) -> tuple[date, date] | None: ...


@dataclass(frozen=True)
class Known:
    """What the rules must know of the world."""

    today: date
    words: Mapping[str, Mapping[str, str]]
    allowed: Mapping[str, tuple[str, ...]]
    zips: Mapping[str, str]
    ports: Mapping[str, str]
    port_names: tuple[str, ...]
    papers: Mapping[str, str]
    bounds: Mapping[str, tuple[int, int]]
    minor: Mapping[str, int]
    cars: Catalogue
    home_zip: str = ""


@dataclass
class Said:
    """What one row says: columns and claims of a listing, papers, photos and the status wanted."""

    stock_number: str = ""
    columns: dict[str, Any] = field(default_factory=dict)
    claims: dict[str, tuple[str, str]] = field(default_factory=dict)
    papers: list[str] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)
    status: str = ""
    # A price whose row names no currency: that of the car on the site, or none.
    bare_price: str = ""
    # Kept of the last file only: whether the car had come to that status.
    reached: bool = False
    # What follows from the frame number alone; it fills a new car where the row is silent.
    told: dict[str, Any] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Said":
        claims = {kind: (value, typed) for kind, (value, typed) in data["claims"].items()}
        return cls(**{**data, "claims": claims})

    @property
    def digest(self) -> str:
        """The same for two rows that say the same."""
        text = json.dumps(self.as_data(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()
