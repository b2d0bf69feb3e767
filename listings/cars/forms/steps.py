"""What the steps of the listing form have in common."""

from typing import Any

from django import forms
from django.utils.choices import flatten_choices
from django.utils.translation import gettext_lazy as _

from listings.accounts.models import User

from .. import actions
from ..models import Listing


class StepForm(forms.Form):
    """One step: starts with what the listing says, gives the columns to write.

    `version` is the listing's version when the form was opened, so that a second window is
    noticed instead of overwritten.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    columns: tuple[str, ...] = ()

    def __init__(self, *args: Any, listing: Listing | None = None, **kwargs: Any) -> None:
        self.listing = listing
        if listing is not None:
            kwargs["initial"] = {**self.initial_of(listing), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def initial_of(self, listing: Listing) -> dict[str, Any]:
        said = {name: getattr(listing, name) for name in self.columns}
        return {"version": listing.version, **said}

    def changes(self) -> dict[str, Any]:
        """Columns of the listing as typed; call it on a valid form."""
        return {name: self.cleaned_data[name] for name in self.columns}

    def save(self, listing: Listing, *, by: User) -> None:
        """Write the step; raises as `actions.save_details` does. Call it on a valid form."""
        version = self.cleaned_data["version"]
        actions.save_details(listing, self.changes(), by=by, version=version)

    def show_what_stands(self, listing: Listing) -> None:
        """After a conflict: what the listing says now stands beside what was typed, and saving
        again is then a choice."""
        now = self.initial_of(listing)
        for field in self.visible_fields():
            stands = now.get(field.name)
            if field.field.has_changed(stands, field.data):
                words = _words(field.field, stands) or _("nothing")
                self.add_error(field.name, _("What stands now: %s") % words)
        sent: Any = self.data
        self.data = again = sent.copy()
        again["version"] = str(listing.version)


def _words(field: forms.Field, value: Any) -> str:
    """A value as the form shows it: `Part-time 4WD` for `pt4wd`."""
    value = field.prepare_value(value)
    names = dict(flatten_choices(getattr(field, "choices", ())))
    values = value if isinstance(value, list) else [value]
    return ", ".join(str(names.get(one, one)) for one in values if one not in (None, ""))
