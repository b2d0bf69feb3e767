"""The header row: which of our columns stands in which place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from listings.eligibility.sentences import Sentence, say

from . import limits
from .columns import column_of, folded, is_kept
from .findings import Finding, Unreadable

# Several columns of links are one list of photos.
_MAY_REPEAT = {"photos"}


@dataclass(frozen=True)
class Header:
    """`names` as the file has them; `columns` ours, empty where a column is not used."""

    names: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def has(self) -> frozenset[str]:
        return frozenset(filter(None, self.columns))

    @property
    def unknown(self) -> list[str]:
        """Names that mean nothing to us and may be mapped."""
        pairs = zip(self.names, self.columns, strict=True)
        return [name for name, column in pairs if name.strip() and not column]

    @property
    def not_kept(self) -> list[str]:
        """Columns of our format that a car's page does not show yet."""
        return [column for column in self.columns if column and not is_kept(column)]

    def findings(self) -> list[Finding]:
        return [Finding(1, name[:60], "W013", _not_known(name[:60])) for name in self.unknown]


def _not_known(name: str) -> Sentence:
    return say("The column %(name)s is not known and was not used.", name=name)


def unknown_in(names: Sequence[str]) -> list[str]:
    """Names that are none of our columns by themselves, whatever they are mapped to."""
    return [name for name in dict.fromkeys(names) if name.strip() and not column_of(name)[0]]


def header_of(names: Sequence[str], mapping: Mapping[str, str]) -> Header:
    """Find our columns in a header row. Raises `Unreadable` for a row that is none.

    `mapping` is folded header -> our column, or empty for "do not use".
    """
    names = _without_empty_tail([name.strip().lstrip("\ufeff") for name in names])
    if len(names) > limits.MAX_COLUMNS:
        raise Unreadable(
            "E006",
            say(
                "There are %(n)s columns; at most %(most)s are read.",
                n=f"{len(names):,}",
                most=limits.MAX_COLUMNS,
            ),
        )
    found = [_meant(name, mapping) for name in names]
    if not any(column for column, _own in found) and not mapping:
        raise Unreadable(
            "E007",
            say(
                "Row 1 holds none of the names of columns that we know, such as stock_no, "
                "frame_no, make, model, year, price. Put a header there."
            ),
        )
    columns = _one_of_each(names, found)
    return Header(tuple(names), tuple(columns))


def _without_empty_tail(names: list[str]) -> list[str]:
    while names and not names[-1]:
        names.pop()
    return names


def _meant(name: str, mapping: Mapping[str, str]) -> tuple[str, bool]:
    """Our column, and whether the name decides over another name of the same column."""
    word = folded(name)
    if word in mapping:
        return mapping[word], True
    return column_of(name)


def _one_of_each(names: Sequence[str], found: Sequence[tuple[str, bool]]) -> list[str]:
    """Our own name wins over another's; two of the same rank are refused, never chosen between."""
    own = {column for column, is_own in found if is_own and column}
    columns: list[str] = []
    for name, (column, is_own) in zip(names, found, strict=True):
        kept = column if is_own or column not in own else ""
        if kept and kept in columns and kept not in _MAY_REPEAT:
            raise Unreadable(
                "E009",
                say(
                    "The column %(column)s is there twice (%(name)s). Remove one of the two.",
                    column=kept,
                    name=name[:60],
                ),
            )
        columns.append(kept)
    return columns
