"""What it costs at the visitor's door, from the listing's own facts."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from listings.eligibility.intervals import Interval
from listings.eligibility.rules import Verdict
from listings.eligibility.speaking import told
from listings.eligibility.ways import goes_by_age
from listings.landed.estimating import estimate_told, inputs_for
from listings.landed.rules import AT_THE_PORT, IN_JAPAN, Estimate
from listings.landed.showing import dollars, heading_of, rounded

from ..models import Listing
from .tiles import Tile

HREF = "#cost"

# The lines of an estimate under a few names; the page of landed costs has them one by one.
_PARTS = (
    (_lazy("The car"), ("car",)),
    (_lazy("In Japan: transport, agent, papers"), IN_JAPAN),
    (_lazy("Ocean freight and insurance"), ("freight", "insurance")),
    (_lazy("Duty"), ("duty",)),
    (_lazy("Customs, port and papers"), AT_THE_PORT),
    (_lazy("Transport in the United States"), ("inland_us",)),
    (_lazy("Sales tax, title and plates"), ("tax", "title")),
)


@dataclass(frozen=True)
class Part:
    """Some lines together; `spread` is empty where the amount is certain."""

    name: str
    likely: str
    spread: str
    is_confirmed: bool
    is_expired: bool


@dataclass(frozen=True)
class ShownCost:
    """An estimate in words; `heading` is None for a car that is here already."""

    low: str
    middle: str
    high: str
    state: str
    age: str
    parts: list[Part]
    heading: dict[str, Any] | None
    warnings: list[str]
    left_out: list[str]
    version: str


@dataclass(frozen=True)
class Cost:
    """The tile and what its panel tells. `url` is the full page with this car's facts filled in."""

    tile: Tile
    url: str
    zip_code: str
    zip_error: str = ""
    shown: ShownCost | None = None


def cost_for(listing: Listing, verdict: Verdict, zip_code: str, today: date) -> Cost:
    """The total for a door, if one is named and the listing says enough."""
    facts = inputs_for(
        price=listing.price,
        currency=listing.currency,
        body=listing.body,
        built=_built(listing, verdict),
        side=listing.side,
        port=listing.port.code if listing.port else "",
        car_zip=listing.zip_code,
        zip=zip_code,
    )
    url = f"{reverse('landed_cost')}?{urlencode(facts)}"
    if not zip_code:
        return Cost(_asking(), url, "")
    found = estimate_told(facts, today)
    if wrong := found.errors.get("zip"):
        return Cost(_asking(), url, zip_code, told(wrong))
    if found.estimate is None:
        return Cost(_lacking(), url, zip_code)
    cost = _shown(found.estimate, by_age=goes_by_age(listing.way_in))
    return Cost(_tile(cost, zip_code, today), url, zip_code, shown=cost)


def _built(listing: Listing, verdict: Verdict) -> str:
    """As far as it is proven; an upper bound alone counts as the day itself, the careful side."""
    last = verdict.proven_to or verdict.built_to
    if last is None:
        return str(listing.year or "")
    return Interval(min(verdict.built_from or last, last), last).text


def _asking() -> Tile:
    return Tile(
        "unknown",
        _("What does it cost at my door?"),
        _("Give your ZIP code"),
        _("Transport, and duty for a car from Japan, come on top of the price."),
        href=HREF,
    )


def _lacking() -> Tile:
    return Tile(
        "unknown",
        _("What does it cost at my door?"),
        _("Not known"),
        _("The listing lacks something that it takes, such as a price or a place."),
        href=HREF,
    )


def _tile(cost: ShownCost, zip_code: str, today: date) -> Tile:
    question = _("What does it cost at my door?")
    answer = cost.middle
    if cost.low != cost.high:
        answer = _("%(low)s – %(high)s") % {"low": cost.low, "high": cost.high}
    detail = _("most likely about %(amount)s, to %(zip)s") % {
        "amount": cost.middle,
        "zip": zip_code,
    }
    if cost.age:
        detail = _("%s; not surely 25 years old yet") % detail
        return Tile("caution", question, answer, detail, today, HREF)
    return Tile("good", question, answer, detail, today, HREF)


def _shown(estimate: Estimate, *, by_age: bool) -> ShownCost:
    total = estimate.total
    return ShownCost(
        low=dollars(rounded(total.p10)),
        middle=dollars(rounded(total.p50)),
        high=dollars(rounded(total.p90)),
        state=estimate.inputs.state_name,
        age=told(estimate.age) if estimate.age and by_age else "",
        parts=_parts(estimate),
        heading=heading_of(estimate),
        warnings=[told(sentence) for sentence in estimate.warnings],
        left_out=[told(sentence) for sentence in estimate.left_out],
        version=estimate.rule_version,
    )


def _parts(estimate: Estimate) -> list[Part]:
    parts = []
    for name, codes in _PARTS:
        lines = [line for line in estimate.lines if line.code in codes]
        if not lines:
            continue
        low, likely, high = (
            sum(amounts) for amounts in zip(*(line.cents for line in lines), strict=True)
        )
        spread = _("%(low)s – %(high)s") % {"low": dollars(low), "high": dollars(high)}
        parts.append(
            Part(
                name=str(name),
                likely=dollars(likely),
                spread=spread if low != high else "",
                is_confirmed=all(line.is_confirmed for line in lines),
                is_expired=any(line.is_expired for line in lines),
            )
        )
    return parts
