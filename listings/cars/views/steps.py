"""The listing form, a step at a time; each step has its own address and works without script."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from listings.accounts.models import User
from listings.accounts.visitors import PersonRequest
from listings.dealers.access import sellers_for

from .. import actions, rules
from ..forms import DatesForm, IdentityForm, PriceForm, SpecsForm
from ..models import Listing


@dataclass(frozen=True)
class Step:
    name: str
    label: Any
    lead: Any = ""


STEPS = (
    Step("identity", gettext_lazy("Which car is it?")),
    Step(
        "dates",
        gettext_lazy("When was it built?"),
        gettext_lazy(
            "The day of import hangs on this. Give what your papers say; what you do not know, "
            "leave open."
        ),
    ),
    Step("specs", gettext_lazy("What does a buyer get?")),
    Step("photos", gettext_lazy("Photos")),
    Step("price", gettext_lazy("Price and place")),
    Step("review", gettext_lazy("Check and send")),
)
NAMES = [step.name for step in STEPS]


def own_listing(user: User, public_id: str, what: str = "edit_cars") -> Listing:
    """The listing if the person may do `what` with it; a stranger gets 404."""
    return get_object_or_404(
        Listing.objects.with_names().of_person(user, what), public_id=public_id
    )


def step_url(listing: Listing, name: str) -> str:
    return reverse("sell_step", args=[listing.public_id, name])


def frame(listing: Listing | None, name: str) -> dict[str, Any]:
    """What every step's page shows around its form."""
    place = NAMES.index(name)
    steps = [
        {
            "label": step.label,
            "url": step_url(listing, step.name) if listing else "",
            "current": step.name == name,
            "state": "",
        }
        for step in STEPS
    ]
    before = NAMES[place - 1] if place else ""
    after = NAMES[place + 1] if place + 1 < len(NAMES) else ""
    return {
        "car": listing,
        "step": STEPS[place],
        "steps": steps,
        "previous_url": step_url(listing, before) if listing and before else "",
        "next_url": step_url(listing, after) if listing and after else "",
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: PersonRequest) -> HttpResponse:
    """The first step of a new car; it becomes a draft once it has a model."""
    sellers = sellers_for(request.user, "edit_cars")
    if not sellers:
        return redirect("seller_setup")
    seller = next((s for s in sellers if s.slug == request.GET.get("seller")), sellers[0])
    form = IdentityForm(request.POST or None, seller=seller)
    if form.is_valid():
        listing = actions.create_draft(seller, by=request.user, **form.changes())
        actions.state_frame_number(listing, by=request.user)
        return redirect(_onward(request, listing, "identity"))
    context = {"form": form, "seller": seller, "sellers": sellers}
    return render(request, "sell/start.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: PersonRequest, public_id: str, name: str) -> HttpResponse:
    """One of the plain form steps."""
    listing = own_listing(request.user, public_id)
    if name not in FORMS:
        raise Http404
    if not listing.is_editable:
        return redirect("sell_review", public_id)
    form = FORMS[name](request.POST or None, listing)
    if form.is_valid() and _saved(request, form, listing, name):
        return redirect(_onward(request, listing, name))
    context = {**frame(listing, name), "form": form}
    return render(request, "sell/step.html", context, status=422 if form.errors else 200)


def _saved(request: PersonRequest, form: Any, listing: Listing, name: str) -> bool:
    """Write the step; a listing that was changed meanwhile keeps what stands, the form what was
    typed."""
    try:
        SAVERS[name](form, listing, request.user)
    except actions.Conflict:
        url = step_url(listing, name)
        form.add_error(
            None,
            _(
                "This car was changed in another window since you opened this page. Nothing was "
                "overwritten: open %s in a new tab to see what stands now, then save again."
            )
            % request.build_absolute_uri(url),
        )
        # The person has been told; saving again is then a choice.
        form.data = form.data.copy()
        form.data["version"] = str(
            Listing.objects.values_list("version", flat=True).get(pk=listing.pk)
        )
        return False
    except rules.IllegalMove:
        form.add_error(None, _("This car can no longer be changed in its present state."))
        return False
    if listing.is_public:
        messages.success(request, _("Saved. Buyers see the change now."))
    return True


def _onward(request: PersonRequest, listing: Listing, name: str) -> str:
    if "later" in request.POST:
        return reverse("sell")
    return step_url(listing, NAMES[NAMES.index(name) + 1])


def _identity_form(data: Any, listing: Listing) -> IdentityForm:
    return IdentityForm(data, listing=listing, seller=listing.seller)


FORMS: dict[str, Callable[[Any, Listing], Any]] = {
    "identity": _identity_form,
    "dates": lambda data, listing: DatesForm(data, listing=listing),
    "specs": lambda data, listing: SpecsForm(data, listing=listing),
    "price": lambda data, listing: PriceForm(data, listing=listing),
}


def _save_details(form: Any, listing: Listing, by: User) -> None:
    actions.save_details(listing, form.changes(), by=by, version=form.cleaned_data["version"])


def _save_identity(form: Any, listing: Listing, by: User) -> None:
    _save_details(form, listing, by)
    actions.state_frame_number(listing, by=by)


def _save_specs(form: Any, listing: Listing, by: User) -> None:
    _save_details(form, listing, by)
    actions.state_odometer(listing, by=by)


def _save_dates(form: Any, listing: Listing, by: User) -> None:
    actions.state_claims(listing, form.stated(), by=by)


SAVERS: dict[str, Callable[[Any, Listing, User], None]] = {
    "identity": _save_identity,
    "dates": _save_dates,
    "specs": _save_specs,
    "price": _save_details,
}
