"""Which day is it, as the law counts?"""

from datetime import date
from zoneinfo import ZoneInfo

from django.utils import timezone

# Most kei cars land on the Pacific coast. Of the coasts of the mainland it also reaches a date
# last, so nothing here becomes legal before it is so at every mainland port.
PORT_TIME = ZoneInfo("America/Los_Angeles")


def legal_today() -> date:
    """Today in Pacific time."""
    return timezone.localdate(timezone=PORT_TIME)
