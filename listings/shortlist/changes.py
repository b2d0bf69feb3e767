"""What became of a saved car since it was saved."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from listings.cars import rules
from listings.cars.models import Listing
from listings.cars.wording import money

from .models import Owner, SavedCar


@dataclass(frozen=True)
class Change:
    """A sentence, and the icon that stands before it."""

    kind: str
    text: str


@dataclass(frozen=True)
class Kept:
    """A saved car with what is new; `card` is None once visitors may no longer see it."""

    row: SavedCar
    card: Listing | None
    changes: list[Change]


def kept_by(owner: Owner, cards: dict[str, Listing]) -> list[Kept]:
    """The list, newest first; `cards` are those that can be shown, by public id."""
    rows = SavedCar.objects.of(owner).select_related("listing__family__make")
    return [_kept(row, cards.get(row.listing.public_id)) for row in rows]


def _kept(row: SavedCar, card: Listing | None) -> Kept:
    if card is None:
        return Kept(row, None, [Change("stop", _("Its listing has ended and is no longer shown."))])
    return Kept(row, card, [*_sold(card), *_price(row, card)])


def _sold(car: Listing) -> list[Change]:
    words = {rules.SOLD: _("It is sold."), rules.RESERVED: _("It is reserved.")}
    return [Change("caution", words[car.status])] if car.status in words else []


def _price(row: SavedCar, car: Listing) -> list[Change]:
    if (row.price, row.currency) == (car.price, car.currency) or car.price is None:
        return []
    now = money(car.price, car.currency)
    if row.price is None:
        return [Change("info", _("Now it has a price: %s.") % now)]
    said = {"before": money(row.price, row.currency), "now": now}
    if row.currency == car.currency and car.price < row.price:
        return [Change("good", _("Cheaper: %(before)s then, %(now)s now.") % said)]
    return [Change("info", _("New price: %(before)s then, %(now)s now.") % said)]
