"""The listing form, a step at a time; each step has its own address and works without script."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from listings.accounts.models import User
from listings.accounts.visitors import PersonRequest
from listings.dealers.access import sellers_for
from listings.dealers.models import Seller

from .. import actions, rules
from ..completeness import problems
from ..forms import DatesForm, IdentityForm, PapersForm, PriceForm, SpecsForm, StepForm
from ..models import Listing
from .worth import works_out, worth_context


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
    Step(
        "papers",
        gettext_lazy("Papers"),
        gettext_lazy(
            "Which come with the car? The buyer's office will ask for some of them. Nothing is "
            "uploaded here."
        ),
    ),
    Step("price", gettext_lazy("Price and place")),
    Step("review", gettext_lazy("Check and send")),
)
NAMES = [step.name for step in STEPS]
FORMS: dict[str, type[StepForm]] = {
    "identity": IdentityForm,
    "dates": DatesForm,
    "specs": SpecsForm,
    "papers": PapersForm,
    "price": PriceForm,
}
CLOSED = gettext_lazy("This car can no longer be changed in its present state.")


def own_listing(user: User, public_id: str, what: str = "edit_cars") -> Listing:
    """The listing if the person may do `what` with it; a stranger gets 404."""
    return get_object_or_404(
        Listing.objects.with_names().of_person(user, what), public_id=public_id
    )


def typed(request: PersonRequest) -> QueryDict | None:
    """What the person sent; a form that was sent with nothing in it is still a form sent."""
    return request.POST if request.method == "POST" else None


def step_url(listing: Listing, name: str) -> str:
    return reverse("sell_step", args=[listing.public_id, name])


def frame(listing: Listing | None, name: str) -> dict[str, Any]:
    """What every step's page shows around its form."""
    place = NAMES.index(name)
    lacking = {problem.step for problem in problems(listing)} if listing else set()
    steps = [
        {
            "label": step.label,
            "url": step_url(listing, step.name) if listing else "",
            "current": step.name == name,
            "state": _state(listing, step.name, lacking),
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


def _state(listing: Listing | None, name: str, lacking: set[str]) -> str:
    """Whether a step still lacks something that buyers need."""
    if listing is None or name == "review":
        return ""
    return "open" if name in lacking else "done"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: PersonRequest) -> HttpResponse:
    """The first step of a new car; it becomes a draft once it has a model."""
    sellers = sellers_for(request.user, "edit_cars")
    if not sellers:
        return _no_car_to_offer(request)
    seller = _chosen(sellers, request.GET.get("seller"))
    form = IdentityForm(typed(request))
    if form.is_valid() and (listing := _drafted(request, form, seller)):
        return redirect(_onward(request, listing, "identity"))
    context = {"form": form, "seller": seller, "sellers": sellers}
    return render(request, "sell/start.html", context, status=422 if form.errors else 200)


def _no_car_to_offer(request: PersonRequest) -> HttpResponse:
    """Become a seller first; or, in somebody's team, ask those who may."""
    if not sellers_for(request.user):
        return redirect("seller_setup")
    messages.info(request, _("In your role you may not offer cars; the owner or a manager may."))
    return redirect("sell")


def _chosen(sellers: list[Seller], slug: str | None) -> Seller:
    """The seller named in the address, which must be one of the person's; the first without."""
    if slug is None:
        return sellers[0]
    found = next((seller for seller in sellers if seller.slug == slug), None)
    if found is None:
        raise Http404
    return found


def _drafted(request: PersonRequest, form: IdentityForm, seller: Seller) -> Listing | None:
    try:
        return actions.create_draft(seller, by=request.user, **form.changes())
    except actions.Taken as taken:
        form.add_error(taken.column, str(taken))
        return None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: PersonRequest, public_id: str, name: str) -> HttpResponse:
    """One of the plain form steps."""
    listing = own_listing(request.user, public_id)
    if name not in FORMS:
        raise Http404
    if not listing.is_editable and request.method != "POST":
        return redirect("sell_review", public_id)
    form = FORMS[name](typed(request), listing=listing)
    if not works_out(request) and form.is_valid() and _saved(request, form, listing):
        return redirect(_onward(request, listing, name))
    context = {**frame(listing, name), "form": form, **worth_context(form, listing)}
    return render(request, "sell/step.html", context, status=422 if form.errors else 200)


def _saved(request: PersonRequest, form: StepForm, listing: Listing) -> bool:
    """Write the step, or say in the form why not; what was typed stays in it."""
    try:
        form.save(listing, by=request.user)
    except actions.Conflict:
        form.add_error(
            None,
            _(
                "This car was changed in another window since you opened this page. Nothing was "
                "overwritten: compare the fields that are marked below, then save again."
            ),
        )
        form.show_what_stands(listing)
    except actions.Taken as taken:
        form.add_error(taken.column, str(taken))
    except rules.IllegalMove:
        form.add_error(None, CLOSED)
    else:
        if listing.is_public:
            messages.success(request, _("Saved. Buyers see the change now."))
        return True
    return False


def _onward(request: PersonRequest, listing: Listing, name: str) -> str:
    if "later" in request.POST:
        return reverse("sell")
    return step_url(listing, NAMES[NAMES.index(name) + 1])
