"""What the machine finds about a car, beside what its seller says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from listings.catalogue.decoding import Candidate, belongs_to, decode
from listings.catalogue.vocabulary import Confidence
from listings.places.naming import for_reader

from .. import rules
from ..choices import WayIn
from ..completeness import problems, stoppers
from ..models import Listing, Photo

_WEIGHT = ("stop", "caution", "info", "good")


@dataclass(frozen=True)
class Finding:
    """What the machine found; `kind` is that of a notice: good, info, caution or stop."""

    kind: str
    text: str
    href: str = ""


def findings(listing: Listing) -> list[Finding]:
    """What there is to see, the doubts first."""
    found = [
        *(Finding("stop", p.text) for p in (*problems(listing), *stoppers(listing))),
        *_of_way_in(listing),
        *_of_photos(listing),
        *_of_frame_number(listing),
        *_of_twins(listing),
        _of_price(listing),
    ]
    return sorted(found, key=lambda finding: _WEIGHT.index(finding.kind))


def _of_photos(listing: Listing) -> Iterator[Finding]:
    states = list(listing.photos.values_list("state", flat=True))
    waiting = states.count(Photo.State.STORED)
    if waiting:
        yield Finding("info", _("%s photos are still being prepared.") % waiting)


def _of_way_in(listing: Listing) -> Iterator[Finding]:
    if listing.way_in != WayIn.AGE:
        way = listing.get_way_in_display()
        yield Finding("caution", _("The seller's way in is not its age, but: %s") % way)


def _of_frame_number(listing: Listing) -> Iterator[Finding]:
    number = listing.frame_number
    if not number:
        why = listing.frame_missing_reason or _("no reason given")
        yield Finding("caution", _("No frame number: %s") % why)
        return
    decoded, clash = decode(number, listing.make), belongs_to(number, listing.family)
    if clash:
        yield Finding("stop", clash.message)
    said = {clash.message} if clash else set()
    for problem in decoded.problems:
        if problem.message not in said:
            yield Finding("caution", problem.message)
    for candidate in decoded.candidates:
        fits = candidate.frame_code.is_sold_as(listing.family)
        yield Finding("good" if fits else "info", _named(decoded.code, candidate))


def _named(code: str, candidate: Candidate) -> str:
    row, window = candidate.frame_code, candidate.window
    return _("%(code)s is %(car)s, built %(first)s to %(last)s (%(confidence)s confidence)") % {
        "code": code,
        "car": f"{row.family.make.label} {for_reader(row.model_name, row.name_ja)}",
        "first": _month(window.built_from) or _("an unknown day"),
        "last": _month(window.built_to) or _("today"),
        "confidence": str(Confidence(window.confidence).label).lower(),
    }


def _month(day: date | None) -> str:
    return date_format(day, "YEAR_MONTH_FORMAT") if day else ""


def _of_twins(listing: Listing) -> Iterator[Finding]:
    if not listing.frame_number:
        return
    others = Listing.objects.with_names().filter(frame_number=listing.frame_number)
    for other in others.exclude(pk=listing.pk).exclude(status__in=[rules.ENDED, rules.REMOVED])[:5]:
        text = _("%(seller)s offers the same frame number: %(car)s, %(state)s") % {
            "seller": other.seller,
            "car": other.title,
            "state": other.get_status_display(),
        }
        yield Finding("stop", text, reverse("admin:listings_listing_change", args=[other.pk]))


def _of_price(listing: Listing) -> Finding:
    estimate, price = listing.estimate, listing.price_usd_cents
    if estimate is None or estimate.low_usd_cents is None or estimate.high_usd_cents is None:
        return Finding("info", _("There is no usual price to compare with."))
    if price is None:
        return Finding("info", _("The price cannot be compared: no rate of exchange is known."))
    low, high = estimate.low_usd_cents, estimate.high_usd_cents
    if price < low:
        return Finding("caution", _("%s%% under the lowest usual price") % _percent(price, low))
    if price > high:
        return Finding("caution", _("%s%% over the highest usual price") % _percent(price, high))
    return Finding("good", _("The price is in the usual range."))


def _percent(price: int, bound: int) -> int:
    return round(abs(price - bound) * 100 / bound)
