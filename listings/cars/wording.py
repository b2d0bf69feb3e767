"""How a listing and a photo read on a page: words and figures, no decisions."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from babel.numbers import format_currency
from django.conf import settings
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from listings.catalogue.decoding import mask
from listings.eligibility.clock import legal_today
from listings.eligibility.proof import LEGAL_LEVELS, LEVEL_WORDS, Level
from listings.pricing.models import MINOR_UNITS

from .images import renditions
from .images.refusals import sentence
from .rules import SOLD

if TYPE_CHECKING:
    from .models import Photo

KM_IN_A_MILE = 1.609344


@dataclass(frozen=True)
class Badge:
    """The short answer on a card: `kind` picks the look, the words carry the meaning."""

    kind: str
    label: str
    detail: str


def money(amount: int, currency: str) -> str:
    """`$7,900` or `¥850,000` from minor units, as the reader's language writes it; cents only
    where there are any."""
    locale = get_language() or settings.LANGUAGE_CODE
    units, cents = divmod(amount, MINOR_UNITS[currency])
    if cents:
        return format_currency(amount / MINOR_UNITS[currency], currency, locale=locale)
    return format_currency(units, currency, format="¤#,##0", locale=locale, currency_digits=False)


def distance(km: int) -> str:
    """`61,234 km (38,049 mi)`: the dash counts the one, its buyer the other."""
    return _("%(km)s km (%(mi)s mi)") % {"km": intcomma(km), "mi": intcomma(miles(km))}


def miles(km: int) -> int:
    return round(km / KM_IN_A_MILE)


def _level_words(level: str) -> str:
    return _(LEVEL_WORDS[Level(level)]) if level else ""


def badge(earliest: date | None, safe: date | None, level: str, conflict: bool) -> Badge:
    """May it come in, on today's date? Only checked proof (A to C) is ever "legal now"."""
    today = legal_today()
    if conflict:
        return Badge("conflict", _("Dates disagree"), _("two facts contradict each other"))
    if safe is None:
        return Badge("unknown", _("Date not known"), _("no date is proven yet"))
    day = date_format(safe)
    if level not in LEGAL_LEVELS:
        return Badge("needs_proof", _("Needs proof"), _level_words(level))
    if safe <= today:
        return Badge("legal_now", _("Legal now"), _level_words(level))
    if earliest and earliest <= today:
        return Badge("needs_proof", _("Needs proof of the day"), _("safe from %s") % day)
    return Badge("not_yet", _("From %s") % day, _level_words(level))


_NOT_BY_AGE = _lazy("did not come in by its age")
# By the ways of `eligibility.ways` that do not go by age: such a car is never "legal now".
_OTHER_WAYS = {
    "us_certified": (
        "good",
        _lazy("Certified for the US"),
        _lazy("by its maker: age is not asked"),
    ),
    "importer": ("caution", _lazy("Registered Importer"), _NOT_BY_AGE),
    "show": ("caution", _lazy("Show or Display"), _NOT_BY_AGE),
    "off_road": ("caution", _lazy("Off-road vehicle"), _NOT_BY_AGE),
    "low_speed": ("caution", _lazy("Low-speed vehicle"), _NOT_BY_AGE),
}


