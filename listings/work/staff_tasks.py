"""Asking staff to look at something, and taking that back when it is over."""

from typing import Any

from django.db.models.functions import Now

from .models import StaffTask


def open_task(key: str, text: str, url: str = "") -> None:
    """Ask staff once; while the task is open, asking again brings its words up to date."""
    task = StaffTask(key=key, text=text[:300], url=url)
    made = StaffTask.objects.bulk_create([task], ignore_conflicts=True)
    if made:
        StaffTask.objects.filter(key=key, closed_at=None).update(text=task.text, url=url)


def close_task(key: str) -> None:
    """What was found is over; nothing happens where nothing is open."""
    StaffTask.objects.filter(key=key, closed_at=None).update(closed_at=Now())


def settle_task(key: str, text: str, *, by: Any) -> None:
    """A person has decided on it; also on what nobody had asked about yet.

    `by` is a User, whom this floor does not know.
    """
    decided = StaffTask.objects.filter(key=key, closed_at=None)
    if not decided.update(closed_at=Now(), closed_by=by):
        StaffTask.objects.create(key=key, text=text[:300], closed_at=Now(), closed_by=by)
