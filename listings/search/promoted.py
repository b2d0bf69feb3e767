"""The filters that most people begin with, one press each; each stands in the panel too."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from listings.cars.choices import Drive, Side

from .addresses import Search
from .filters import NOW


@dataclass(frozen=True)
class Promoted:
    """A filter as a button: `url` sets it, or takes it away where it `is_on`."""

    label: str
    url: str
    is_on: bool


_OFFERED: tuple[tuple[Promise, str, tuple[str, ...]], ...] = (
    (_("Legal now"), "legal", (NOW,)),
    (_("4WD"), "drive", (Drive.PART_TIME, Drive.FULL_TIME)),
    (_("Under $8,000"), "price_max", ("8000",)),
    (_("In the United States"), "side", (Side.US,)),
)


def promoted(search: Search) -> list[Promoted]:
    """A button for each, in an order that never changes."""
    return [
        _button(search, str(label), name, tuple(map(str, values)))
        for label, name, values in _OFFERED
    ]


def _button(search: Search, label: str, name: str, values: tuple[str, ...]) -> Promoted:
    is_on = search.applied.get(name) == values
    target = search.without(name) if is_on else search.with_values(name, values)
    return Promoted(label, target.url, is_on)