class ListingWording:
    """Mixin of `Listing`: everything here is derived from its own columns."""

    def get_absolute_url(self: Any) -> str:
        return reverse("car", args=[self.make.slug, self.family.slug, self.address_tail])

    @property
    def address_tail(self: Any) -> str:
        """`2001-k7f3...`, the last part of the address; `kei-...` while no year is known."""
        return f"{self.year or 'kei'}-{self.public_id}"

    @property
    def make(self: Any) -> Any:
        return self.family.make

    @property
    def title(self: Any) -> str:
        """`2001 Suzuki Carry KU`; what is not known is left out."""
        car = " ".join(part for part in (self.family.full_label, self.grade) if part)
        return _("%(year)s %(car)s") % {"year": self.year, "car": car} if self.year else car

    @property
    def frame_code_text(self: Any) -> str:
        return self.frame_code.code if self.frame_code else ""

    @property
    def frame_masked(self: Any) -> str:
        return mask(self.frame_number) if self.frame_number else ""

    @property
    def mileage_mi(self: Any) -> int | None:
        return None if self.mileage_km is None else miles(self.mileage_km)

    @property
    def mileage_text(self: Any) -> str:
        return "" if self.mileage_km is None else distance(self.mileage_km)

    @property
    def price_text(self: Any) -> str:
        return "" if self.price is None else money(self.price, self.currency)

    @property
    def price_usd_text(self: Any) -> str:
        """The price in dollars where it is asked in another currency and a rate is known."""
        if self.currency == "USD" or self.price_usd_cents is None:
            return ""
        return money(round(self.price_usd_cents, -2), "USD")

    @property
    def gearbox_label(self: Any) -> str:
        return self.get_gearbox_display()

    @property
    def drive_label(self: Any) -> str:
        return self.get_drive_display()

    @property
    def body_label(self: Any) -> str:
        return self.get_body_display()

    @property
    def status_label(self: Any) -> str:
        return self.get_status_display()

    @cached_property
    def sold_at(self: Any) -> datetime | None:
        """When it was last marked as sold; one statement."""
        event = self.events.filter(kind=SOLD).order_by("-at").first()
        return event.at if event else None

    @property
    def place_text(self: Any) -> str:
        """`OH 43085` or `Yokohama, Japan`."""
        if self.side == "jp":
            return _("%s, Japan") % self.port.label if self.port else _("Japan")
        return " ".join(part for part in (self.state, self.zip_code) if part)

    @cached_property
    def badge(self: Any) -> Badge:
        if self.way_in in _OTHER_WAYS:
            kind, label, detail = _OTHER_WAYS[self.way_in]
            return Badge(kind, str(label), str(detail))
        return badge(
            self.eligible_earliest,
            self.eligible_safe,
            self.eligible_level,
            self.eligible_conflict,
        )

    @cached_property
    def cover(self: Any) -> "Photo | None":
        """The first photo: from the prefetched ones where a list brought them along."""
        if hasattr(self, "covers"):
            return self.covers[0] if self.covers else None
        return self.photos.shown().first()

    # What the visitor's state says of such a car; a list fills it in where a state is chosen.
    road: Badge | None = None

    @property
    def card_mark(self: Any) -> tuple[object, ...]:
        """Differs as soon as anything differs that a card shows: the key of a drawn card."""
        cover = self.cover
        return (
            self.public_id,
            self.version,
            self.updated_at,
            self.status,
            self.eligible_earliest,
            self.eligible_safe,
            self.eligible_level,
            self.eligible_conflict,
            legal_today(),
            self.estimate_id,
            self.price_usd_cents,
            self.photo_count,
            cover and (cover.key, cover.rev, cover.state, cover.caption),
            self.seller.name,
            self.family.name,
            self.make.name,
            self.frame_code_text,
            self.port and self.port.name,
            self.road,
        )


class PhotoWording:
    """Mixin of `Photo`: addresses of its renditions and its text alternative."""

    @property
    def is_ready(self: Any) -> bool:
        return self.state == "ready"

    @cached_property
    def picture(self: Any) -> renditions.Picture | None:
        """All addresses of a ready photo; None while it is being prepared."""
        if not self.is_ready:
            return None
        return renditions.picture(self.key, self.rev, self.width, self.height, default_storage.url)

    @property
    def sources(self: Any) -> tuple[renditions.Source, ...]:
        """For `<source>`: the best format first."""
        return self.picture.sources if self.picture else ()

    @property
    def src(self: Any) -> str:
        """For `<img>`: a JPEG that every browser shows."""
        return self.picture.src if self.picture else ""

    @property
    def problem_text(self: Any) -> str:
        return str(sentence(self.problem, self.name)) if self.problem else ""

    @property
    def alt(self: Any) -> str:
        return self.caption or _("%(car)s, photo %(place)s") % {
            "car": self.listing.title,
            "place": self.place,
        }
