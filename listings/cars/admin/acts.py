"""What staff may do with a car. Each act is one of `cars.actions`, asked for by a POST."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from listings.accounts.models import User

from .. import actions, rules
from ..models import Listing


class SeenAnother(Exception):
    """The car was changed after the page was opened: what would go live is not what was read."""


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason, in words for the seller"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": gettext_lazy("Say why, in words for the seller. Nothing was done.")
        },
    )


class NoForm(forms.Form):
    """An act that needs no words."""


@dataclass(frozen=True)
class Act:
    """An act of staff: `name` as in the table of moves, `done` says that it was done."""

    name: str
    label: Any
    done: Any
    do: Callable[..., None]
    form: type[forms.Form] = ReasonForm

    @property
    def wants_reason(self) -> bool:
        return self.form is ReasonForm


ACTS = {
    act.name: act
    for act in (
        Act(
            "approve",
            gettext_lazy("Approve"),
            gettext_lazy("%s is for sale now."),
            actions.approve,
            NoForm,
        ),
        Act(
            "ask_change",
            gettext_lazy("Ask for a change"),
            gettext_lazy("%s: the seller is asked for a change."),
            actions.ask_change,
        ),
        Act(
            "refuse",
            gettext_lazy("Refuse"),
            gettext_lazy("%s is refused."),
            actions.refuse,
        ),
        Act(
            "remove",
            gettext_lazy("Remove"),
            gettext_lazy("%s is removed from the site."),
            actions.remove,
        ),
    )
}


def open_acts(listing: Listing) -> list[Act]:
    """The acts that its state allows."""
    return [ACTS[name] for name in rules.open_moves(listing.status) if name in ACTS]


def perform(act: Act, listing_id: int, *, by: User, version: str, **words: str) -> Listing:
    """Do it on the car as it is now and answer the car.

    Raises `IllegalMove` and `NotReady` as the action does, `Listing.DoesNotExist`, and for an
    approval of a page that is out of date `SeenAnother`; nothing is written then.
    """
    with transaction.atomic():
        # Locked, so that the version compared is the one that goes live.
        locked = Listing.objects.with_names().select_for_update(of=("self",))
        listing = locked.get(pk=listing_id)
        if act.name == "approve" and act in open_acts(listing) and str(listing.version) != version:
            raise SeenAnother
        partial(act.do, listing, by=by)(**words)
    return listing


def refusal(error: Exception, listing: Listing) -> str:
    """Why nothing was done, in words."""
    if isinstance(error, actions.NotReady):
        return _("%(car)s cannot go live. %(why)s") % {"car": listing, "why": error}
    if isinstance(error, SeenAnother):
        return _("%s was changed while you looked at it. Nothing was done; look again.") % listing
    return _("%(car)s is “%(state)s” by now. Nothing was done.") % {
        "car": listing,
        "state": listing.get_status_display(),
    }
