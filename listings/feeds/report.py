"""What is said of a run: to the dealer on the page, to a program by the command."""

from django.db.models import QuerySet

from listings.eligibility.sentences import say

from .findings import Finding
from .models import FeedRow, FeedRun


def remarked(run: FeedRun) -> QuerySet[FeedRow]:
    """Rows with something wrong or odd."""
    return run.rows.exclude(findings=[])


def findings_of(run: FeedRun) -> list[Finding]:
    """All that was found, the file first, then its rows in order."""
    of_file = [Finding.from_data(data) for data in run.findings]
    if run.state == FeedRun.State.NEEDS_CONFIRMATION:
        of_file.append(_too_many(run))
    of_rows = (data for row in remarked(run) for data in row.findings)
    return [*of_file, *map(Finding.from_data, of_rows)]


def _too_many(run: FeedRun) -> Finding:
    sentence = say(
        "%(n)s cars are not in the file and would end: more than 20 %% of the stock. Nothing was "
        "changed; confirm it, or send the whole stock.",
        n=run.counts.get("ended", 0),
    )
    return Finding(None, "", "E601", sentence)
