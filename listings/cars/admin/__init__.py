"""Cars at the staff's desk: the queue, one case, and the acts on it."""

from .events import ListingEventAdmin
from .pages import ListingAdmin
from .rechecks import RecheckAdmin

__all__ = ["ListingAdmin", "ListingEventAdmin", "RecheckAdmin"]
