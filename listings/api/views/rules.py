"""The rules as open data: the federal ones with their sources, and what each state says."""

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from listings.eligibility.clock import legal_today
from listings.eligibility.rulebook import FEDERAL
from listings.places.states import US_STATES
from listings.states import rules
from listings.states.answers import as_dict, rule_on

from ..schemas import FederalRules, StateRules, StatesRules

router = Router(tags=["rules"])

LICENCE = "BSD-3-Clause"


@router.get(
    "/rules/federal",
    response=FederalRules,
    operation_id="federal_rules",
    summary="Federal rules of import",
)
def federal(request: HttpRequest) -> dict[str, Any]:
    """Every rule that dates are counted by, each with citation, source and validity. `version`
    changes with every change of them and stands beside each verdict."""
    return {
        "licence": LICENCE,
        "version": FEDERAL.version,
        "items": [asdict(row) for row in FEDERAL.rows],
        "count": len(FEDERAL.rows),
    }


@router.get(
    "/rules/states",
    response=StatesRules,
    operation_id="states_rules",
    summary="What all states say of kei cars",
)
def states(request: HttpRequest) -> dict[str, Any]:
    """The rule of today of each state for each kind of kei, and the one that comes next."""
    items = [_of_state(state) for state in US_STATES]
    return {"licence": LICENCE, "items": items, "count": len(items)}


@router.get(
    "/rules/states/{code}",
    response=StateRules,
    operation_id="state_rules",
    summary="What one state says of kei cars",
)
def state(request: HttpRequest, code: str) -> dict[str, Any]:
    """By the state's two letters: the rule of today for each kind of kei, and the next one."""
    if code.upper() not in US_STATES:
        raise Http404
    return {"licence": LICENCE, **_of_state(code.upper())}


def _of_state(state: str) -> dict[str, Any]:
    today = legal_today()
    found = {vehicle: as_dict(rule_on(state, vehicle, today), today) for vehicle in rules.KEI}
    return {"state": state, "name": str(US_STATES[state]), **found}
