"""What the steps of the listing form have in common."""

from typing import Any

from django import forms

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
