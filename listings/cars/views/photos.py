"""The photo step: adding several files, putting them in order, taking one away."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from listings.accounts.visitors import PersonRequest

from .. import actions
from ..forms import PhotosForm
from ..images.refusals import Refused
from ..models import Listing, Photo
from .steps import frame, own_listing, step_url


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def photos(request: PersonRequest, public_id: str) -> HttpResponse:
    """The photos of a car in their order, with buttons for each."""
    listing = own_listing(request.user, public_id)
    if not listing.is_editable:
        return redirect("sell_review", public_id)
    form, refused = PhotosForm(), []
    if request.method == "POST":
        act = request.POST.get("act", "add")
        if act in _ACTS:
            return _act(request, listing, act)
        form = PhotosForm(request.POST, request.FILES)
        if form.is_valid():
            refused = _add(listing, form.cleaned_data["photos"], request)
            if not refused:
                return redirect(step_url(listing, "photos"))
            form = PhotosForm()
    context = {
        **frame(listing, "photos"),
        "form": form,
        "refused": refused,
        "photos": list(listing.photos.order_by("place")),
    }
    return render(
        request, "sell/photos.html", context, status=422 if refused or form.errors else 200
    )


def _add(listing: Listing, files: list[Any], request: PersonRequest) -> list[dict[str, str]]:
    """Take every file that can be taken; answers the others by name with the reason."""
    refused = []
    for file in files:
        try:
            actions.add_photo(listing, file, by=request.user)
        except (Refused, actions.PhotoLimit) as error:
            refused.append({"name": file.name, "reason": str(error)})
    return refused


def _act(request: PersonRequest, listing: Listing, act: str) -> HttpResponse:
    order = list(listing.photos.order_by("place"))
    photo = next((p for p in order if str(p.key) == request.POST.get("photo")), None)
    if photo is not None:
        _ACTS[act](request, listing, order, photo)
    return redirect(step_url(listing, "photos"))


def _shift(by: int) -> Any:
    def act(request: PersonRequest, listing: Listing, order: list[Photo], photo: Photo) -> None:
        place = order.index(photo)
        order.insert(max(0, place + by), order.pop(place))
        actions.arrange_photos(listing, [p.pk for p in order], by=request.user)

    return act


def _cover(request: PersonRequest, listing: Listing, order: list[Photo], photo: Photo) -> None:
    actions.arrange_photos(listing, [photo.pk], by=request.user)


def _delete(request: PersonRequest, listing: Listing, order: list[Photo], photo: Photo) -> None:
    actions.remove_photo(photo, by=request.user)


_ACTS = {"up": _shift(-1), "down": _shift(1), "cover": _cover, "delete": _delete}
