"""The dealer's cars in the import's own columns: sending the file back changes nothing."""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Protocol

from listings.cars import rules
from listings.cars.models import Claim, Listing, Paper
from listings.dealers.models import Seller
from listings.pricing.models import MINOR_UNITS

from .building import DATES
from .models import PhotoLink

COLUMNS = (
    "stock_no", "frame_no", "frame_no_missing_reason", "make", "model", "generation", "grade",
    "grade_ja", *DATES, "year", "body", "drive", "low_range", "diff_lock", "gearbox", "aspiration",
    "cc", "odometer", "odometer_unit", "colour", "colour_ja", "seats", "steering", "ac",
    "bed_type", "bed_l_mm", "bed_w_mm", "price", "currency", "side", "zip", "port_jp",
    "entry_date", "papers", "engine_replaced", "lifted", "modified_notes", "text_en", "text_ja",
    "photos", "status",
)  # fmt: skip
# Signs with which a spreadsheet begins a formula.
_FORMULA = re.compile(r"'*[=+\-@]|[\t\r\n]")
_STATUS = {rules.IN_REVIEW: "live", rules.NEEDS_CHANGE: "live"}
_CHUNK = 500


class Writable(Protocol):
    def write(self, text: str, /) -> Any: ...


def exported(seller: Seller) -> Iterator[list[str]]:
    """The header and a row for each car that has a stock number and has not ended."""
    yield list(COLUMNS)
    cars = Listing.objects.filter(seller=seller).exclude(stock_number="").order_by("pk")
    cars = cars.exclude(status__in=(rules.ENDED, rules.REMOVED))
    ids = list(cars.values_list("pk", flat=True))
    for start in range(0, len(ids), _CHUNK):
        yield from _rows(ids[start : start + _CHUNK])


def write_csv(seller: Seller, file: Writable) -> None:
    """As UTF-8 with a byte order mark, by which Excel knows it."""
    file.write("\ufeff")
    csv.writer(file).writerows(exported(seller))


def harmless(text: str) -> str:
    """A cell that no program takes for a formula; the import takes the apostrophe away again."""
    return f"'{text}" if _FORMULA.match(text) else text


def _rows(ids: list[int]) -> Iterator[list[str]]:
    cars = Listing.objects.with_names().filter(pk__in=ids).order_by("pk")
    claims: dict[int, dict[str, str]] = {pk: {} for pk in ids}
    for pk, kind, value in (
        Claim.objects.standing().filter(listing__in=ids).values_list("listing_id", "kind", "value")
    ):
        claims[pk][kind] = value
    papers = _lists(Paper.objects.filter(state__in=("original", "claimed")), ids, "kind")
    links = _lists(PhotoLink.objects.order_by("place"), ids, "url")
    for car in cars:
        cells = {
            **_identity(car),
            **_dates(car, claims[car.pk]),
            **_specs(car),
            **_offer(car),
            "papers": ";".join(sorted(papers[car.pk])),
            "photos": ";".join(links[car.pk]),
        }
        yield [harmless(_text(cells.get(name))) for name in COLUMNS]


def _lists(rows: Any, ids: list[int], name: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {pk: [] for pk in ids}
    for pk, value in rows.filter(listing__in=ids).values_list("listing_id", name):
        found[pk].append(value)
    return found


def _identity(car: Listing) -> dict[str, Any]:
    return {
        "stock_no": car.stock_number,
        "frame_no": car.frame_number,
        "frame_no_missing_reason": car.frame_missing_reason,
        "make": car.family.make.name,
        "model": car.family.name,
        "generation": car.frame_code.code if car.frame_code else "",
        "grade": car.grade,
        "grade_ja": car.grade_ja,
        "colour": car.colour,
        "colour_ja": car.colour_ja,
    }


def _dates(car: Listing, claims: dict[str, str]) -> dict[str, Any]:
    said = {column: claims.get(kind, "") for column, kind in DATES.items()}
    return {**said, "year": car.year, "entry_date": claims.get(Claim.Kind.ENTRY, "")}


def _specs(car: Listing) -> dict[str, Any]:
    same = ("body", "drive", "low_range", "diff_lock", "gearbox", "aspiration", "odometer", "odometer_unit", "seats", "steering", "bed_type", "engine_replaced", "modified_notes")  # fmt: skip
    return {
        **{name: getattr(car, name) for name in same},
        "cc": car.displacement_cc,
        "ac": car.air_conditioning,
        "bed_l_mm": car.bed_length_mm,
        "bed_w_mm": car.bed_width_mm,
        "lifted": "yes" if "lift" in car.modifications else "",
    }


def _offer(car: Listing) -> dict[str, Any]:
    amount = None if car.price is None else Decimal(car.price) / MINOR_UNITS[car.currency]
    return {
        "price": "" if amount is None else f"{amount:.2f}".removesuffix(".00"),
        "currency": car.currency,
        "side": car.side,
        "zip": car.zip_code,
        "port_jp": car.port.name if car.port else "",
        "text_en": car.text_en,
        "text_ja": car.text_ja,
        "status": _STATUS.get(car.status, car.status),
    }


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
