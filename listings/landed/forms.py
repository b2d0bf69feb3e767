"""The question, all of it in the address, and the report of a real bill."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from listings.eligibility.clock import legal_today
from listings.eligibility.speaking import told
from listings.places.models import Port
from listings.pricing.models import Currency

from .headings import SHAPE_WORDS
from .reading import METHODS, SIDES, InputError, read, read_price
from .rules import Inputs

LONGEST = 60


def ports() -> list[tuple[str, str]]:
    """The ports in Japan, as the reader calls them."""
    return [("", "—"), *((port.code, port.label) for port in Port.objects.filter(country="JP"))]


class CostForm(forms.Form):
    """Everything that a landed cost depends on; `inputs` once it is valid."""

    price = forms.CharField(
        label=_("Price of the car"),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        max_length=LONGEST,
    )
    currency = forms.ChoiceField(
        label=_("Currency"), choices=[(Currency.USD, "$ USD"), (Currency.JPY, "¥ JPY")]
    )
    body = forms.ChoiceField(
        label=_("Kind of body"),
        choices=[(shape.value, _(words)) for shape, words in SHAPE_WORDS.items()],
        help_text=_("It decides the tariff heading, and with it the duty."),
    )
    side = forms.ChoiceField(
        label=_("Where is the car?"),
        choices=[(side, _(words)) for side, words in SIDES.items()],
        widget=forms.RadioSelect,
    )
    built = forms.CharField(
        label=_("When was it built?"),
        help_text=_("As exactly as you know: 2001, 2001-11, 2001-11-05, H13.11 or 平成13年11月."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        max_length=LONGEST,
    )
    port = forms.ChoiceField(
        label=_("Port of departure"),
        help_text=_("So far freight is known by US coast only, whatever the port."),
    )
    arrival = forms.CharField(
        label=_("Day of arrival"),
        help_text=_("Duty is that of the day on which the ship arrives. Empty means today."),
        widget=forms.DateInput(attrs={"type": "date"}),
        max_length=LONGEST,
        required=False,
    )
    method = forms.ChoiceField(
        label=_("On the ship"),
        choices=[(method, _(words)) for method, words in METHODS.items()],
    )
    fob = forms.BooleanField(
        label=_("The price is FOB: transport and papers in Japan are in it"), required=False
    )
    car_zip = forms.CharField(
        label=_("ZIP code where the car stands"),
        help_text=_("The first three digits will do."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        max_length=LONGEST,
    )
    zip = forms.CharField(
        label=_("Your ZIP code"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
        max_length=LONGEST,
    )
    heading = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST, required=False)

    # What is only asked of a car in Japan, or only of one in the United States.
    of_side = {"jp": ("body", "built", "port", "arrival", "method", "fob"), "us": ("car_zip",)}
    # A browser would wait for an answer in a field that the page has hidden.
    use_required_attribute = False

    inputs: Inputs | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A list, not the function: that would be asked for each look at the choices.
        cast("forms.ChoiceField", self.fields["port"]).choices = ports()
        for name, words in MISSING.items():
            self.fields[name].error_messages["required"] = words

    @classmethod
    def from_address(cls, query: QueryDict) -> "CostForm":
        """Bound once a door is named; before that a car's page may have filled in some fields."""
        if "zip" in query:
            return cls({**DEFAULTS, **query.dict()})
        return cls(initial={**DEFAULTS, **query.dict()})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in self.of_side["jp" if data.get("side") == "us" else "us"]:
            self.errors.pop(name, None)
            data.pop(name, None)
        found = read(data, legal_today())
        for name, sentence in found.errors.items():
            if name not in self.errors:
                self.add_error(name, told(sentence))
        self.inputs = found.inputs
        return data

    @property
    def query(self) -> str:
        """The valid inputs as an address has them, always in one order."""
        given = {name: self.cleaned_data.get(name) for name in self.fields}
        pairs = {name: "1" if value is True else value for name, value in given.items() if value}
        query = QueryDict(mutable=True)
        query.update(pairs)
        return query.urlencode()


MISSING = {
    "price": _("Give the price."),
    "body": _("Choose what it is."),
    "built": _("Say when it was built, as exactly as you know."),
    "port": _("Name the port that it leaves from."),
    "car_zip": _("Say where it stands."),
    "zip": _("Give your ZIP code."),
}
DEFAULTS = {"currency": Currency.USD.value, "side": "jp", "method": "roro"}


class BillForm(forms.Form):
    """What it really came to, in dollars."""

    paid = forms.CharField(
        label=_("What you paid in all, in US dollars"),
        help_text=_("With the car, as far as the lines above go."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        max_length=LONGEST,
    )
    note = forms.CharField(
        label=_("What differed"),
        max_length=500,
        required=False,
    )

    def clean_paid(self) -> Any:
        try:
            return read_price(self.cleaned_data["paid"], Currency.USD)
        except InputError as error:
            raise forms.ValidationError(told(error.sentence)) from error
