"""The seller's list, the last step before review, and the acts on a car."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Case, Count, When
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from listings.accounts.visitors import PersonRequest
from listings.dealers.access import seller_ids_for, sellers_for
from listings.eligibility.proof import LEGAL_LEVELS

from .. import actions, rules
from ..choices import Status
from ..completeness import problems, stoppers
from ..models import Listing
from .steps import frame, own_listing, step_url

CARS_A_PAGE = 50
# What waits for the seller stands first, then the newest.
TO_DO_FIRST = Case(
    When(status=rules.NEEDS_CHANGE, then=0), When(status=rules.DRAFT, then=1), default=2
)


@login_required
@require_http_methods(["GET", "HEAD"])
def my_cars(request: PersonRequest) -> HttpResponse:
    """All cars of the person's sellers, in tabs by state."""
    if not sellers_for(request.user):
        return redirect("seller_setup")
    mine = Listing.objects.of_person(request.user)
    counts = dict(mine.values_list("status").annotate(n=Count("pk")).order_by())
    tab = request.GET.get("state", "")
    shown = mine.filter(status=tab) if tab in Status.values else mine
    pages = Paginator(shown.with_names().with_covers().order_by(TO_DO_FIRST, "-pk"), CARS_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "tabs": _tabs(counts, tab),
        "rows": _rows(request, page.object_list),
        "page": page,
        "can_import": any(one.is_dealer for one in sellers_for(request.user, "edit_cars")),
    }
    return render(request, "sell/list.html", context)


def _tabs(counts: dict[str, int], current: str) -> list[dict[str, Any]]:
    every = {"label": _("All"), "count": sum(counts.values()), "url": "?", "current": not current}
    return [
        every,
        *(
            {
                "label": Status(name).label,
                "count": counts[name],
                "url": f"?state={name}",
                "current": name == current,
            }
            for name in Status.values
            if name in counts
        ),
    ]


def _rows(request: PersonRequest, cars: Iterable[Listing]) -> list[dict[str, Any]]:
    editable = seller_ids_for(request.user, "edit_cars")
    return [
        {
            "car": car,
            "next": _next_step(car, may_edit=car.seller_id in editable),
            "age_text": _("changed %s ago") % timesince(car.updated_at, depth=1),
            "found": sum(ok for ok, _text, _step in _looked_for(car)),
            "looked_for": len(_looked_for(car)),
        }
        for car in cars
    ]


def _next_step(car: Listing, *, may_edit: bool) -> dict[str, str]:
    if not may_edit:
        return {"label": _("Look"), "url": car.get_absolute_url()}
    words = {
        rules.DRAFT: _("Go on"),
        rules.NEEDS_CHANGE: _("See what to change"),
        rules.LIVE: _("Change"),
        rules.RESERVED: _("Change"),
    }
    if car.status == rules.DRAFT:
        return {"label": words[car.status], "url": step_url(car, "identity")}
    return {"label": words.get(car.status, _("Look")), "url": step_url(car, "review")}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: PersonRequest, public_id: str) -> HttpResponse:
    """What is there, what is missing, and the button that sends it to staff."""
    listing = own_listing(request.user, public_id)
    status = 200
    if request.method == "POST":
        if _submitted(request, own_listing(request.user, public_id, "publish_cars")):
            return redirect("sell")
        status = 422
        listing.refresh_from_db()
    found = problems(listing) if listing.is_editable else []
    context = {
        **frame(listing, "review"),
        "problems": [{"text": p.text, "url": step_url(listing, p.step)} for p in found],
        "checks": _checks(listing),
        "reason": _asked_change(listing),
        "stoppers": [{"text": p.text, "url": step_url(listing, p.step)} for p in stoppers(listing)],
        "moves": _moves(listing),
        "can_submit": "submit" in rules.open_moves(listing.status),
        "preview_url": listing.get_absolute_url(),
    }
    return render(request, "sell/review.html", context, status=status)


def _submitted(request: PersonRequest, listing: Listing) -> bool:
    try:
        actions.submit(listing, by=request.user)
    except actions.NotReady:
        return False
    except rules.IllegalMove:
        messages.info(request, _("This car was sent already."))
        return True
    messages.success(request, _("%s is with staff now. You get a mail.") % listing.title)
    return True


def _checks(car: Listing) -> list[dict[str, Any]]:
    """What buyers look for, there or not; none of it but the problems stops the listing."""
    return [
        {"ok": ok, "text": text, "url": step_url(car, step)} for ok, text, step in _looked_for(car)
    ]


def _looked_for(car: Listing) -> list[tuple[bool, str, str]]:
    """Whether it is there, what it is, and the step of the form that holds it."""
    return [
        (bool(car.frame_number), _("Frame number"), "identity"),
        (car.eligible_level in LEGAL_LEVELS, _("A date with a paper or plate"), "dates"),
        (car.mileage_km is not None, _("Odometer reading"), "specs"),
        (car.photo_count >= rules.PHOTOS_WANTED, _("At least 12 photos"), "photos"),
        (bool(car.text_en), _("Your own words"), "price"),
        (car.price is not None, _("Price and place"), "price"),
    ]


def _asked_change(car: Listing) -> str:
    """Staff's words on what to change, while they wait for it."""
    if car.status != rules.NEEDS_CHANGE:
        return ""
    asked = car.events.filter(kind="change_asked").order_by("-pk").first()
    return asked.data.get("reason", "") if asked else ""


SELLER_MOVES = {
    "take_back": actions.take_back,
    "reserve": actions.reserve,
    "release": actions.release,
    "sell": actions.sell,
    "withdraw": actions.withdraw,
}


def _moves(car: Listing) -> list[dict[str, str]]:
    labels = {
        "take_back": _("Take back and change"),
        "reserve": _("Mark as reserved"),
        "release": _("For sale again"),
        "sell": _("Mark as sold"),
        "withdraw": _("End the listing"),
    }
    open_moves = rules.open_moves(car.status)
    return [{"name": name, "label": labels[name]} for name in SELLER_MOVES if name in open_moves]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: PersonRequest, public_id: str, name: str) -> HttpResponse:
    """One of the seller's acts. A second click finds the work done and says so.

    Whoever had to sign in first comes by GET, which does nothing: the button is on the next page.
    """
    listing = own_listing(request.user, public_id, "publish_cars")
    if name not in SELLER_MOVES:
        raise Http404
    try:
        if request.method == "POST":
            SELLER_MOVES[name](listing, by=request.user)
    except rules.IllegalMove:
        messages.info(
            request,
            _("This car is “%s” by now; nothing was changed.") % listing.get_status_display(),
        )
    return redirect(step_url(listing, "review"))
