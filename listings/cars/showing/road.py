"""May I drive it? The rule of the visitor's state for this kind of car."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from listings.eligibility.ways import BY_ID
from listings.places.states import US_STATES
from listings.states import answers, showing

from ..models import Listing
from ..roads import is_beyond_the_rule, rule_for
from ..wording import Badge
from .tiles import Tile

HREF = "#road"


@dataclass(frozen=True)
class Road:
    """The tile and what its panel tells; without a state there is no answer yet.

    `caution` is what keeps the state's rule from reaching this very car.
    """

    tile: Tile
    state: str = ""
    name: str = ""
    answer: showing.Answer | None = None
    badge: showing.Badge | Badge | None = None
    caution: str = ""
    ask: str = ""


def road_for(listing: Listing, state: str | None, today: date) -> Road:
    """What the state says today of such a car, and what it will say next."""
    if state is None:
        return Road(_asking())
    rule = rule_for(state, listing.body, today)
    is_known = bool(listing.body)
    answer = showing.Answer(
        rule,
        today,
        later=answers.next_rule(state, rule.vehicle, today) if is_known else None,
        changed_on=answers.changed_on(state, rule.vehicle, today) if is_known else None,
    )
    name = str(US_STATES[state])
    caution = _caution(listing)
    if is_beyond_the_rule(listing) and answer.badge.kind != "stop":
        badge = Badge("caution", _("Ask the office first"), caution)
        tile = Tile(badge.kind, _question(name), badge.label, badge.detail, today, HREF)
        return Road(tile, state, name, answer, badge, caution, showing.ask())
    return Road(_tile(answer, name), state, name, answer, answer.badge, caution, showing.ask())


def _asking() -> Tile:
    return Tile(
        "unknown",
        _("On the road in my state?"),
        _("Choose your state"),
        _("Import and road use are two separate questions; states differ."),
        href=HREF,
    )


def _tile(answer: showing.Answer, name: str) -> Tile:
    told = [answer.meaning]
    if answer.changed_on:
        told.insert(0, _("Rule changed on %s.") % date_format(answer.changed_on))
    if answer.later and answer.later.valid_from:
        told.append(_("Changes on %s.") % date_format(answer.later.valid_from))
    badge = answer.badge
    return Tile(badge.kind, _question(name), badge.label, " ".join(told), answer.today, HREF)


def _question(name: str) -> str:
    return _("On the road in %s?") % name


def _caution(listing: Listing) -> str:
    if not listing.body:
        return _("The listing does not say which body it has, and states tell them apart.")
    if is_beyond_the_rule(listing):
        return _(BY_ID[listing.way_in].reality)
    return ""
