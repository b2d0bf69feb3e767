"""The filters that most people begin with, one press each; each stands in the panel too."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from listings.cars.choices import Drive, Side
from listings.places.states import US_STATES

from .addresses import Search
from .filters import NOW, ROAD


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


def promoted(search: Search, state: str = "") -> list[Promoted]:
    """A button for each, in an order that never changes; `state` is the visitor's."""
    legal, *others = (
        _button(search, str(label), name, tuple(map(str, values)))
        for label, name, values in _OFFERED
    )
    return [legal, _road(search, state), *others]


def _road(search: Search, state: str) -> Promoted:
    """Its address names the state, so that it means the same to whoever gets it."""
    if not state:
        return _button(search, gettext("Road use in my state"), "road", (ROAD,))
    label = gettext("Road use in %s") % US_STATES[state]
    return _button(search.with_values("state", (state,)), label, "road", (ROAD,))


def _button(search: Search, label: str, name: str, values: tuple[str, ...]) -> Promoted:
    is_on = search.applied.get(name) == values
    target = search.without(name) if is_on else search.with_values(name, values)
    return Promoted(label, target.url, is_on)
