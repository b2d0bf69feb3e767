"""The dry run: a stored file becomes rows with what each would do; no car is touched."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.core.files.storage import storages
from django.db import transaction

from listings.cars import rules as moves
from listings.catalogue.index import held
from listings.eligibility.sentences import say

from . import limits
from .columns import folded as folded_header
from .findings import Finding, Unreadable
from .knowledge import known_of
from .known import Said
from .models import ColumnMapping, FeedRow, FeedRun
from .needed import missing_columns
from .planning import Plan, plan_rows
from .reading import Row, Table, read_table
from .rules import read_row
from .stock import Known, folded, stock_of

_BATCH = 1_000
State = FeedRun.State


def check(run: FeedRun) -> None:
    """Read the run's file and keep a row for each of its cars, with what is wrong and what it
    would do. A file that cannot be used is said so, and the run has failed."""
    try:
        table = read_table(stored_bytes(run), run.name, mapping_of(run.seller_id))
        run.headers = list(table.header.names)
        _refuse_without_columns(run, table)
        with held():
            rows = _rows(run, table)
            plans = [plan for part in _parts(rows) for plan in plan_rows(run.seller, part)]
    except Unreadable as error:
        _fail(run, error)
        return
    for plan in plans:
        plan.row.expected = plan.outcome
        plan.row.findings = [finding.as_data() for finding in plan.findings]
    _keep(run, table, plans)


def stored_bytes(run: FeedRun) -> bytes:
    with storages["originals"].open(run.stored) as file:
        return file.read()


def mapping_of(seller_id: int) -> dict[str, str]:
    """Folded header -> our column, as the dealer mapped it."""
    rows = ColumnMapping.objects.filter(seller=seller_id).values_list("header", "column")
    return {folded_header(header): column for header, column in rows}


def would_end(run: FeedRun) -> dict[str, Known]:
    """Open cars with a stock number that the file does not name, not even in a faulty row."""
    named = set(map(folded, run.rows.values_list("stock_number", flat=True)))
    sources = moves.MOVES["withdraw"].sources
    return {
        number: known
        for number, known in stock_of(run.seller).items()
        if number not in named and known.status in sources
    }


def ends_too_many(run: FeedRun, ending: dict[str, Known]) -> bool:
    """Whether a person must say that this is meant."""
    if len(ending) <= limits.FEW_CARS:
        return False
    stock = [known for known in stock_of(run.seller).values() if known.status in _OPEN]
    for_sale = [known for known in stock if known.status in moves.FOR_SALE]
    ending_for_sale = [known for known in ending.values() if known.status in moves.FOR_SALE]
    share = max(len(ending) / max(1, len(stock)), len(ending_for_sale) / max(1, len(for_sale)))
    return share > limits.MOST_ENDED_SHARE


_OPEN = moves.MOVES["withdraw"].sources


def _refuse_without_columns(run: FeedRun, table: Table) -> None:
    """One sentence instead of the same error in each row. A file of some columns for cars that
    are here already is fine."""
    missing = missing_columns(table.header.has)
    is_new = "stock_no" not in missing and not _names_known_cars(run, table)
    if "stock_no" in missing or (missing and is_new):
        raise Unreadable(
            "E008",
            say(
                "Columns that a new car needs are missing: %(missing)s. Found: %(found)s.",
                missing=", ".join(missing),
                found=", ".join(filter(None, table.header.names))[:300],
            ),
        )


def _names_known_cars(run: FeedRun, table: Table) -> bool:
    stock = stock_of(run.seller)
    return any(folded(row.cells.get("stock_no", "")) in stock for row in table.rows)


def _rows(run: FeedRun, table: Table) -> list[FeedRow]:
    known = known_of(table.rows, run.seller.zip_code)
    numbers: dict[str, int] = {}
    frames: dict[str, int] = {}
    made = []
    for row in table.rows:
        said, findings = read_row(row, known)
        findings += _twice(row, said, numbers, frames)
        made.append(_feed_row(run, row, said, findings))
    return made


def _twice(
    row: Row, said: Said, numbers: dict[str, int], frames: dict[str, int]
) -> Iterable[Finding]:
    """Of two rows with one number the first counts."""
    number, frame = folded(said.stock_number), str(said.columns.get("frame_number", ""))
    if number and numbers.setdefault(number, row.number) != row.number:
        sentence = say("Row %(row)s has this stock number already.", row=numbers[number])
        yield Finding(row.number, "stock_no", "E103", sentence)
    elif frame and frames.setdefault(frame, row.number) != row.number:
        sentence = say("Row %(row)s has this frame number already.", row=frames[frame])
        yield Finding(row.number, "frame_no", "E102", sentence)


def _feed_row(run: FeedRun, row: Row, said: Said, findings: list[Finding]) -> FeedRow:
    is_wrong = any(finding.stops for finding in findings)
    return FeedRow(
        run=run,
        row_no=row.number,
        stock_number=said.stock_number,
        said={} if is_wrong else said.as_data(),
        digest="" if is_wrong else said.digest,
        findings=[finding.as_data() for finding in findings],
        # A NUL is no text for the database.
        cells=[cell.replace("\0", "") for cell in row.raw],
    )


def _parts(rows: Sequence[FeedRow]) -> Iterable[Sequence[FeedRow]]:
    return (rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH))


def _fail(run: FeedRun, error: Unreadable) -> None:
    finding = Finding(None, "", error.code, error.said)
    run.state, run.findings = State.FAILED, [finding.as_data()]
    run.save(update_fields=["state", "findings", "headers"])


@transaction.atomic
def _keep(run: FeedRun, table: Table, plans: list[Plan]) -> None:
    FeedRow.objects.filter(run=run).delete()
    for plan in plans:
        if plan.outcome != FeedRow.Outcome.REFUSED:
            plan.row.cells = []
    FeedRow.objects.bulk_create([plan.row for plan in plans], batch_size=_BATCH)
    ending = would_end(run) if run.ends_missing else {}
    counted = Counter(plan.outcome for plan in plans)
    run.counts = {name: counted[name] for name in FeedRow.Outcome.values} | {"ended": len(ending)}
    run.read_as = table.kind
    run.findings = [finding.as_data() for finding in table.header.findings()]
    run.state = State.NEEDS_CONFIRMATION if ends_too_many(run, ending) else State.READY
    run.save(update_fields=["counts", "read_as", "headers", "findings", "state"])
