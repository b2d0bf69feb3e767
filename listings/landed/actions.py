"""Changing rates, reporting and accepting bills."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from listings.accounts.audit import record
from listings.accounts.models import User
from listings.work.staff_tasks import open_task

from .book import COLUMNS
from .models import Bill, Rate
from .rules import Estimate

MOST_IN_AN_HOUR = 10


class StaleRateError(Exception):
    """A colleague has replaced this version meanwhile."""


class TooManyBillsError(Exception):
    """More bills within an hour than one person has."""


@transaction.atomic
def add_rate(rate: Rate, *, by: User) -> Rate:
    """A rate of a new scope or period, by a member of staff."""
    rate.checked_by = by
    rate.save()
    record("rate added", rate, by=by, after=as_values(rate))
    return rate


@transaction.atomic
def replace_rate(old: Rate, changed: Rate, *, by: User) -> Rate:
    """End a version and publish the next. Raises `StaleRateError` if it has ended already.

    Both bear the name of who did it: a newer file of the project leaves them alone.
    """
    ended = Rate.objects.current().filter(pk=old.pk)
    if ended.update(replaced_at=timezone.now(), checked_by=by) != 1:
        raise StaleRateError
    values = {name: getattr(changed, name) for name in COLUMNS}
    new = Rate.objects.create(**values, checked_by=by, version=old.version + 1)
    before, after = as_values(old), as_values(new)
    differing = [name for name in before if before[name] != after[name]]
    record(
        "rate replaced",
        new,
        by=by,
        before={"rate": old.pk, **{name: before[name] for name in differing}},
        after={name: after[name] for name in differing},
    )
    return new


@transaction.atomic
def report_bill(
    answer: Estimate, told: dict[str, str], *, paid: Decimal, note: str, by: User
) -> Bill:
    """What somebody really paid, in dollars. It counts once staff have accepted it.

    Telling it again for the same inputs replaces what waits. Raises `TooManyBillsError`.
    """
    recent = Bill.objects.filter(
        reported_by=by, reported_at__gt=timezone.now() - timedelta(hours=1)
    )
    if recent.count() >= MOST_IN_AN_HOUR:
        raise TooManyBillsError
    Bill.objects.waiting().filter(reported_by=by, inputs=told).delete()
    return Bill.objects.create(
        inputs=told,
        rule_version=answer.rule_version,
        low_usd_cents=answer.total.p10,
        mid_usd_cents=answer.total.p50,
        high_usd_cents=answer.total.p90,
        paid_usd_cents=int(paid * 100),
        note=note,
        reported_by=by,
    )


@transaction.atomic
def accept_bill(bill: Bill, *, by: User) -> bool:
    """Let a bill count; False when it did already. One that lies outside the range that we told
    asks staff why."""
    if Bill.objects.waiting().filter(pk=bill.pk).update(accepted_at=timezone.now()) != 1:
        return False
    record("bill accepted", bill, by=by)
    if not bill.low_usd_cents <= bill.paid_usd_cents <= bill.high_usd_cents:
        _ask_why(bill)
    return True


def _ask_why(bill: Bill) -> None:
    paid, low, high = (
        f"${cents / 100:,.0f}"
        for cents in (bill.paid_usd_cents, bill.low_usd_cents, bill.high_usd_cents)
    )
    text = f"Bill {bill.pk}: {paid} was paid, and {low} to {high} told. Is a rate wrong?"
    open_task(f"bill {bill.pk}", text, reverse("admin:listings_bill_change", args=[bill.pk]))


@transaction.atomic
def refuse_bill(bill: Bill, *, by: User) -> bool:
    """Remove a bill that waits; False when it counts or is gone."""
    waiting = Bill.objects.waiting().filter(pk=bill.pk)
    if not waiting.exists():
        return False
    record("bill refused", bill, by=by, before={"paid_usd_cents": bill.paid_usd_cents})
    waiting.delete()
    return True


def as_values(rate: Rate) -> dict[str, Any]:
    """As the audit can hold it."""
    return {
        name: None if value is None else str(value)
        for name, value in ((name, getattr(rate, name)) for name in COLUMNS)
    }
