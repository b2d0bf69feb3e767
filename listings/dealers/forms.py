"""Becoming a seller."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from listings.accounts.lines import LineField
from listings.places.models import Zip

from .models import Seller


class SellerForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("You are"), choices=Seller.Kind, widget=forms.RadioSelect, initial="collector"
    )
    name = LineField(
        label=_("Name shown to buyers"),
        help_text=_("Your business, or how you want to be called."),
        max_length=80,
    )
    zip_code = forms.CharField(
        label=_("ZIP code"),
        help_text=_("If you are in the United States."),
        max_length=5,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    licence_number = LineField(
        label=_("Dealer licence number"),
        help_text=_("Dealers only. Staff check it; until then your page says that it is not."),
        max_length=40,
        required=False,
    )

    def clean_zip_code(self) -> str:
        code = self.cleaned_data["zip_code"]
        if code and not Zip.objects.filter(code=code).exists():
            raise ValidationError(_("There is no such ZIP code; it has five digits."), code="zip")
        return code

    def fields_of_seller(self) -> dict[str, Any]:
        """What to open the seller with; the state follows from the ZIP code."""
        data = dict(self.cleaned_data)
        place = Zip.objects.filter(code=data["zip_code"]).first()
        return {**data, "state": place.state if place else ""}
