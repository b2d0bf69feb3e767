"""What a car's estimate is made of, in dollars that add up to what is shown, rounding and all."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from listings.pricing import model
from listings.pricing.rules import SHOWN_STEP, shown

from ..models import Listing
from ..wording import money

# So many facts have a line of their own, those that weigh most; one more line holds the rest.
MOST_LINES = 7


@dataclass(frozen=True)
class Line:
    """A fact and what it adds to a typical car's price, in US cents."""

    label: str
    detail: str
    cents: int

    @property
    def text(self) -> str:
        """`+$450` or `−$300`, with a true minus."""
        sign = "+" if self.cents > 0 else "\u2212"
        return f"{sign}{money(abs(self.cents), 'USD')}"


@dataclass(frozen=True)
class MadeOf:
    """From the family's typical car to this one: `typical` and the lines sum to `mid`."""

    typical: int
    lines: tuple[Line, ...]
    mid: int


def made_of(found: model.Estimate, car: Listing) -> MadeOf | None:
    """The estimate in steps of 50 dollars; None where it abstains."""
    if found.mid is None or found.typical is None:
        return None
    mid = shown(round(found.mid * 100)) or 0
    kept, rest = _main(found.factors)
    parts = [found.typical, *(factor.amount for factor in kept), rest]
    typical, *amounts, left = apportioned([part * 100 for part in parts], mid, SHOWN_STEP)
    lines = [
        Line(_label(factor.name), _detail(factor.name, car), cents)
        for factor, cents in zip(kept, amounts, strict=True)
    ]
    lines.append(Line(_("Everything else"), "", left))
    return MadeOf(typical, tuple(line for line in lines if line.cents), mid)


def apportioned(parts: Sequence[float], total: int, step: int) -> list[int]:
    """The parts in whole steps, which sum to `total`; each lies within a step of the truth.

    `total` is a multiple of the step and at most half a step from the sum of the parts. Those go up
    whose remainder is largest.
    """
    down = [math.floor(part / step) for part in parts]
    order = sorted(range(len(parts)), key=lambda at: (down[at] - parts[at] / step, at))
    missing = total // step - sum(down)
    up = set(order[: max(missing, 0)])
    return [(whole + (at in up)) * step for at, whole in enumerate(down)]


def _main(factors: Sequence[model.Factor]) -> tuple[list[model.Factor], float]:
    """The factors that weigh most, and the sum of all others."""
    ordered = sorted(factors, key=lambda factor: -abs(factor.amount))
    kept = [factor for factor in ordered[:MOST_LINES] if abs(factor.amount) * 200 >= SHOWN_STEP]
    return kept, math.fsum(factor.amount for factor in ordered[len(kept) :])


def _label(name: str) -> str:
    labels = {
        "model": _("Model and generation"),
        "age": _("Year"),
        "mileage": _("Mileage"),
        "date": _("Time of the price"),
        "trim": _("Grade"),
        "gearbox": _("Gearbox"),
        "fuel": _("Fuel"),
        "body": _("Body"),
        "drive": _("Drive"),
        "engine": _("Engine"),
        "place": _("Where it is"),
        "kind": _("Asked, not yet paid"),
        "comparables": _("The cars most like it"),
    }
    return labels.get(name, _("Other facts"))


def _detail(name: str, car: Listing) -> str:
    """The car's own fact, or that it is not given."""
    facts = {
        "model": car.frame_code_text,
        "age": str(car.year or ""),
        "mileage": car.mileage_text or _("not given"),
        "trim": car.grade or _("not given"),
        "gearbox": car.gearbox_label or _("not given"),
        "body": car.body_label or _("not given"),
        "drive": car.drive_label or _("not given"),
        "engine": car.get_aspiration_display() or _("not given"),
        "place": car.place_text,
        "date": date_format(car.estimate.on, "YEAR_MONTH_FORMAT") if car.estimate else "",
    }
    return str(facts.get(name, ""))
