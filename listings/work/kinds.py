"""The kinds of work, as the settings name them.

`work` lies on the lowest floor and does not know who handles its rows; `WORK_KINDS` in the
settings names for each kind the handler, its queue and the time a lease lasts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from .queue import Job

Write = Callable[[], None]
# A handler does the slow part without a transaction and returns the write, which is then
# committed together with the row's revision. None means that there is nothing to write.
Handler = Callable[[Job], Write | None]


@dataclass(frozen=True)
class Kind:
    name: str
    handler: Handler
    lease: timedelta


@cache
def kind(name: str) -> Kind:
    """The kind of that name; KeyError for one that this code does not know."""
    row = settings.WORK_KINDS[name]
    return Kind(name, import_string(row["handler"]), timedelta(seconds=row["lease"]))


def names() -> list[str]:
    return list(settings.WORK_KINDS)
