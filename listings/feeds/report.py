"""What is said of a run: to the dealer on the page, to a program by the command."""

from collections.abc import Iterator

from django.db.models import Count, QuerySet

from listings.eligibility.sentences import say
from listings.eligibility.speaking import told

from .exporting import harmless
from .findings import Finding
from .models import FeedRow, FeedRun, PhotoLink


def remarked(run: FeedRun) -> QuerySet[FeedRow]:
    """Rows with something wrong or odd."""
    return run.rows.exclude(findings=[])


# More of them are in the file to download.
SHOWN = 200


def first_findings(run: FeedRun) -> list[Finding]:
    """What a page shows: errors before remarks, as many as a person reads."""
    found = findings_of(run)
    return sorted(found, key=lambda finding: not finding.stops)[:SHOWN]


def faulty_rows(run: FeedRun) -> Iterator[list[str]]:
    """The refused rows under their own header, each with what is wrong: to correct and send."""
    yield [*run.headers, "errors"]
    for row in run.rows.exclude(cells=[]).iterator():
        found = (Finding.from_data(data) for data in row.findings)
        wrong = [f"{one.code} {one.column}: {told(one.said)}" for one in found if one.stops]
        padded = [*row.cells, *[""] * (len(run.headers) - len(row.cells))]
        yield [harmless(cell) for cell in (*padded[: len(run.headers)], " | ".join(wrong))]


def photos_of(run: FeedRun) -> dict[str, int]:
    """How many linked photos of the run's cars wait, came, and could not be fetched."""
    links = PhotoLink.objects.filter(listing__in=run.rows.values("listing"))
    counted = dict(links.order_by().values_list("state").annotate(n=Count("pk")))
    return {state: counted.get(state, 0) for state in PhotoLink.State.values}


def failed_photos(run: FeedRun) -> list[PhotoLink]:
    links = PhotoLink.objects.filter(listing__in=run.rows.values("listing"), state="failed")
    return list(links.select_related("listing")[:SHOWN])


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
