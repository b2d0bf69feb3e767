"""Learning prices anew: train, keep the version, show staff what cannot be right, switch on."""

import time
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _noop

from listings.work.queue import order
from listings.work.staff_tasks import close_task, open_task

from . import doubts, kin, switching
from .learning import recorded_sales
from .model import Car, Model, to_bytes, train
from .models import ModelSwitch, PriceModel, Renewal

LEARN = "learn"
# There is one learning, of everything.
SUBJECT = 1
# Learning from so many takes a minute; more would add little.
MOST = 20_000
SOON = timedelta(minutes=15)
# After each learning every car is estimated anew: a large market has that done at night alone.
LARGE_MARKET = 20_000
NIGHTLY = timedelta(days=1)
FOLLOWED = _noop("Learnt from the prices known on %s")

# Half of all sales further off than this, or half as many sales as yesterday, is no market.
MOST_OFF, LEAST_SALES = 1.0, 0.5
TASK = "price model"


@dataclass(frozen=True)
class Taught:
    """What was learnt, before anything is written."""

    sales: list[Car]
    model: Model
    content: bytes
    seconds: float
    metrics: dict[str, Any] = field(default_factory=dict)


def order_learning(delay: timedelta | None = None) -> None:
    """Have prices learnt anew: soon after a new sale, in a large market with the next night's."""
    if delay is None:
        renewed = Renewal.objects.values_list("renewed", flat=True).first() or 0
        delay = NIGHTLY if renewed > LARGE_MARKET else SOON
    order(LEARN, SUBJECT, delay=delay)


@transaction.atomic
def order_learning_if_due() -> None:
    """Have prices learnt at once when that was not done for a day."""
    since = timezone.now() - NIGHTLY
    if not PriceModel.objects.filter(trained_at__gt=since).exists():
        order_learning(delay=timedelta(0))


def learn(today: date) -> PriceModel | None:
    """Learn from all that is known and switch the result on, unless staff keep another version.

    None where no sale is known, or where the sales say the same as before.
    """
    taught = teach(today)
    return keep(taught, today) if taught else None


def teach(today: date) -> Taught | None:
    """The slow part; writes nothing. None where no sale is known."""
    sales = recorded_sales(today, MOST)
    if not sales:
        return None
    started = time.perf_counter()
    model = train(sales, kin.twins())
    seconds = time.perf_counter() - started
    return Taught(sales, model, to_bytes(model), round(seconds, 3), metrics_of(model))


@transaction.atomic
def keep(taught: Taught, today: date) -> PriceModel | None:
    """Store the version and what it says of the sales; switch it on where nothing speaks against.

    The same sales learnt again are the same version: its row only says that it is of today.
    """
    switching.one_at_a_time()
    before = PriceModel.objects.active()
    doubts.show(taught.sales, taught.model)
    row, is_new = PriceModel.objects.update_or_create(
        version=taught.model.version, defaults=_columns(taught)
    )
    if before == row:
        return None
    if why := _broken(taught, before):
        open_task(TASK, why, f"/admin/listings/pricemodel/{row.pk}/change/")
        return row if is_new else None
    close_task(TASK)
    newest = ModelSwitch.objects.first()
    if not (newest and newest.keeps):
        switching.switch_on(row, by=None, why=FOLLOWED % today)
    return row


def metrics_of(model: Model) -> dict[str, Any]:
    """How far sales lie from what is said of them without themselves; all but counts as shares."""
    known, noise = model.known, model.hedonic.fit.noise
    off = np.abs(np.expm1(known.error / (1 - known.leverage)))
    return {
        "median_error": round(float(np.median(off)), 4),
        "within_10": round(float((off <= 0.1).mean()), 4),
        "noise": round(float(np.sqrt(noise)), 4),
        "half_width": round(model.half_width, 4),
    }


def _columns(taught: Taught) -> dict[str, Any]:
    days = [car.on for car in taught.sales if car.on is not None]
    return {
        "content": taught.content,
        "trained_at": timezone.now(),
        "sales_from": day_of(min(days)),
        "sales_to": day_of(max(days)),
        "sales_used": len(taught.model.known.keys),
        "sales_joined": taught.model.joined,
        "sales_suspicious": len(taught.model.suspicious),
        "seconds": taught.seconds,
        "metrics": taught.metrics,
    }


def day_of(year: float) -> date:
    """The day again of a year with decimals."""
    return date(int(year), 1, 1) + timedelta(days=round(year % 1 * 366))


def _broken(taught: Taught, before: PriceModel | None) -> str:
    """Why nobody should estimate with it; empty where nothing is wrong."""
    figures = list(taught.metrics.values())
    if not np.isfinite(figures).all() or not np.isfinite(taught.model.hedonic.fit.effects).all():
        return "A new price model was not switched on: it holds figures that are no numbers."
    if taught.metrics["median_error"] > MOST_OFF:
        off = round(100 * taught.metrics["median_error"])
        return f"A new price model was not switched on: half of all sales lie over {off} % off."
    used = len(taught.model.known.keys)
    if before and used < LEAST_SALES * before.sales_used:
        return (
            f"A new price model was not switched on: it learnt from {used} sales, "
            f"the one before from {before.sales_used}."
        )
    return ""
