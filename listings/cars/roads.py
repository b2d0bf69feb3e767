"""What a state says of a listing's kind of vehicle, in the few words that fit beside a car."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from listings.places.states import US_STATES
from listings.states import answers
from listings.states.models import StateRule, Status
from listings.states.rules import KEI_CAR, vehicle_of
from listings.states.showing import LOOKS

from .choices import Body
from .wording import Badge

_SHORT = {
    Status.ROAD: _lazy("road use"),
    Status.ROAD_LIMITED: _lazy("road use with limits"),
    Status.ANTIQUE_ONLY: _lazy("antique plates only"),
    Status.OFF_ROAD_ONLY: _lazy("off-road only"),
    Status.REFUSED: _lazy("refused"),
    Status.UNCLEAR: _lazy("not clear"),
}


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


def _badge(rule: StateRule) -> Badge:
    status = Status(rule.status)
    label = _("%(state)s: %(answer)s") % {
        "state": US_STATES[rule.state],
        "answer": _SHORT[status],
    }
    return Badge(LOOKS[status][0], label, "")
