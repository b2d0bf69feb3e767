"""Ordering the nightly look back: forecasts of months, and the report after them."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from listings.work.queue import order

from . import forecasting, reporting
from .models import AccuracyReport, Forecast

# After learning, before nothing: nobody waits for it.
PRIORITY = 8
# Several months are told one after the other; one report after them is enough.
SOON = timedelta(minutes=1)


@transaction.atomic
def order_if_due(today: date) -> None:
    """Have the months that are due foretold, unless there is a report of today."""
    if not AccuracyReport.objects.filter(on=today).exists():
        look_back(today)


@transaction.atomic
def look_back(today: date) -> None:
    """Have the months that are due foretold, and the report made after them."""
    subjects = [forecasting.as_subject(first) for first in forecasting.due_months(today)]
    order(forecasting.FORECAST, subjects, priority=PRIORITY)
    order(reporting.REPORT, reporting.SUBJECT, priority=PRIORITY, delay=SOON)


@transaction.atomic
def keep(forecasts: Sequence[Forecast]) -> None:
    """Store what was said of a month; the report follows."""
    forecasting.keep(forecasts)
    order(reporting.REPORT, reporting.SUBJECT, priority=PRIORITY, delay=SOON)
