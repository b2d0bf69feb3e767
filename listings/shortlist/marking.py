"""The one form behind every heart and every "Compare": which act it asks for, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from listings.accounts.limits import address_of, is_over
from listings.accounts.remembering import keep
from listings.cars.models import Listing

from . import actions
from .chosen import VISITOR, compared_by, keep_compared, new_key, owner_of
from .models import Owner
from .rules import MOST_COMPARED, MOST_SAVED

# New lists from one address within an hour: a school or an office, but no flood of rows.
MOST_NEW, SECONDS = 60, 3_600


@dataclass(frozen=True)
class Outcome:
    """What a press did, in words; `undo` and `car` name the press that takes it back."""

    text: str
    is_done: bool = True
    undo: str = ""
    car: str = ""
    compared: tuple[str, ...] | None = None
    new_visitor: str = ""

    def remember(self, answer: HttpResponse) -> HttpResponse:
        """Leave in the browser what has to be there the next time."""
        if self.compared is not None:
            keep_compared(answer, self.compared)
        if self.new_visitor:
            keep(answer, VISITOR, self.new_visitor)
        return answer


def marked(request: HttpRequest) -> Outcome | None:
    """Do what the pressed button asks for; None for a button or a car that there is not."""
    for name, everything in _ON_ALL.items():
        if name in request.POST:
            return everything(request, request.POST[name])
    for name, act in _ON_ONE.items():
        if name in request.POST:
            car = Listing.objects.public().with_names().filter(public_id=request.POST[name]).first()
            return act(request, car) if car else _on_a_lost_car(request, name)
    return None


def _save(request: HttpRequest, car: Listing) -> Outcome:
    owner, new = owner_of(request), ""
    if owner is None:
        if is_over(f"shortlist.{address_of(request)}", most=MOST_NEW, seconds=SECONDS):
            return Outcome(_("Too many new lists from your network. Try again later."), False)
        new = new_key()
        owner = Owner(visitor=new)
    try:
        actions.save(car, owner=owner)
    except actions.ListIsFull:
        return Outcome(_("%s cars are saved already. Take one off first.") % MOST_SAVED, False)
    return Outcome(_("Saved: %s") % car.title, undo="unsave", car=car.public_id, new_visitor=new)


def _unsave(request: HttpRequest, car: Listing) -> Outcome:
    if owner := owner_of(request):
        actions.unsave(car, owner=owner)
    return Outcome(_("No longer saved: %s") % car.title, undo="save", car=car.public_id)


def _compare(request: HttpRequest, car: Listing) -> Outcome:
    compared = compared_by(request)
    if car.public_id not in compared and len(compared) >= MOST_COMPARED:
        return Outcome(
            _("%s cars stand side by side already. Take one out first.") % MOST_COMPARED, False
        )
    compared = tuple(dict.fromkeys((*compared, car.public_id)))
    said = _("To compare: %s") % car.title
    return Outcome(said, undo="uncompare", car=car.public_id, compared=compared)


def _uncompare(request: HttpRequest, car: Listing) -> Outcome:
    return Outcome(
        _("No longer to compare: %s") % car.title,
        undo="compare",
        car=car.public_id,
        compared=_without(request, car.public_id),
    )


def _on_a_lost_car(request: HttpRequest, name: str) -> Outcome | None:
    """A car that is no longer shown can still be taken off a list, and nothing else."""
    public_id = request.POST[name]
    if name == "uncompare":
        return Outcome(_("It is taken out."), compared=_without(request, public_id))
    owner, car = owner_of(request), Listing.objects.filter(public_id=public_id).first()
    if name != "unsave" or owner is None or car is None:
        return None
    actions.unsave(car, owner=owner)
    return Outcome(_("It is taken off your list."))


def _without(request: HttpRequest, public_id: str) -> tuple[str, ...]:
    return tuple(other for other in compared_by(request) if other != public_id)


def _clear(request: HttpRequest, what: str) -> Outcome | None:
    if what == "compare":
        return Outcome(_("No car is left to compare."), compared=())
    owner = owner_of(request)
    act = {"saved": actions.clear, "gone": actions.clear_unavailable}.get(what)
    if act is None:
        return None
    count = act(owner) if owner else 0
    return Outcome(
        ngettext("%s car taken off your list.", "%s cars taken off your list.", count) % count
    )


_ON_ONE: dict[str, Callable[[HttpRequest, Listing], Outcome]] = {
    "save": _save,
    "unsave": _unsave,
    "compare": _compare,
    "uncompare": _uncompare,
}
_ON_ALL: dict[str, Callable[[HttpRequest, str], Outcome | None]] = {"clear": _clear}
