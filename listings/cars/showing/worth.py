"""What a car is worth, as its page says it: in one of five states, with all that it rests on."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import ngettext

from listings.eligibility.speaking import told
from listings.pricing import model
from listings.pricing.deals import Deal, deal, middle_half
from listings.pricing.models import Estimate
from listings.pricing.reporting import banner
from listings.pricing.rules import shown
from listings.pricing.standing import Standing, as_read, version_named

from .. import rules
from ..estimating import answers_for
from ..models import Listing
from ..worth import can_be_estimated, car_of
from .worth_comparables import Compared, compared
from .worth_factors import MadeOf, made_of
from .worth_family import FamilyPrices, family_prices
from .worth_sold import Sold, sold
from .worth_words import range_text

# A version that was stored rounds a little; a car whose facts changed lies further off.
SAME = 0.01


class State(StrEnum):
    """What the panel shows. RENEWED: worked out anew at this moment, the old figures are dimmed."""

    SUPPORTED = "supported"
    WIDE = "wide"
    ABSTAINED = "abstained"
    RENEWED = "renewed"
    SOLD = "sold"


@dataclass(frozen=True)
class Worth:
    """`whole` is the estimate from all comparables where some are left out of `estimate`.

    `half` is the range that half of such cars lie in, rounded as shown; None without a point.
    `comes` says that the work is ordered, so that it is a matter of seconds.
    """

    state: State
    estimate: Estimate | None = None
    price: int | None = None
    made_of: MadeOf | None = None
    compared: Compared | None = None
    family: FamilyPrices | None = None
    sold: Sold | None = None
    whole: Estimate | None = None
    comes: bool = False
    # What readers should know of all our ranges at present.
    banner: str = ""

    @property
    def said(self) -> str:
        """What is said aloud when the figures change."""
        if self.estimate is None or self.state == State.SOLD:
            return ""
        said = range_text(self.estimate)
        if self.whole is None or self.compared is None:
            return said
        n = self.compared.left_out
        without = ngettext("Without %(n)s price: %(said)s", "Without %(n)s prices: %(said)s", n)
        return without % {"n": n, "said": said}

    @property
    def deal(self) -> Deal:
        found = self.estimate
        if found is None or not found.mid_usd_cents:
            return Deal.NO_WORD
        low, high = found.low_usd_cents or 0, found.high_usd_cents or 0
        return deal(found.grade, low, found.mid_usd_cents, high, self.price)

    @property
    def half(self) -> tuple[int | None, int | None] | None:
        found = self.estimate
        if found is None or not found.is_supported or not found.mid_usd_cents:
            return None
        low, high = found.low_usd_cents or 0, found.high_usd_cents or 0
        least, most = middle_half(low, found.mid_usd_cents, high)
        return shown(least), shown(most)


def worth_for(car: Listing, without: Collection[str] = ()) -> Worth:
    """What the page of a car shows, without the comparables of those keys. Writes nothing.

    The car is read by `Listing.objects.with_price_work()`.
    """
    if car.status == rules.SOLD:
        story = sold(car)
        return Worth(State.SOLD, story.before, story.cents, sold=story)
    stands, said = as_read(car.standing_said), car.estimate
    if said is None or car.price_waits or (stands and stands.version != said.model_version):
        return Worth(State.RENEWED, said, comes=car.price_waits)
    learnt = _learnt(stands, said.model_version)
    if learnt is None or not can_be_estimated(car):
        return _told(car, said)
    return _explained(car, said, learnt, without)


def stored(car: Listing) -> Worth:
    """The same by what is stored alone, where nothing is asked of the model."""
    if car.estimate is None:
        return Worth(State.RENEWED)
    return Worth(State(car.estimate.grade), car.estimate, car.price_usd_cents)


def worth_as_typed(car: Listing, typed: Listing) -> Worth:
    """What buyers would see of the car if it were saved as typed.

    While every fact that counts is as it stands, that is what they do see.
    """
    if (car.side, car.state) == (typed.side, typed.state):
        shown_now = worth_for(car)
        if shown_now.state not in (State.RENEWED, State.SOLD):
            return replace(shown_now, price=typed.price_usd_cents)
    return _at_once(typed, timezone.now())


def _at_once(car: Listing, now: datetime) -> Worth:
    """Worked out by the standing model and not stored."""
    stands, subject = as_read(car.standing_said), car_of(car)
    answer = answers_for([subject], stands)[0]
    row = Estimate(**answer.as_row(), made_at=now)
    if stands is None or row.abstained:
        return _told(car, row)
    return _whole(car, row, stands.model.estimate([subject])[0])


def as_row(found: model.Estimate, at: datetime) -> Estimate:
    """An estimate as it would be stored; it is not."""
    low, mid, high = (
        None if price is None else round(price * 100)
        for price in (found.low, found.mid, found.high)
    )
    return Estimate(
        model_version=found.model_version,
        low_usd_cents=low,
        mid_usd_cents=mid,
        high_usd_cents=high,
        effective_comparables=found.effective_comparables,
        grade=found.grade.value,
        code=found.code,
        abstained=found.abstained,
        reason=str(found.reason),
        reason_said=found.reason.as_data(),
        comparable_count=found.known_of_family,
        made_at=at,
    )


def _learnt(stands: Standing | None, version: str) -> model.Model | None:
    """The model that made the estimate; None for a version whose content is gone."""
    if stands is None or stands.version != version:
        return version_named(version)
    try:
        return stands.model
    except LookupError:
        return None


def _explained(
    car: Listing, said: Estimate, learnt: model.Model, without: Collection[str]
) -> Worth:
    subject = car_of(car, said.on)
    whole = learnt.estimate([subject])[0]
    if not _same(whole, said):
        return Worth(State.RENEWED, said)
    found, seen, left_out = _without(learnt, subject, whole, without)
    if not left_out:
        return _whole(car, said, whole)
    shown_now = _whole(car, as_row(found, said.made_at), found, seen, left_out)
    return replace(shown_now, whole=said)


def _same(found: model.Estimate, said: Estimate) -> bool:
    """Is the stored estimate still that of the car's facts?"""
    if found.mid is None or said.mid_usd_cents is None:
        return (found.mid is None) == (said.mid_usd_cents is None)
    return abs(found.mid * 100 - said.mid_usd_cents) <= SAME * said.mid_usd_cents


