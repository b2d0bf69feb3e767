"""How a landed cost reads on a page: words and figures, no decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from babel.numbers import format_currency, format_decimal, format_percent
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from listings.eligibility.speaking import told
from listings.pricing import rules as prices

from .book import Found, Row
from .lines import Line
from .models import Rate
from .rules import Estimate

SHARES = ("share", "price_share")


@dataclass(frozen=True)
class Link:
    words: str
    url: str


@dataclass(frozen=True)
class ShownRate:
    """One rate behind a line; `what` and `note` are the table's own English."""

    what: str
    amount: str
    note: str
    links: tuple[Link, ...]
    citation: str
    validity: str
    is_confirmed: bool
    checked_on: date | None


@dataclass(frozen=True)
class ShownLine:
    """A line for the table. `low` and `high` are empty where the amount is certain."""

    code: str
    name: str
    low: str
    likely: str
    high: str
    is_confirmed: bool
    expired: str
    rates: tuple[ShownRate, ...]

    @property
    def leading(self) -> "tuple[ShownRate, ...]":
        """The rates whose sources stand in the line itself: those that come to something."""
        return tuple(rate for rate in self.rates if rate.links and rate.amount)[:2]


def shown(lines: Iterable[Line]) -> list[ShownLine]:
    return [_line(line) for line in lines]


def dollars(cents: int, *, exact: bool = False) -> str:
    """`$7,900` from US cents; with cents only where they are asked for."""
    locale = get_language() or "en"
    if exact and cents % 100:
        return format_currency(Decimal(cents) / 100, "USD", locale=locale)
    whole = round(Decimal(cents) / 100)
    return format_currency(whole, "USD", format="¤#,##0", locale=locale, currency_digits=False)


def rounded(cents: int) -> int:
    """As every estimate of the site: to 50 dollars, so that nobody reads more into it."""
    return prices.shown(cents) or 0


def heading_of(answer: Estimate) -> dict[str, Any] | None:
    """The heading of the tariff with its reason; None for a car that is here already."""
    if answer.reason is None or answer.reason.rule is None:
        return None
    rule = answer.reason.rule
    return {
        "code": answer.heading,
        "reason": told(answer.reason.sentence),
        "citation": rule.citation,
        "links": links_of(rule.source),
        "is_confirmed": rule.confidence == "sourced",
        "is_chosen": answer.reason.code == "heading_chosen",
    }


def source_of(line: Line) -> str:
    """Citation and addresses of every rate of the line, in one text."""
    texts = [f"{rate.row.citation} {rate.row.source}".strip() for rate in line.rates]
    if line.exchange:
        texts.append(f"{line.exchange.citation} {line.exchange.source}".strip())
    said = dict.fromkeys(text for text in texts if text)
    return "; ".join(said) or ("price as given" if not line.rates else "no published source")


def _line(line: Line) -> ShownLine:
    low, likely, high = line.cents
    is_certain = low == high
    rates = [_rate(rate) for rate in line.rates]
    return ShownLine(
        code=line.code,
        name=told(line.name),
        low="" if is_certain else dollars(low),
        likely=dollars(likely, exact=is_certain),
        high="" if is_certain else dollars(high),
        is_confirmed=line.is_confirmed,
        expired=_expired(line),
        rates=(*rates, *([_yen(line)] if line.exchange else [])),
    )


def _expired(line: Line) -> str:
    if line.expired_on:
        return _("rate expired on %s") % date_format(line.expired_on)
    if line.exchange and line.exchange.expired_on:
        return _("exchange rate of %s") % date_format(line.exchange.expired_on)
    return ""


def _rate(found: Found) -> ShownRate:
    row = found.row
    return ShownRate(
        what=row.name,
        amount=amount_of(row),
        note=row.note,
        links=links_of(row.source),
        citation=row.citation,
        validity=_validity(row.valid_from, row.valid_to),
        is_confirmed=row.is_confirmed,
        checked_on=row.checked_on,
    )


def _yen(line: Line) -> ShownRate:
    yen = line.exchange
    assert yen is not None  # noqa: S101 - only called for a line in yen
    a_dollar = format_decimal(1 / yen.dollars.likely, format="#,##0.00", locale=get_language())
    return ShownRate(
        what=_("Exchange rate"),
        amount=_("%s yen for a dollar") % a_dollar,
        note="",
        links=links_of(yen.source),
        citation=yen.citation or yen.source,
        validity=_validity(yen.valid_from, yen.valid_to),
        is_confirmed=yen.is_confirmed,
        checked_on=None,
    )


def amount_of(row: Row | Rate) -> str:
    """25 %, $60 – $150, ¥350; empty for a share that comes to nothing."""
    if row.unit in SHARES and not row.high:
        return ""
    amounts = dict.fromkeys(_amount(value, row.unit) for value in (row.low, row.high))
    words = {
        "usd_per_mile": _("%s dollars a mile"),
        "jpy_per_usd": _("%s yen for a dollar"),
        "factor": _("times %s"),
        "years": _("%s calendar years"),
    }
    return words.get(row.unit, "%s") % " – ".join(amounts)


def _amount(value: Decimal, unit: str) -> str:
    locale = get_language() or "en"
    if unit in SHARES:
        return format_percent(value, format="#,##0.####%", locale=locale)
    if unit in ("usd", "jpy"):
        digits = "¤#,##0.##" if value % 1 else "¤#,##0"
        return format_currency(
            value, unit.upper(), format=digits, locale=locale, currency_digits=False
        )
    return format_decimal(value, format="#,##0.###", locale=locale)


def links_of(source: str) -> tuple[Link, ...]:
    """The addresses in a source, each called by its host."""
    addresses = [word for word in source.split() if word.startswith(("http://", "https://"))]
    return tuple(Link(urlsplit(word).netloc.removeprefix("www."), word) for word in addresses)


def _validity(first: date | None, last: date | None) -> str:
    if first and last:
        return _("%(first)s to %(last)s") % {
            "first": date_format(first),
            "last": date_format(last),
        }
    if first:
        return _("since %s") % date_format(first)
    return _("until %s") % date_format(last) if last else ""
