"""Step 5: what does it cost, where is it, and the seller's own words."""

from copy import copy
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from listings.eligibility.clock import legal_today
from listings.places.models import Port, Zip
from listings.pricing.models import MINOR_UNITS, Currency, usd_cents

from ..choices import Side
from ..models import Listing
from .fields import AmountField, PortField
from .steps import StepForm

# A slip of the keyboard is likelier than a kei car beyond these (whole units).
LARGEST_PRICE = {"USD": 500_000, "JPY": 75_000_000}
SIGNS = {"$": "USD", "¥": "JPY"}
SMALLEST_PRICE = {"USD": 100, "JPY": 10_000}


NOT_SAID: dict[str, Any] = {
    "price": None,
    "currency": Currency.USD.value,
    "side": "",
    "zip_code": "",
    "state": "",
    "port": None,
}


class PriceForm(StepForm):
    columns = ("price", "currency", "side", "zip_code", "state", "port", "text_en", "text_ja")

    price = AmountField(label=_("Price"))
    currency = forms.ChoiceField(label=_("Currency"), choices=Currency)
    side = forms.ChoiceField(label=_("Where is the car?"), choices=Side)
    zip_code = forms.CharField(
        label=_("ZIP code"),
        help_text=_("If it is in the United States. Visitors see the area, not the address."),
        max_length=5,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    port = PortField(
        label=_("Port of departure"),
        help_text=_("If it is still in Japan."),
        queryset=Port.objects.filter(country="JP"),
        empty_label=_("Not said"),
        required=False,
    )
    text_en = forms.CharField(
        label=_("Your words about the car"),
        help_text=_("Shown as yours, unchanged. What would you want to know before buying?"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    text_ja = forms.CharField(
        label=_("The same in Japanese"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "ja"}),
    )

    def initial_of(self, listing: Listing) -> dict[str, Any]:
        said = super().initial_of(listing)
        if listing.price is not None:
            units = Decimal(listing.price) / MINOR_UNITS[listing.currency]
            said["price"] = f"{units:,.2f}".removesuffix(".00")
        return said

    def as_typed(self, car: Listing) -> Listing:
        """The car with the price and place as typed, not to be saved; what cannot be read counts
        as not said. An unbound form has nothing typed."""
        typed = copy(car)
        if self.is_bound:
            self.is_valid()
            for name, nothing in NOT_SAID.items():
                setattr(typed, name, self.cleaned_data.get(name) or nothing)
            # A price whose currency is not known is no price.
            typed.price = typed.price if "currency" in self.cleaned_data else None
            typed.price_usd_cents = typed.price and usd_cents(
                typed.price, typed.currency, legal_today()
            )
        return typed

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["state"] = ""
        if data.get("price") is not None and "currency" in data:
            self._clean_price(data)
        if data.get("side") == Side.US:
            data["port"] = None
            self._clean_zip(data)
        elif data.get("side") == Side.JAPAN:
            data["zip_code"] = ""
            if not data.get("port"):
                self.add_error("port", _("Choose the port nearest to the car."))
        return data

    def _clean_price(self, data: dict[str, Any]) -> None:
        amount, currency = data["price"], data["currency"]
        if currency != SIGNS.get(self.data["price"].strip()[:1], currency):
            self.add_error("price", _("The sign before the price belongs to the other currency."))
            return
        if not SMALLEST_PRICE[currency] <= amount <= LARGEST_PRICE[currency]:
            self.add_error(
                "price",
                _("Give a price between %(least)s and %(most)s %(currency)s.")
                % {
                    "least": f"{SMALLEST_PRICE[currency]:,}",
                    "most": f"{LARGEST_PRICE[currency]:,}",
                    "currency": currency,
                },
            )
            return
        if amount % 1 and MINOR_UNITS[currency] == 1:
            self.add_error("price", _("There are no fractions of a yen."))
            return
        data["price"] = int(amount * MINOR_UNITS[currency])

    def _clean_zip(self, data: dict[str, Any]) -> None:
        known = Zip.objects.filter(code=data.get("zip_code", "")).first()
        if known is None:
            self.add_error("zip_code", _("There is no such ZIP code; it has five digits."))
        else:
            data["state"] = known.state