def _without(
    learnt: model.Model, subject: model.Car, whole: model.Estimate, wanted: Collection[str]
) -> tuple[model.Estimate, dict[str, model.Used], tuple[str, ...]]:
    """The estimate without the wanted comparables, all that were seen on the way, and which of the
    wanted it really had.

    Where one goes another may come in, which may be wanted away as well. Others are passed over.
    """
    found, seen = whole, _by_key(whole)
    left_out: tuple[str, ...] = ()
    while new := tuple(one.key for one in found.comparables if one.key in wanted):
        left_out += new
        found = learnt.estimate([subject], left_out)[0]
        seen |= _by_key(found)
    return found, seen, left_out


def _by_key(found: model.Estimate) -> dict[str, model.Used]:
    return {one.key: one for one in found.comparables}


def _whole(
    car: Listing,
    row: Estimate,
    found: model.Estimate,
    seen: Mapping[str, model.Used] | None = None,
    left_out: Collection[str] = (),
) -> Worth:
    return Worth(
        State(row.grade),
        row,
        car.price_usd_cents,
        made_of=made_of(found, car),
        compared=compared(car, found, seen or _by_key(found), left_out),
        family=family_prices(car) if row.abstained else None,
        banner=_banner(),
    )


def _banner() -> str:
    said = banner()
    return told(said) if said else ""


def _told(car: Listing, said: Estimate) -> Worth:
    """What was stored, where what it was worked out by is gone."""
    family = family_prices(car) if said.abstained else None
    return Worth(State(said.grade), said, car.price_usd_cents, family=family)
