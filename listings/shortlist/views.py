"""Saved cars, the button that saves them, and cards of cars lately seen."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from listings.accounts.remembering import is_our_own, way_back
from listings.cars import rules as cars
from listings.search.few import cards_of
from listings.search.speculation import leads_to_cars
from listings.states.chosen import chosen_state

from .changes import kept_by
from .chosen import Shortlist, owner_of
from .marking import Outcome, marked
from .models import SavedCar
from .rules import MOST_SEEN, ids

BY_SCRIPT = "fetch"


@require_safe
@leads_to_cars
def saved(request: HttpRequest) -> HttpResponse:
    """The visitor's cars with what is new about each."""
    owner = owner_of(request)
    kept = []
    if owner:
        rows = SavedCar.objects.of(owner).values_list("listing__public_id", flat=True)
        shown = cards_of(list(rows), chosen_state(request))
        kept = kept_by(owner, {car.public_id: car for car in shown})
    gone = [each for each in kept if not each.card or each.card.status not in cars.FOR_SALE]
    return render(request, "shortlist/saved.html", {"kept": kept, "gone_count": len(gone)})


@csrf_exempt
@require_POST
def mark(request: HttpRequest) -> HttpResponse:
    """A press of a heart or of "Compare", by script or by the form alone.

    The form stands on every page and carries no token, so that a page is the same for everybody;
    a form on another site is refused by what browsers say of a request.
    """
    if not is_our_own(request):
        raise PermissionDenied
    outcome = marked(request)
    if outcome is None:
        raise Http404
    if request.headers.get("X-Requested-With") == BY_SCRIPT:
        return outcome.remember(_told(request, outcome))
    say = messages.success if outcome.is_done else messages.warning
    say(request, outcome.text)
    place = f"#car-{outcome.car}" if outcome.car else ""
    return outcome.remember(redirect(way_back(request).partition("#")[0] + place))


@require_safe
@leads_to_cars
def few(request: HttpRequest) -> HttpResponse:
    """Cards of the cars that the browser names, in its order: a part of a page, for script."""
    wanted = ids(request.GET.getlist("id"), MOST_SEEN)
    answer = render(
        request, "shortlist/_few.html", {"cars": cards_of(wanted, chosen_state(request))}
    )
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _told(request: HttpRequest, outcome: Outcome) -> HttpResponse:
    """The tray as it is now, and the words for a toast."""
    now = Shortlist(request)
    if outcome.compared is not None:
        now.compared = outcome.compared
    status = 200 if outcome.is_done else 409
    context = {"outcome": outcome, "shortlist": now}
    return render(request, "shortlist/_done.html", context, status=status)
