"""What a state says of a listing's kind of vehicle, in the few words that fit beside a car."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from listings.places.states import US_STATES
from listings.states import answers
from listings.states.models import StateRule, Status
from listings.states.rules import KEI_CAR, vehicle_of
from listings.states.showing import LOOKS

from .choices import Body, WayIn
from .models import Listing
from .wording import Badge

_SHORT = {
    Status.ROAD: _lazy("road use"),
    Status.ROAD_LIMITED: _lazy("road use with limits"),
    Status.ANTIQUE_ONLY: _lazy("antique plates only"),
    Status.OFF_ROAD_ONLY: _lazy("off-road only"),
    Status.REFUSED: _lazy("refused"),
    Status.UNCLEAR: _lazy("not clear"),
}

# A state's rule for kei cars and trucks speaks of road vehicles; these came in as something else.
BEYOND_THE_RULE = (WayIn.OFF_ROAD, WayIn.LOW_SPEED)


def is_beyond_the_rule(listing: Listing) -> bool:
    """Whether the car came in, or comes in, as something else than a car or truck for the road."""
    return listing.way_in in BEYOND_THE_RULE


def rule_for(state: str, body: str, day: date) -> StateRule:
    """What holds on the day; "unclear" for a listing that does not say what body it has."""
    if not body:
        return answers.unknown(state, KEI_CAR)
    return answers.rule_on(state, vehicle_of(body), day)


def road_badges(state: str | None, day: date) -> dict[str, Badge]:
    """The state's answer for each body, also for an unknown one; none without a state."""
    if state is None:
        return {}
    return {body: _badge(rule_for(state, body, day)) for body in ("", *Body.values)}


def road_badge(listing: Listing, badges: dict[str, Badge], state: str | None) -> Badge | None:
    """Which of the state's `badges` a car bears: never a road that its way in keeps it from."""
    badge = badges.get(listing.body)
    if state is None or badge is None or badge.kind == "stop" or not is_beyond_the_rule(listing):
        return badge
    return Badge("caution", _("%s: ask its office") % US_STATES[state], "")


def _badge(rule: StateRule) -> Badge:
    status = Status(rule.status)
    label = _("%(state)s: %(answer)s") % {
        "state": US_STATES[rule.state],
        "answer": _SHORT[status],
    }
    return Badge(LOOKS[status][0], label, "")
