"""A dealer, and files sent for it."""

import pytest

from listings.feeds import actions
from listings.feeds.report import findings_of
from tests.feeds.making import as_csv


@pytest.fixture
def send(seller):
    """Send rows (or bytes) and have them applied at once; answers the run."""

    def sent(rows, *, dry_run=False, is_meant=False, **options):
        data = rows if isinstance(rows, bytes) else as_csv(rows)
        person = seller.memberships.get(role="owner").user
        run = actions.take_in(seller, "stock.csv", data, by=person, **options)
        actions.import_now(run, dry_run=dry_run, is_meant=is_meant)
        return run

    return sent


@pytest.fixture
def counts(send):
    """As `send`, but answers the counts that are not nought."""
    return lambda *rows, **options: shortly(send(*rows, **options))


def shortly(run):
    return {name: n for name, n in run.counts.items() if n}


def codes(run):
    return [(finding.row, finding.column, finding.code) for finding in findings_of(run)]
