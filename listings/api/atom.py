"""Any search as an Atom feed: the newest cars that fit, as anybody finds them."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join

from listings.cars.models import Listing
from listings.cars.wording import money
from listings.eligibility.clock import legal_today
from listings.pricing.models import Currency, Estimate

from .items import estimate, whole

NEWEST = 50
# A name for each car that outlives its address and the site's.
TAG = "tag:keiport,2026:car/"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Feed(Atom1Feed):
    """Says when it was last changed by its cars, not by the clock."""

    def latest_post_date(self) -> datetime:
        days = [item["updateddate"] for item in self.items]
        return max(days, default=datetime.combine(legal_today(), time(), UTC))


def feed_of(cars: Sequence[Listing], title: str, page: str, address: str) -> str:
    """The feed's XML. `page` shows the same search to people, `address` is the feed's own."""
    feed = Feed(
        title=_plain(title),
        link=page,
        description="",
        feed_url=address,
        feed_guid=address,
        subtitle="Kei cars for sale, the newest first, each with the day it may come in.",
        language="en",
    )
    for car in cars:
        feed.add_item(**_entry(car))
    return feed.writeString("utf-8")


def _entry(car: Listing) -> dict[str, Any]:
    said = (car.title, car.price_text, car.badge.label)
    return {
        "title": _plain(", ".join(part for part in said if part)),
        "link": whole(car.get_absolute_url()),
        "description": _plain(_summary(car)),
        "unique_id": TAG + car.public_id,
        "author_name": _plain(car.seller.name),
        "pubdate": car.listed_at,
        "updateddate": car.updated_at,
        "categories": [car.make.slug, car.family.slug, *filter(None, (car.body,))],
    }


def _summary(car: Listing) -> str:
    """HTML, as readers show it."""
    facts = (
        ("May come in", ": ".join(filter(None, (car.badge.label, car.badge.detail)))),
        ("Price", car.price_text),
        ("Usual price", _usual(car.estimate)),
        ("Mileage", car.mileage_text),
        ("Drive", car.drive_label),
        ("Gearbox", car.gearbox_label),
        ("Where", car.state or car.place_text),
    )
    rows = format_html_join("", "<li>{}: {}</li>", ((name, said) for name, said in facts if said))
    cover = car.cover.src if car.cover else ""
    picture = format_html('<p><img src="{}" alt=""></p>', whole(cover)) if cover else ""
    return format_html("{}<ul>{}</ul>", picture, rows)


def _usual(found: Estimate | None) -> str:
    usual = estimate(found)
    if usual is None:
        return ""
    return f"{money(usual['low'], Currency.USD)} to {money(usual['high'], Currency.USD)}"


def _plain(text: str) -> str:
    """Without the signs that no XML may hold."""
    return _NO_XML.sub("", text)
