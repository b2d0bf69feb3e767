"""What the two commands about prices have in common: files of sales, and remarks on them."""

from collections.abc import Iterable
from pathlib import Path

from listings.management.answers import BadInputError
from listings.pricing.model.reading import FileError, SalesFile, read

SHOWN = 5


def sales_file(argument: str, name: str, *, priced: bool = True) -> SalesFile:
    """The sales of a file, or one line naming the argument."""
    try:
        return read(Path(name), priced=priced)
    except FileError as error:
        raise BadInputError(argument, f"{name} {error}") from error


def refuse_other_currency(argument: str, name: str, theirs: str, ours: str) -> None:
    """Nothing is converted: two currencies cannot meet."""
    if theirs and ours and theirs != ours:
        raise BadInputError(
            argument, f"{name} is in {theirs}, and the sales learnt from in {ours}."
        )


def remarks_on(argument: str, found: SalesFile) -> Iterable[str]:
    """What was left out of a file, and which cells were taken as empty."""
    if found.left_out:
        some = "; ".join(str(row) for row in found.left_out[:SHOWN])
        more = " …" if len(found.left_out) > SHOWN else ""
        yield f"{argument}: {len(found.left_out)} rows left out: {some}{more}"
    for column, count in sorted(found.unread.items()):
        yield f"{argument}: {count} cells of {column} could not be read and count as not known"
