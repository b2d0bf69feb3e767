"""Rows of a file as sales: family, day, kind and dollars, or why not. Never a guess."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from listings.catalogue import periods
from listings.catalogue.models import Family, FrameCode

from .matching import Matcher
from .model import Car
from .model.reading import Row
from .models import MINOR_UNITS, Currency, Sale, usd_cents

KINDS = {
    "asking": Sale.Kind.ASKING,
    "sold": Sale.Kind.TOLD,
    "told": Sale.Kind.TOLD,
    "confirmed": Sale.Kind.CONFIRMED,
}


_LONGEST = {column.name: column.max_length for column in Sale._meta.concrete_fields}


@dataclass(frozen=True)
class Defaults:
    """What holds for rows that do not say it themselves."""

    source: str
    certainty: str
    currency: str = Currency.USD.value
    side: str = ""


class UnusableError(ValueError):
    """The row cannot become a sale; the text says why."""


def maker(defaults: Defaults, currency: str, today: date) -> Callable[[Car, Row], Sale]:
    """Turns a row into a sale; what many rows share is looked up once."""
    matcher = Matcher()
    family_of = cache(matcher.family)
    rate_of = cache(usd_cents)
    codes = {
        (family, code.casefold()): pk
        for family, code, pk in FrameCode.objects.values_list("family", "code", "pk")
    }

    def make(car: Car, row: Row) -> Sale:
        family = family_of(car.make, car.model)
        if family is None:
            raise UnusableError("no single family of that name")
        stated = _day(row, today)
        amount = int(Decimal(str(car.price)) * MINOR_UNITS[currency])
        cents = rate_of(amount, currency, stated.first)
        if not cents:
            raise UnusableError(f"no exchange rate of {currency} is known on {stated.first}")
        return Sale(
            key=_key(car, row, currency, defaults),
            family=family,
            frame_code_id=codes.get((family.pk, car.frame_code.casefold())),
            price_usd_cents=cents,
            amount=amount,
            currency=currency,
            on=stated.first,
            on_precision=stated.precision,
            **_facts(car, family, row, defaults),
        )

    return make


def _facts(car: Car, family: Family, row: Row, defaults: Defaults) -> dict[str, Any]:
    kind = KINDS.get(car.kind.casefold())
    if kind is None:
        raise UnusableError(f"neither asking nor sold: “{car.kind[:20]}”")
    side = car.side.casefold() or defaults.side
    if side not in ("us", "jp", ""):
        raise UnusableError(f"on neither side, us or jp: “{car.side[:20]}”")
    texts = {
        "drive": car.drivetrain,
        "gearbox": car.transmission,
        "trim": car.trim,
        "body": car.body,
        "aspiration": car.aspiration,
        "location": car.location,
        "seller_key": f"file {car.seller}" if car.seller else "",
        "title": f"{family} {car.trim}".strip(),
    }
    return {
        **{name: text[: _LONGEST[name]] for name, text in texts.items()},
        "kind": kind,
        "year": car.year,
        "mileage_km": _whole(car.mileage_km),
        "displacement_cc": _whole(car.displacement_cc, most=32_767),
        "side": side,
        "source": row.get("source", "").strip() or defaults.source,
        "certainty": defaults.certainty,
    }


def _whole(number: float | None, most: int = 2**31 - 1) -> int | None:
    return None if number is None or number > most else round(number)


def _day(row: Row, today: date) -> periods.Stated:
    try:
        stated = periods.parse(row.get("date", ""))
    except ValueError as error:
        raise UnusableError("no date like 2022, 2022-08 or 2022-08-05") from error
    if stated is None:
        raise UnusableError("no date, so nobody can say how old the price is")
    if stated.first > today:
        raise UnusableError("a day that is still to come")
    return stated


def _key(car: Car, row: Row, currency: str, defaults: Defaults) -> str:
    """Which row it was, by all that it says: the same row is the same sale in whatever file."""
    facts = (
        *(car.make, car.model, car.year, car.price, currency, car.trim, car.mileage_km),
        *(row.get("date", ""), car.kind, car.seller, row.get("source", "") or defaults.source),
    )
    identity = "\n".join(str(fact).casefold().strip() for fact in facts)
    return f"import:{hashlib.sha256(identity.encode()).hexdigest()[:32]}"
