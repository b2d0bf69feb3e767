"""Sending a file, and saying what a column means."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from listings.dealers.models import Seller
from listings.eligibility.speaking import told

from . import limits
from .checking import mapping_of
from .columns import NAMES
from .findings import Unreadable
from .reading import TOO_BIG, read_table

# A file with these may be saved by mapping its columns, on the next page.
_CURABLE = {"E008"}


class FeedForm(forms.Form):
    """A file is looked at before it is kept: what is no table is refused at its field."""

    dealer = forms.ChoiceField(label=_("Whose cars"))
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or Excel (.xlsx), at most 50 MB and 20,000 cars."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )
    ends_missing = forms.BooleanField(
        label=_("End cars of ours that are not in this file"),
        help_text=_("Only if the file holds your whole stock."),
        required=False,
    )

    def __init__(self, *args: Any, dealers: Sequence[Seller], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dealers = {dealer.slug: dealer for dealer in dealers}
        field = self.fields["dealer"]
        field.choices = [(dealer.slug, dealer.name) for dealer in dealers]  # type: ignore[attr-defined]  # a ChoiceField
        if len(dealers) == 1:
            field.widget = forms.HiddenInput()
            field.initial = dealers[0].slug

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > limits.MAX_BYTES:
            raise ValidationError(told(TOO_BIG), code="E002")
        return file

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors:
            self._read(data)
        return data

    def _read(self, data: dict[str, Any]) -> None:
        dealer, file = self.dealers[data["dealer"]], data["file"]
        data["bytes"] = file.read()
        try:
            read_table(data["bytes"], file.name or "", mapping_of(dealer.pk))
        except Unreadable as error:
            if error.code not in _CURABLE:
                self.add_error("file", ValidationError(told(error.said), code=error.code))


class MappingForm(forms.Form):
    """One select for each column of the file that is not one of ours."""

    def __init__(
        self, *args: Any, headers: Sequence[str], known: dict[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Not used")), *((name, name) for name in NAMES)]
        self.headers = list(headers)
        for number, header in enumerate(self.headers):
            self.fields[f"column{number}"] = forms.ChoiceField(
                label=header, choices=choices, initial=known.get(header, ""), required=False
            )

    def mapping(self) -> dict[str, str]:
        """Header -> our column, empty for not used."""
        return {
            header: self.cleaned_data[f"column{number}"]
            for number, header in enumerate(self.headers)
        }
