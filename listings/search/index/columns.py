"""Which facts of a car for sale the index holds, and how PostgreSQL tells them: the one table.

Each is a number of fixed width and never null, so that rows come as one block of bytes.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from listings.cars.choices import Aspiration, Body, Drive, Gearbox, Side, WayIn
from listings.dealers.models import Seller
from listings.eligibility.proof import Level

from ..near import as_number
from ..sorts import DEAL_MOST, DEAL_UNIT, SUPPORTED

NONE = 0  # the code of a blank choice
NOBODY = -1  # that of a choice which no car can have


@dataclass(frozen=True)
class Column:
    """A fact: how PostgreSQL tells it (`sql`, `wire`), how it is kept, what stands for "unknown"."""

    name: str
    sql: str
    wire: str
    kept: Any

    @property
    def unknown(self) -> int:
        """The greatest number of the kind: it sorts last, as null does."""
        return int(np.iinfo(self.kept).max)


@dataclass(frozen=True)
class Values(Column):
    """A fact out of a fixed list: kept as its place there."""

    values: tuple[str, ...] = ()

    def code(self, value: Any) -> int:
        if value in self.values:
            return self.values.index(value) + 1
        return NOBODY if value else NONE

    def text(self, code: int) -> str:
        return self.values[code - 1] if code else ""


def _values(name: str, sql: str, values: Any) -> Values:
    listed = ",".join(f"'{value}'" for value in values)
    told = f"COALESCE(array_position(ARRAY[{listed}]::text[], {sql}::text), {NONE})"
    return Values(name, told, ">i4", np.uint8, tuple(str(value) for value in values))


@dataclass(frozen=True)
class Key(Column):
    """A number of another table's row."""

    def code(self, value: Any) -> int:
        return int(value)

    def text(self, code: int) -> str:
        return str(code)


@dataclass(frozen=True)
class ZipColumn(Key):
    """Five digits as a number; -1 where the seller gives none."""

    def code(self, value: Any) -> int:
        return as_number(value)


@dataclass(frozen=True)
class Amount(Column):
    """A number on a scale."""


@dataclass(frozen=True)
class Text(Column):
    """A short text, told as its hash; the texts themselves come apart, each once."""


_DEAL = f"""CASE WHEN estimate.grade = '{SUPPORTED}' AND NOT estimate.abstained
 AND estimate.mid_usd_cents > 0 AND car.price_usd_cents IS NOT NULL
 THEN LEAST(car.price_usd_cents, {DEAL_MOST}) * {DEAL_UNIT} / estimate.mid_usd_cents END"""

KEYS: tuple[Values | Key, ...] = (
    Key("family_id", "car.family_id", ">i8", np.int32),
    Key("frame_code_id", "COALESCE(car.frame_code_id, 0)", ">i8", np.int32),
    _values("body", "car.body", Body.values),
    _values("drive", "car.drive", Drive.values),
    _values("gearbox", "car.gearbox", Gearbox.values),
    _values("aspiration", "car.aspiration", Aspiration.values),
    _values("side", "car.side", Side.values),
    _values("way_in", "car.way_in", WayIn.values),
    _values("seller__kind", "seller.kind", Seller.Kind.values),
    _values("eligible_level", "car.eligible_level", [level.value for level in Level]),
    ZipColumn(
        "zip_code",
        "CASE WHEN car.zip_code ~ '^[0-9]{5}$' THEN car.zip_code::int ELSE -1 END",
        ">i4",
        np.int32,
    ),
)
AMOUNTS = (
    Amount("year", "COALESCE(car.year, 32767)", ">i4", np.int16),
    Amount("price_usd_cents", f"COALESCE(car.price_usd_cents, {2**63 - 1})", ">i8", np.int64),
    Amount("mileage_km", f"COALESCE(car.mileage_km, {2**31 - 1})", ">i4", np.int32),
    # Days since 2000-01-01, as PostgreSQL counts them; its "infinity" is the greatest number.
    Amount("eligible_safe", "COALESCE(car.eligible_safe, 'infinity'::date)", ">i4", np.int32),
)
# Only sorted by.
FIGURES = (
    Amount("listed_at", "COALESCE(car.listed_at, '-infinity'::timestamptz)", ">i8", np.int64),
    Amount("deal", f"COALESCE({_DEAL}, {2**63 - 1})", ">i8", np.int64),
)
TEXTS = tuple(
    Text(name, f"hashtextextended(upper(car.{name}), 0)", ">i8", np.int64)
    for name in ("grade", "grade_ja", "colour", "colour_ja")
)
COLUMNS: tuple[Column, ...] = (*KEYS, *AMOUNTS, *FIGURES, *TEXTS)
