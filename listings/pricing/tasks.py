"""Learning prices, as work of the queue and by the clock."""

import logging
from datetime import date
from functools import partial

from celery import shared_task

from listings.eligibility.clock import legal_today
from listings.work.kinds import Write
from listings.work.queue import Job
from listings.work.tasks import SafeTask

from . import forecasting, looking_back, reporting, teaching

log = logging.getLogger(__name__)


def learn(job: Job) -> Write | None:
    """Learn from all that is known of prices; the slow part without a transaction."""
    today = legal_today()
    taught = teaching.teach(today)
    return partial(_keep, taught, today) if taught else None


def _keep(taught: teaching.Taught, today: date) -> None:
    if version := teaching.keep(taught, today):
        log.info("learnt prices anew: %s", version)


def forecast(job: Job) -> Write | None:
    """Say of a month's sales what was known on its eve; `subject_id` is the month, as 202611."""
    told = forecasting.foretell(forecasting.as_month(job.subject_id))
    return partial(looking_back.keep, told)


def report(job: Job) -> Write | None:
    """Work out today's public figures."""
    today = legal_today()
    return partial(reporting.keep, reporting.report(today), today)


@shared_task(name="pricing.look_back_daily", base=SafeTask)
def look_back_daily() -> None:
    """Have the day's forecasts and report made when there is none yet. Runs often."""
    looking_back.order_if_due(legal_today())


@shared_task(name="pricing.learn_daily", base=SafeTask)
def learn_daily() -> None:
    """Have prices learnt when the newest learning is a day old. Runs often; a missed night is made
    up for within the hour."""
    teaching.order_learning_if_due()
