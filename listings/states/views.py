"""The map of the states, one state, its history, and the sources of all rules."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import override
from django.views.decorators.http import require_safe

from listings.eligibility.clock import legal_today
from listings.eligibility.rulebook import FEDERAL
from listings.eligibility.rules import RULE_VERSION
from listings.places.states import US_STATES

from . import showing
from .answers import changes_by_state, road_bodies
from .chosen import chosen_state
from .comparing import with_changes
from .files import papers_asked
from .forms import WhichForm
from .models import RuleEvent, StateRule, Vehicle


@require_safe
def states(request: HttpRequest) -> HttpResponse:
    """Every state's answer for a kind of vehicle on a day: the map, and the same in a table."""
    form = WhichForm(request.GET)
    vehicle, day, today = form.chosen_vehicle, form.chosen_day, legal_today()
    rows = showing.map_rows(vehicle, day, today)
    context = {
        "form": WhichForm(initial={"vehicle": vehicle, "on": day}),
        "ignored": list(form.errors),
        "vehicle": Vehicle(vehicle),
        "day": day,
        "is_today": day == today,
        "rows": rows,
        "aside": [row for row in rows if row.spot.is_aside],
        "legend": showing.legend(rows),
        "ask": showing.ask(),
        "my_state": chosen_state(request),
    }
    return render(request, "states/map.html", context)


@require_safe
def state(request: HttpRequest, name: str) -> HttpResponse:
    """What one state says today of each kind of vehicle, why, and what comes next."""
    code = code_of(name)
    if name != code.lower():
        return redirect("state", code.lower(), permanent=True)
    today = legal_today()
    published = StateRule.objects.filter(state=code).published().prefetch_related("voices")
    found = showing.state_answers(list(published), code, today, today)
    context = {
        "code": code,
        "name": US_STATES[code],
        "tiles": [answer.tile for answer in found],
        "groups": showing.grouped(found),
        "papers": papers_asked(code),
        "changes": _events(code)[:5],
        "ask": showing.ask(),
        "today": today,
        "my_state": chosen_state(request),
        "has_road_use": bool(road_bodies(code, today)),
    }
    return render(request, "states/state.html", context)


@require_safe
def history(request: HttpRequest, name: str) -> HttpResponse:
    """Every version that was ever published, with what was new in it."""
    code = code_of(name)
    if name != code.lower():
        return redirect("state_history", code.lower(), permanent=True)
    versions = list(StateRule.objects.filter(state=code).ever_published())
    kinds = [
        (kind, with_changes([rule for rule in versions if rule.vehicle == kind]))
        for kind in Vehicle
    ]
    context = {
        "code": code,
        "name": US_STATES[code],
        "kinds": kinds,
        "events": _events(code),
    }
    return render(request, "states/history.html", context)


@require_safe
def to_history(request: HttpRequest, name: str) -> HttpResponse:
    """The history by the address under the rules."""
    return redirect("state_history", code_of(name).lower(), permanent=True)


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """The federal rules with their sources, and the way to every state's."""
    changed = changes_by_state()
    context = {
        "federal": FEDERAL.rows,
        "version": RULE_VERSION,
        "states": [(code, name, changed.get(code)) for code, name in US_STATES.items()],
    }
    return render(request, "states/sources.html", context)


def code_of(name: str) -> str:
    """The state's two letters from those, or from its English name as in addresses; 404 otherwise."""
    code = name.upper()
    if code in US_STATES:
        return code
    with override("en"):
        named = {slugify(str(full)): code for code, full in US_STATES.items()}
    if name.lower() not in named:
        raise Http404
    return named[name.lower()]


def _events(code: str) -> list[RuleEvent]:
    events = RuleEvent.objects.filter(rule__state=code).select_related("rule")
    return list(events.order_by("-at", "-pk"))
