"""Calendar files: one event for each car, which moves when its date does.

An event keeps its UID for ever. Its SEQUENCE rises with each change of the listing and each answer
that is worked out anew, so that a calendar which reads the file again moves the event.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from listings.cars.models import EligibilityVerdict, Listing
from listings.eligibility.proof import LEVEL_WORDS, Level

CONTENT_TYPE = "text/calendar; charset=utf-8"
# A calendar of more entries is read by nobody, and some programs refuse it.
MOST_EVENTS = 500


def calendar_file(cars: Iterable[Listing], name: str, url: str) -> bytes:
    """The cars' safe days as an iCalendar file (RFC 5545); `url` is the page with the same cars."""
    calendar = Calendar()
    calendar.add("prodid", "-//Keiport//Becoming legal//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("url", _whole(url))
    calendar.add("x-published-ttl", "P1D")
    for car in cars:
        calendar.add_component(_event(car))
    return calendar.to_ical()


def _event(car: Listing) -> Event:
    answered = _answered_at(car)
    event = Event()
    event.add("uid", f"{car.public_id}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", _sequence(car, answered))
    event.add("dtstamp", answered)
    event.add("last-modified", answered)
    event.add("dtstart", car.eligible_safe)
    event.add("transp", "TRANSPARENT")
    event.add("summary", _("%s: old enough to import") % car.title)
    event.add("description", _described(car), {"LANGUAGE": get_language() or "en"})
    event.add("url", _whole(car.get_absolute_url()))
    return event


def _described(car: Listing) -> str:
    proof = _("Proof: level %(level)s, %(words)s.") % {
        "level": car.eligible_level,
        "words": _(LEVEL_WORDS[Level(car.eligible_level)]),
    }
    law = _(
        "From this day on the car is 25 years old, whatever day it was built. Not legal advice."
    )
    return f"{law} {proof} {_whole(car.get_absolute_url())}"


def _answered_at(car: Listing) -> datetime:
    verdict: EligibilityVerdict | None = getattr(car, "verdict", None)
    at = max(car.updated_at, verdict.computed_at) if verdict else car.updated_at
    return at.astimezone(UTC).replace(microsecond=0)


def _sequence(car: Listing, answered: datetime) -> int:
    """Staff who check a paper move the date without a change of the listing, so that its version
    alone would stay the same: the seconds until the last answer rise with both."""
    return car.version + max(0, int((answered - car.created_at).total_seconds()))


def _whole(address: Any) -> str:
    return urljoin(f"{settings.SITE_URL}/", str(address))
