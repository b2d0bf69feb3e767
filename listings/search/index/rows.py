"""Cars for sale as columns of numbers, read from PostgreSQL by binary COPY.

A row of fixed-width numbers without nulls always has the same length, so that a whole block of
rows becomes columns at once, with no work in Python for each.
"""

from collections.abc import Collection, Iterable, Iterator

import numpy as np
from django.db import connection
from psycopg import sql

from listings.cars import rules

from .columns import COLUMNS, TEXTS, Column

Rows = dict[str, np.ndarray]

BLOCK = 50_000
_SIGNATURE = 19  # bytes before the first row: "PGCOPY\n\377\r\n\0", flags, extension
_ID = Column("id", "car.id", ">i8", np.int64)
_ALL = (_ID, *COLUMNS)
# A row is the number of its fields, then each field's length and bytes.
_WIRE = np.dtype(
    [("fields", ">i2")]
    + [
        part
        for column in _ALL
        for part in ((f"{column.name} length", ">i4"), (column.name, column.wire))
    ]
)
_SELECT = f"""
SELECT {", ".join(column.sql for column in _ALL)}
FROM listings_listing car
JOIN listings_seller seller ON seller.id = car.seller_id
LEFT JOIN listings_estimate estimate ON estimate.id = car.estimate_id
WHERE car.status IN ({", ".join(f"'{status}'" for status in rules.FOR_SALE)})
"""  # noqa: S608 - every part is written out in our own tables
_COUNT = f"""
SELECT count(*) FROM listings_listing
WHERE status IN ({", ".join(f"'{status}'" for status in rules.FOR_SALE)})
"""  # noqa: S608 - the same
_SAID = f"""
SELECT DISTINCT hashtextextended(said, 0), said
FROM listings_listing car, LATERAL (VALUES {", ".join(f"(upper(car.{text.name}))" for text in TEXTS)}) AS texts (said)
WHERE said <> '' AND car.status IN ({", ".join(f"'{status}'" for status in rules.FOR_SALE)})
"""  # noqa: S608 - the same


def read(ids: Collection[int] | None = None) -> Rows:
    """The cars that are for sale, by id; all of them, or those among `ids`."""
    statement = sql.SQL("COPY ({}{} ORDER BY car.id) TO STDOUT (FORMAT BINARY)").format(
        sql.SQL(_SELECT), _among(ids)
    )
    columns = {column.name: np.empty(_room(ids), column.kept) for column in _ALL}
    filled = 0
    with connection.cursor() as cursor, cursor.copy(statement) as stream:
        for block in _blocks(stream):
            filled = _fill(columns, filled, block)
    return {name: values[:filled] for name, values in columns.items()}


def read_texts(ids: Collection[int] | None = None) -> dict[int, str]:
    """What sellers say of these cars, in capitals, by its hash."""
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("{}{}").format(sql.SQL(_SAID), _among(ids)))
        return dict(cursor.fetchall())


def _among(ids: Collection[int] | None) -> sql.Composable:
    if ids is None:
        return sql.SQL("")
    return sql.SQL(" AND car.id = ANY({})").format(sql.Literal(list(ids)))


def _blocks(stream: Iterable[bytes]) -> Iterator[bytes]:
    """Whole rows, some ten thousand at a time; what follows the last one is the end sign."""
    waiting, begun = bytearray(), False
    for message in stream:
        waiting += message
        if not begun and len(waiting) >= _SIGNATURE:
            del waiting[:_SIGNATURE]
            begun = True
        if len(waiting) >= BLOCK * _WIRE.itemsize:
            whole = len(waiting) // _WIRE.itemsize * _WIRE.itemsize
            yield bytes(waiting[:whole])
            del waiting[:whole]
    if len(waiting) >= _WIRE.itemsize:
        yield bytes(waiting)


def _room(ids: Collection[int] | None) -> int:
    """How many rows will come, or somewhat more."""
    if ids is not None:
        return len(ids)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT)
        return int(cursor.fetchone()[0] * 1.02) + 64


def _fill(columns: Rows, filled: int, block: bytes) -> int:
    """Write a block behind what is there, in place: a second copy of a million cars is too many."""
    wire = np.frombuffer(block, _WIRE, count=len(block) // _WIRE.itemsize)
    end = filled + len(wire)
    for name in columns:
        if end > len(columns[name]):
            columns[name] = np.resize(columns[name], end + BLOCK)
        columns[name][filled:end] = wire[name]
    return end
