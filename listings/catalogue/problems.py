"""What can be odd about a frame number, each with a code for programs and a sentence for people."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from . import limits, rules
from .models import EmissionPrefix, FrameCode, KeiClass, NotKei
from .rules import Reading

UNREADABLE = "unreadable"
UNKNOWN_CODE = "unknown_code"
VIN = "vin"
LOOK_ALIKE = "look_alike"
AMBIGUOUS_DASH = "ambiguous_dash"
SERIAL_LENGTH = "serial_length"
CODE_VARIANT = "code_variant"
OTHER_MAKE = "other_make"
UNKNOWN_MAKE = "unknown_make"
REBADGE = "rebadge"
NOT_KEI = "not_kei"
PREFIX_CONTRADICTS = "prefix_contradicts"


@dataclass(frozen=True)
class Problem:
    """A remark on a frame number. None of them proves a number false."""

    code: str
    message: str


def unreadable() -> Problem:
    return Problem(
        UNREADABLE,
        _("This is not a frame number. A frame number looks like DA63T-123456."),
    )


def unknown_code(code: str) -> Problem:
    return Problem(
        UNKNOWN_CODE,
        _("The code %(code)s is not in the catalogue. Please compare it with the plate.")
        % {"code": code},
    )


def vin() -> Problem:
    return Problem(
        VIN,
        _(
            "This looks like a 17-character VIN. A car built for Japan has a shorter frame number, "
            "such as DA63T-123456, and one with a US certification label does not go by its age."
        ),
    )


def look_alike(suggestion: str) -> Problem:
    return Problem(
        LOOK_ALIKE,
        _("Is it %(number)s? The letters I, O and Q are easily taken for the digits 1 and 0.")
        % {"number": suggestion},
    )


def ambiguous_dash(reading: Reading) -> Problem:
    return Problem(
        AMBIGUOUS_DASH,
        _("Read as %(number)s, but it could be %(rivals)s. Please type the dash.")
        % {"number": reading.number, "rivals": ", ".join(reading.rivals)},
    )


def serial_length(serial: str) -> Problem:
    return Problem(
        SERIAL_LENGTH,
        _("A serial number has %(least)s to %(most)s digits; this one has %(count)s.")
        % {"least": rules.MIN_SERIAL, "most": rules.MAX_SERIAL, "count": len(serial)},
    )


def code_variant(code: str, rows: list[FrameCode]) -> Problem:
    return Problem(
        CODE_VARIANT,
        _("The code %(code)s is not in the catalogue; it is read as %(near)s.")
        % {"code": code, "near": rows[0].code},
    )


def other_make(row: FrameCode) -> Problem:
    return Problem(
        OTHER_MAKE, _("This code belongs to %(family)s.") % {"family": row.family.full_label}
    )


def unknown_make(name: str) -> Problem:
    return Problem(UNKNOWN_MAKE, _("The make %(name)s is not in the catalogue.") % {"name": name})


def rebadge(row: FrameCode, twin: FrameCode) -> Problem:
    return Problem(
        REBADGE,
        _("%(code)s is stamped on the %(family)s. The %(twin)s is the same car, stamped %(other)s.")
        % {
            "code": row.code,
            "family": row.family.full_label,
            "twin": twin.family.full_label,
            "other": twin.code,
        },
    )


def not_kei(row: NotKei, kei: KeiClass | None) -> Problem:
    named = _("The %(make)s %(model)s is not a kei car: %(why)s.") % {
        "make": row.make,
        "model": row.model,
        "why": _(row.why),
    }
    return Problem(NOT_KEI, " ".join([named, *limits.exceeded(row.why, kei)]))


def prefix_contradicts(prefix: EmissionPrefix, row: FrameCode) -> Problem:
    return Problem(
        PREFIX_CONTRADICTS,
        _("Plates with %(prefix)s- are from %(years)s; the %(car)s was built %(built)s.")
        % {
            "prefix": prefix.prefix,
            "years": _years(prefix.from_year, prefix.to_year),
            "car": f"{row.family.full_label} {row.code}",
            "built": _years(_year(row.built_from), _year(row.built_to)),
        },
    )


def _year(day: date | None) -> int | None:
    return day.year if day else None


def _years(first: int | None, last: int | None) -> str:
    if last is None:
        return _("%(first)s or later") % {"first": first}
    if first is None:
        return _("%(last)s or before") % {"last": last}
    return pgettext("years", "%(first)s to %(last)s") % {"first": first, "last": last}
