"""A sale as staff write it down, and a file of sales."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .import_rows import Defaults
from .models import MINOR_UNITS, Currency, Sale, usd_cents

MOST_BYTES = 5_000_000
SIDES = [("", _("not known")), ("us", _("in the United States")), ("jp", _("in Japan"))]
CERTAINTIES = [("", _("Choose")), *Sale.Certainty.choices]


class SaleForm(forms.ModelForm):
    """A price that staff know of. Who says so, and how sure that is, are never left open."""

    price = forms.DecimalField(
        label=_("Price"), min_value=Decimal("0.01"), max_digits=12, decimal_places=2
    )
    side = forms.ChoiceField(label=_("Where the car was"), choices=SIDES, required=False)
    certainty = forms.ChoiceField(label=_("How sure"), choices=CERTAINTIES)

    class Meta:
        model = Sale
        fields = ["family", "kind", "year", "mileage_km", "trim", "gearbox", "drive", "body",
                  "aspiration", "displacement_cc", "side", "location", "currency", "on",
                  "on_precision", "title", "source", "certainty"]  # fmt: skip

        labels = {
            "mileage_km": _("Kilometres"),
            "displacement_cc": _("Displacement, cc"),
            "on": _("Day of the price"),
            "on_precision": _("Exact to the"),
            "source": _("Who says so"),
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        price, currency, on = (data.get(name) for name in ("price", "currency", "on"))
        if price and currency and on:
            amount = int(price * MINOR_UNITS[currency])
            cents = usd_cents(amount, currency, on)
            self.instance.amount, self.instance.price_usd_cents = amount, cents or 0
            if not cents:
                self.add_error("currency", _("No exchange rate is known on that day."))
        return data


class SalesFileForm(forms.Form):
    """A CSV file of sales, and what holds for rows that do not say it themselves."""

    file = forms.FileField(label=_("CSV file"))
    source = forms.CharField(label=_("Who says so"), max_length=500)
    certainty = forms.ChoiceField(label=_("How sure"), choices=CERTAINTIES)
    currency = forms.ChoiceField(label=_("Currency, where the file says none"), choices=Currency)
    side = forms.ChoiceField(
        label=_("Where the cars were, where the file says nothing"), choices=SIDES, required=False
    )

    def clean_file(self) -> bytes:
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 5 MB."), code="too_large")
        return upload.read()

    def defaults(self) -> Defaults:
        told = self.cleaned_data
        return Defaults(told["source"], told["certainty"], told["currency"], told["side"])
