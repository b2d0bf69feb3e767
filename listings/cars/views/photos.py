"""The photo step: adding several files, putting them in order, taking one away."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from listings.accounts.visitors import PersonRequest

from .. import actions, rules
from ..forms import PhotosForm
from ..images.refusals import Refused
from ..models import Listing, Photo
from .steps import CLOSED, frame, own_listing, step_url

Refusal = Refused | actions.LeftOut
Act = Callable[[PersonRequest, Listing, list[Photo], Photo], None]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def photos(request: PersonRequest, public_id: str) -> HttpResponse:
    """The photos of a car in their order, with buttons for each."""
    listing = own_listing(request.user, public_id)
    form = PhotosForm()
    refused: list[Refusal] = []
    try:
        if request.method == "POST":
            form, refused = _posted(request, listing)
            if not (form.errors or refused):
                return redirect(step_url(listing, "photos"))
        elif not listing.is_editable:
            return redirect("sell_review", public_id)
    except rules.IllegalMove:
        messages.info(request, CLOSED)
        return redirect("sell_review", public_id)
    context = {
        **frame(listing, "photos"),
        "form": form,
        "refused": refused,
        "photos": list(listing.photos.order_by("place")),
    }
    return render(request, "sell/photos.html", context, status=_status(form, refused))


def _posted(request: PersonRequest, listing: Listing) -> tuple[PhotosForm, list[Refusal]]:
    """Do what was asked; answers the form to show again and the files that were not taken."""
    act = _ACTS.get(request.POST.get("act", ""))
    if act:
        _act(request, listing, act)
        return PhotosForm(), []
    form = PhotosForm(request.POST, request.FILES)
    if not form.is_valid():
        return form, []
    return PhotosForm(), _add(listing, form.cleaned_data["photos"], request)


def _add(listing: Listing, files: list[Any], request: PersonRequest) -> list[Refusal]:
    """Take every file that can be taken; answers why not the others."""
    refused: list[Refusal] = []
    for file in files:
        try:
            actions.add_photo(listing, file, by=request.user)
        except (Refused, actions.LeftOut) as error:
            refused.append(error)
    return refused


def _status(form: PhotosForm, refused: list[Refusal]) -> int:
    if any(isinstance(error, actions.NotStored) for error in refused):
        return HTTPStatus.INSUFFICIENT_STORAGE
    return 422 if form.errors or refused else 200


def _act(request: PersonRequest, listing: Listing, act: Act) -> None:
    order = list(listing.photos.order_by("place"))
    photo = next((p for p in order if str(p.key) == request.POST.get("photo")), None)
    if photo is not None:
        act(request, listing, order, photo)


def _shift(by: int) -> Act:
    def act(request: PersonRequest, listing: Listing, order: list[Photo], photo: Photo) -> None:
        place = order.index(photo)
        order.insert(max(0, place + by), order.pop(place))
        actions.arrange_photos(listing, [p.pk for p in order], by=request.user)

    return act


def _cover(request: PersonRequest, listing: Listing, order: list[Photo], photo: Photo) -> None:
    actions.arrange_photos(listing, [photo.pk], by=request.user)


def _place(request: PersonRequest, listing: Listing, order: list[Photo], photo: Photo) -> None:
    """To the place that was asked for, counted from 1; anything else leaves the order as it is."""
    places = [str(n) for n in range(1, len(order) + 1)]
    if (place := request.POST.get("place")) in places:
        order.remove(photo)
        order.insert(places.index(place), photo)
        actions.arrange_photos(listing, [p.pk for p in order], by=request.user)


def _delete(request: PersonRequest, listing: Listing, order: list[Photo], photo: Photo) -> None:
    actions.remove_photo(photo, by=request.user)


_ACTS: dict[str, Act] = {
    "up": _shift(-1),
    "down": _shift(1),
    "place": _place,
    "cover": _cover,
    "delete": _delete,
}
