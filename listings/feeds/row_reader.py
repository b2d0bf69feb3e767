"""One row being read: its cells, what they say, and all that is wrong with them."""

from collections.abc import Callable
from typing import Any

from listings.eligibility.sentences import Sentence

from . import values
from .findings import Finding, Wrong
from .known import Known, Said
from .reading import Row


class RowReader:
    """Reads one row; collects everything that is wrong with it instead of stopping at the first."""

    def __init__(self, row: Row, known: Known) -> None:
        self.row, self.known = row, known
        self.said, self.findings = Said(), list[Finding]()

    def text(self, column: str) -> str:
        return self.row.cells.get(column, "")

    def find(self, column: str, code: str, said: Sentence) -> None:
        self.findings.append(Finding(self.row.number, column, code, said))

    def read(self, column: str, reader: Callable[[str], Any]) -> Any:
        """The cell's value, None where it is empty or wrong; what is wrong is noted."""
        if not self.text(column):
            return None
        try:
            return reader(self.text(column))
        except Wrong as wrong:
            self.find(column, wrong.code, wrong.said)
            return None

    def word(self, column: str) -> str | None:
        known, allowed = self.known.words[column], self.known.allowed[column]
        return self.read(column, lambda text: values.one_of(text, known, allowed))

    def keep(self, name: str, value: Any) -> None:
        """Set a column of the listing, unless the cell said nothing."""
        if value not in (None, ""):
            self.said.columns[name] = value

    @property
    def is_wrong(self) -> bool:
        return any(finding.stops for finding in self.findings)
