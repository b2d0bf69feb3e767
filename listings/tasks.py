"""Switchboard: the Celery tasks of every room, so that a worker finds them."""

from .cars import tasks as cars
from .letters import tasks as letters
from .pricing import tasks as pricing
from .search import tasks as search
from .states import tasks as states
from .work import tasks as work

__all__ = ["cars", "letters", "pricing", "search", "states", "work"]
