"""The prices that an estimate rests on, as a page lists them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from listings.pricing import model
from listings.pricing.learning import sale_id, sale_key
from listings.pricing.models import INVENTED, Sale
from listings.pricing.rules import shown

from ..choices import Drive
from ..models import Listing
from ..wording import distance, money

# Seen without opening the others.
FIRST = 5

_DAYS = {"year": "YEAR_FORMAT", "month": "YEAR_MONTH_FORMAT"}


@dataclass(frozen=True)
class Comparable:
    """A known price. `adjusted_text` is it brought to this car; `per_cent` its weight, None where
    it is left out. `href` leads to it while everybody may open it here."""

    sale_id: int
    title: str
    facts: tuple[str, ...]
    kind: str
    day: str
    price_text: str
    adjusted_text: str
    per_cent: str
    left_out: bool
    is_invented: bool
    href: str


@dataclass(frozen=True)
class Compared:
    """The comparables, heaviest first, and the weight that lies elsewhere, in per cent."""

    rows: tuple[Comparable, ...]
    elsewhere: str

    @property
    def first(self) -> tuple[Comparable, ...]:
        return self.rows[:FIRST]

    @property
    def more(self) -> tuple[Comparable, ...]:
        return self.rows[FIRST:]

    @property
    def used(self) -> int:
        return len(self.rows) - self.left_out

    @property
    def left_out(self) -> int:
        return sum(row.left_out for row in self.rows)


def compared(
    car: Listing,
    found: model.Estimate,
    seen: Mapping[str, model.Used],
    left_out: Collection[str],
) -> Compared | None:
    """Those that the estimate rests on and those that were left out of it, in the order of `seen`.

    Of the side of the ocean only what differs from the car's own is said. One statement; None where there is nothing to compare.
    """
    shares = {one.key: one.share for one in found.comparables}
    sales = {sale_key(sale.pk): sale for sale in _sales(seen)} if seen else {}
    rows = tuple(
        _row(car, sales[key], one, shares.get(key), left_out=key in left_out)
        for key, one in seen.items()
        if key in sales and (key in shares or key in left_out)
    )
    return Compared(rows, _per_cent(1 - sum(shares.values()))) if rows else None


def _sales(keys: Collection[str]) -> list[Sale]:
    """The sales of those keys, with the listing of each that visitors may open."""
    ids = [sale_id(key) for key in keys]
    public = Listing.objects.public().filter(pk=OuterRef("listing_id")).order_by()
    address = JSONObject(
        make="family__make__slug", family="family__slug", year="year", public_id="public_id"
    )
    sales = Sale.objects.filter(pk__in=ids).select_related("family__make", "frame_code")
    return list(sales.annotate(listed=Subquery(public.values(address=address)[:1])))


def _row(
    car: Listing, sale: Any, one: model.Used, share: float | None, *, left_out: bool
) -> Comparable:
    return Comparable(
        sale_id=sale.pk,
        title=_title(sale),
        facts=tuple(fact for fact in _facts(car, sale) if fact),
        kind=kind_of(sale.kind),
        day=date_format(sale.on, _DAYS.get(sale.on_precision, "DATE_FORMAT")),
        price_text=price_of(sale),
        adjusted_text=money(shown(round(one.adjusted * 100)) or 0, "USD"),
        per_cent="" if share is None else _per_cent(share),
        left_out=left_out,
        is_invented=sale.source == INVENTED,
        href=_address(sale.listed),
    )


def _title(sale: Sale) -> str:
    car = " ".join(part for part in (sale.family.full_label, sale.trim) if part)
    return _("%(year)s %(car)s") % {"year": sale.year, "car": car} if sale.year else car


def _facts(car: Listing, sale: Sale) -> tuple[str, ...]:
    drives: Mapping[str, Any] = {**dict(Drive.choices), "4wd": _("4WD")}
    sides = {"us": _("in the US"), "jp": _("in Japan")}
    return (
        sale.frame_code.code if sale.frame_code else "",
        _("km not given") if sale.mileage_km is None else distance(sale.mileage_km),
        str(drives.get(sale.drive, "")),
        "" if sale.side == car.side else sides.get(sale.side, ""),
    )


def kind_of(kind: str) -> str:
    """How a price became known, in a word or two."""
    kinds = {
        "asking": _("asked"),
        "told": _("sold, as told"),
        "confirmed": _("sold, confirmed by both"),
    }
    return kinds[kind]


def price_of(sale: Sale) -> str:
    """In dollars of its day; what was asked in another currency stands before it."""
    usd = money(round(sale.price_usd_cents, -2), "USD")
    if sale.amount is None or sale.currency == "USD":
        return usd
    price = money(sale.amount, sale.currency)
    return _("%(price)s (about %(usd)s)") % {"price": price, "usd": usd}


def _per_cent(share: float) -> str:
    whole = round(share * 100)
    return f"{whole}\u00a0%" if whole else _("under 1\u00a0%")


def _address(listed: dict[str, Any] | None) -> str:
    if listed is None:
        return ""
    tail = f"{listed['year'] or 'kei'}-{listed['public_id']}"
    return reverse("car", args=[listed["make"], listed["family"], tail])
