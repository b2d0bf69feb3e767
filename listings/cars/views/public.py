"""One car, for visitors; its seller sees the same page before it is public."""

from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from listings.dealers.access import may
from listings.eligibility.clock import legal_today
from listings.landed.chosen import chosen_zip
from listings.states.chosen import chosen_state
from listings.states.files import papers_asked

from .. import duplicates, rules, showing
from ..images.renditions import CONTENT_TYPES, card_key, key
from ..models import Listing, Photo, ShareCard
from .worth import price_url

A_YEAR = 60 * 60 * 24 * 365


@require_safe
def car(request: HttpRequest, make: str, family: str, tail: str) -> HttpResponse:
    """The car's page. An old address leads on; a removed car is gone; a draft is its team's."""
    public_id = tail.rpartition("-")[2]
    found = (
        Listing.objects.with_names_and_verdict()
        .select_related("entry_port", "share_card")
        .with_price_work()
    )
    listing = get_object_or_404(duplicates.marked(found), public_id=public_id)
    is_team = may(request.user, "see", listing.seller)
    if not listing.is_public and not is_team:
        return _not_there(request, listing)
    if request.path != listing.get_absolute_url():
        return redirect(listing, permanent=listing.is_public)
    claims = list(listing.claims.standing())
    photos = list(listing.photos.shown())
    my_state = chosen_state(request)
    worth, history = showing.worth_for(listing), showing.price_history(listing)
    answers = showing.answers_for(
        listing, claims, state=my_state, zip_code=chosen_zip(request), worth=worth
    )
    context = {
        "car": listing,
        "photos": photos,
        "structured": showing.structured(listing, photos),
        "is_listed": listing.is_public and not listing.is_invented,
        "tiles": answers.tiles,
        "verdict": answers.verdict,
        "road": answers.road,
        "cost": answers.cost,
        "papers": showing.papers_for(
            listing,
            claims,
            state_name=answers.road.name,
            asked=[asked.paper for asked in papers_asked(my_state or "")],
        ),
        "my_state": my_state,
        "facts": showing.fact_groups(listing, claims),
        "unknowns": showing.unknowns(listing),
        "worth": worth,
        "price_url": price_url(listing),
        "droppable": True,
        "history": history,
        "chart": showing.price_chart(history),
        "seller": listing.seller,
        "is_verified": listing.seller.is_verified(legal_today()),
        "is_preview": not listing.is_public,
        "can_ask": listing.status in rules.FOR_SALE and not is_team,
        "can_edit": listing.is_editable
        and is_team
        and may(request.user, "edit_cars", listing.seller),
        "edit_url": reverse("sell_step", args=[listing.public_id, "identity"]),
    }
    return render(request, "cars/car.html", context)


def _not_there(request: HttpRequest, listing: Listing) -> HttpResponse:
    """410 for a car that visitors once saw, 404 for one that they never did."""
    if listing.listed_at is None:
        raise Http404
    return render(request, "cars/gone.html", {"family": listing.family}, status=410)


@require_safe
def photo_file(request: HttpRequest, photo: UUID, rev: int, step: int, suffix: str) -> FileResponse:
    """A rendition. Photos of a car that is not public are shown to its team and to staff only."""
    found = get_object_or_404(
        Photo.objects.select_related("listing__seller"), key=photo, rev=rev, state="ready"
    )
    is_public = found.listing.is_public
    if not is_public and not _may_look_early(request.user, found.listing):
        raise Http404
    answer = _file(key(photo, rev, step, suffix), CONTENT_TYPES[suffix])
    if not is_public:
        answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
def share_card_file(request: HttpRequest, public_id: str, rev: int) -> HttpResponseBase:
    """The card of a link to a public car. An older drawing, kept elsewhere, leads to the newest."""
    cards = ShareCard.objects.select_related("listing")
    card = get_object_or_404(cards, listing__public_id=public_id)
    if not card.listing.is_public or rev > card.rev:
        raise Http404
    if rev < card.rev:
        return redirect(card.url)
    return _file(card_key(public_id, rev), CONTENT_TYPES["jpg"])


def _file(name: str, content_type: str) -> FileResponse:
    """A file of the public storage: its name always means the same bytes."""
    try:
        file = default_storage.open(name)
    except FileNotFoundError as error:
        raise Http404 from error
    answer = FileResponse(file, content_type=content_type)
    answer["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return answer


def _may_look_early(user: Any, listing: Listing) -> bool:
    """Its team, and whoever reviews it."""
    return may(user, "see", listing.seller) or user.has_perm("listings.view_listing")
