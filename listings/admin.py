"""Switchboard: the admin pages of every room."""

from .accounts import admin as accounts
from .cars import admin as cars
from .catalogue import admin as catalogue
from .dealers import admin as dealers
from .inquiries import admin as inquiries
from .landed import admin as landed
from .letters import admin as letters
from .places import admin as places
from .pricing import admin as pricing
from .states import admin as states
from .work import admin as work

__all__ = [
    "accounts",
    "cars",
    "catalogue",
    "dealers",
    "inquiries",
    "landed",
    "letters",
    "places",
    "pricing",
    "states",
    "work",
]
