"""The facts of a car in groups, each with who says so."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from listings.eligibility.dates import read_date
from listings.eligibility.proof import GROUNDS, LEVEL_WORDS, Kind, Level
from listings.eligibility.speaking import told
from listings.places.naming import for_reader

from ..choices import Modification
from ..models import Claim, Listing


@dataclass(frozen=True)
class Proof:
    """Who says a fact, and how well it is proven."""

    level: str
    words: str
    said_by: str
    said_on: datetime | None


@dataclass(frozen=True)
class Row:
    label: str
    value: str
    proof: Proof | None = None
    missing: bool = False
    lang: str = ""


@dataclass(frozen=True)
class Group:
    title: str
    rows: list[Row]


def fact_groups(listing: Listing, claims: list[Claim]) -> list[Group]:
    """All facts, the missing ones said as missing. `claims` are the standing ones."""
    said = {claim.kind: claim for claim in claims}
    return [
        Group(_("Identity and age"), [*_identity(listing, said), *_dates(said)]),
        Group(_("Engine and drive"), _engine(listing)),
        Group(_("Body and equipment"), _body(listing)),
        Group(_("Use and changes"), _use(listing, said)),
    ]


def _identity(car: Listing, said: dict[str, Claim]) -> list[Row]:
    number = said.get(Claim.Kind.FRAME_NUMBER)
    return [
        _row(_("Make and model"), car.family.full_label),
        _row(
            _("Frame number"),
            car.frame_masked or car.frame_missing_reason,
            proof_of(number) if number else None,
        ),
        *_in_two_languages(_("Grade"), car.grade, _("Grade in Japanese"), car.grade_ja),
    ]


def _dates(said: dict[str, Claim]) -> list[Row]:
    rows = [
        _row(str(claim.get_kind_display()), told(read_date(claim.value).said), proof_of(claim))
        for kind in Claim.AGE_KINDS
        if (claim := said.get(kind))
    ]
    return rows or [_row(_("Build date"), "")]


def _engine(car: Listing) -> list[Row]:
    return [
        _row(_("Engine size"), f"{car.displacement_cc} cc" if car.displacement_cc else ""),
        _row(_("Aspiration"), car.get_aspiration_display()),
        _row(_("Gearbox"), car.gearbox_label),
        _row(_("Drive"), car.drive_label),
        _row(_("Low range"), yes_no(car.low_range)),
        _row(_("Differential lock"), yes_no(car.diff_lock)),
        _row(
            _("Timing belt changed"),
            date_format(car.timing_belt_on) if car.timing_belt_on else "",
        ),
    ]


def _body(car: Listing) -> list[Row]:
    bed = [_row(_("Bed"), _bed(car))] if car.bed_type or car.bed_length_mm else []
    return [
        _row(_("Body"), car.body_label),
        *_in_two_languages(_("Colour"), car.colour, _("Colour in Japanese"), car.colour_ja),
        *bed,
        _row(_("Steering wheel"), car.get_steering_display()),
        _row(_("Seats"), str(car.seats or "")),
        _row(_("Air conditioning"), yes_no(car.air_conditioning)),
        _row(_("Tyre size"), car.tyre_size),
    ]


def _bed(car: Listing) -> str:
    sides = [side for side in (car.bed_length_mm, car.bed_width_mm) if side]
    size = " × ".join(intcomma(side) for side in sides) + " mm" if sides else ""
    return ", ".join(part for part in (str(car.get_bed_type_display()), size) if part)


def _use(car: Listing, said: dict[str, Claim]) -> list[Row]:
    odometer = said.get(Claim.Kind.ODOMETER)
    changed = [str(Modification(name).label) for name in car.modifications]
    changed += [car.modified_notes] if car.modified_notes else []
    return [
        _row(_("Mileage"), _mileage(car), proof_of(odometer) if odometer else None),
        _row(_("Engine replaced"), yes_no(car.engine_replaced)),
        _row(_("Changes"), ", ".join(changed)),
    ]


def _mileage(car: Listing) -> str:
    if car.mileage_km is None:
        return ""
    return _("%(distance)s, the dash shows %(unit)s") % {
        "distance": car.mileage_text,
        "unit": car.get_odometer_unit_display(),
    }


def yes_no(value: bool | None) -> str:
    return {True: _("Yes"), False: _("No"), None: ""}[value]


def _in_two_languages(label: str, text: str, label_ja: str, text_ja: str) -> list[Row]:
    """What the seller typed in English and perhaps in Japanese; a reader of Japanese needs no two."""
    if text_ja and for_reader(text, text_ja) == text_ja:
        return [_row(label, text_ja, lang="ja")]
    rows = [_row(label, text, lang="en")]
    return [*rows, _row(label_ja, text_ja, lang="ja")] if text_ja else rows


def _row(label: str, value: Any, proof: Proof | None = None, lang: str = "") -> Row:
    text = str(value or "")
    if text:
        return Row(label, text, proof, lang=lang)
    return Row(label, _("not given"), missing=True)


def proof_of(claim: Claim) -> Proof:
    """A document nobody on staff has seen is the seller's word."""
    if claim.is_checked:
        ground = GROUNDS.get(Kind(claim.kind)) if claim.kind in set(Kind) else None
        level = ground.level if ground else Level.A
        return Proof(level, _(LEVEL_WORDS[level]), _("checked by staff"), claim.checked_at)
    return Proof(Level.E, _(LEVEL_WORDS[Level.E]), _("seller"), claim.said_at)
