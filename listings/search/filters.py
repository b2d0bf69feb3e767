"""Which cars fit: the filters of the results, under the names that addresses use.

The one reading of parameters: it becomes conditions, which PostgreSQL and the index answer alike.
"""

from typing import Any

import django_filters
from django.core.validators import EMPTY_VALUES
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from listings.cars.choices import Aspiration, Body, Drive, Gearbox, Side, WayIn
from listings.cars.models import Listing
from listings.cars.models.querysets import PROVEN_LEVELS, ListingQuerySet
from listings.cars.roads import BEYOND_THE_RULE
from listings.dealers.models import Seller
from listings.eligibility.clock import legal_today
from listings.places.states import US_STATES
from listings.pricing.models import MINOR_UNITS
from listings.states.answers import road_bodies

from . import near
from .conditions import Between, Condition, Every, Some, Within, one_of
from .dates import A_DAY, a_year_after
from .names import read_names
from .reading import OneField, ResultsForm, SeveralField, WholeField, WordsField, ZipField
from .words import Meaning, meaning

YEARS = {"low": 1949, "high": 2100}  # the kei class began in 1949
DOLLARS = {"low": 0, "high": 10_000_000}
KILOMETRES = {"low": 0, "high": 10_000_000}
MILES = {"low": 1, "high": 5_000}

NOW, SOON = "now", "soon"
LEGAL = [(NOW, _("Legal now")), (SOON, _("Legal within 12 months"))]
ROAD = "1"
FOR_THE_ROAD = tuple(way for way in WayIn.values if way not in BEYOND_THE_RULE)

# Filters that ask for some values of a column, for a part of a scale, or by a rule of their own.
VALUES = {
    "body": "body",
    "drive": "drive",
    "gearbox": "gearbox",
    "aspiration": "aspiration",
    "seller": "seller__kind",
    "side": "side",
}
RULES = ("q", "legal", "road", "make", "model", "within")
SCALES = {
    "year": ("year", 1),
    "price": ("price_usd_cents", MINOR_UNITS["USD"]),
    "km": ("mileage_km", 1),
}


_FORMS: dict[str | None, type[ResultsForm]] = {}


class Words(django_filters.Filter):
    field_class = WordsField


class Several(django_filters.Filter):
    field_class = SeveralField


class One(django_filters.Filter):
    field_class = OneField


class Whole(django_filters.Filter):
    field_class = WholeField


class ZipCode(django_filters.Filter):
    field_class = ZipField


class ListingFilter(django_filters.FilterSet):
    """The cars that fit a query string. Values that cannot be meant are in `form.notes`.

    `my_state` is what the visitor picked before; a state in the query string wins over it.
    """

    q = Words(label=_("Words"))
    legal = Several(label=_("May come in"), choices=LEGAL)
    state = One(label=_("My state"), choices=[("", _("not chosen")), *US_STATES.items()])
    road = Several(label=_("Road use"), choices=[(ROAD, _("Allowed in my state"))])
    make = Several(label=_("Make"), choices=())
    model = Several(label=_("Model"), choices=())
    body = Several(label=_("Body"), choices=Body.choices)
    drive = Several(label=_("Drive"), choices=Drive.choices)
    gearbox = Several(label=_("Gearbox"), choices=Gearbox.choices)
    aspiration = Several(label=_("Engine"), choices=Aspiration.choices)
    year_min = Whole(label=_("Year from"), **YEARS)
    year_max = Whole(label=_("Year to"), **YEARS)
    price_min = Whole(label=_("Price from"), **DOLLARS)
    price_max = Whole(label=_("Price to"), **DOLLARS)
    km_min = Whole(label=_("Mileage from"), **KILOMETRES)
    km_max = Whole(label=_("Mileage to"), **KILOMETRES)
    zip = ZipCode(label=_("My ZIP code"))
    within = Whole(label=_("Miles from there"), **MILES)
    seller = Several(label=_("Seller"), choices=Seller.Kind.choices)
    side = Several(label=_("Where the car is"), choices=Side.choices)

    class Meta:
        model = Listing
        fields: tuple[str, ...] = ()
        form = ResultsForm

    def __init__(self, data: Any, my_state: str | None = None) -> None:
        super().__init__(data, Listing.objects.for_sale())
        self.names = read_names()
        fields = self.form.fields
        fields["state"].initial = my_state
        fields["make"].choices = self.names.makes
        fields["model"].choices = [(row.slug, row.name) for row in self.names.families_by_slug]
        self.is_valid()
        self._know_the_state(my_state)
        self._know_the_door()
        self._offer_models()

    def get_form_class(self) -> type[ResultsForm]:
        """Made once for each language: twenty fields would be made anew for every request."""
        language = get_language()
        if language not in _FORMS:
            _FORMS[language] = super().get_form_class()
        return _FORMS[language]

    @cached_property
    def applied(self) -> dict[str, tuple[str, ...]]:
        """What is really asked: parameters with their values as an address writes them."""
        return {
            name: tuple(value) if isinstance(value, list) else (str(value),)
            for name, value in self.form.cleaned_data.items()
            if value not in EMPTY_VALUES
        }

    @cached_property
    def conditions(self) -> dict[str, Condition]:
        """What each parameter asks of a car; those that ask nothing by themselves are left out."""
        asked = self.form.cleaned_data
        return {
            name: condition
            for name in self.applied
            if (condition := self._condition(name, asked[name])) is not None
        }

    def asked(self, without: str = "") -> Every:
        """All conditions in one; `without` leaves one filter out."""
        parts = (condition for name, condition in self.conditions.items() if name != without)
        return Every(tuple(parts))

    def filter_queryset(self, queryset: ListingQuerySet) -> ListingQuerySet:
        return queryset.filter(self.asked().as_q())

    def rules_of(self, name: str) -> dict[str, Condition]:
        """The conditions behind the choices of a filter that is no column of its own."""
        if name == "legal":
            return {value: self._legal([value]) for value, _label in LEGAL}
        return {ROAD: self._road([ROAD])} if self.for_state else {}

    @cached_property
    def meaning(self) -> Meaning:
        """What the words were taken for."""
        return meaning(self.form.cleaned_data.get("q") or "", self.names)

    def _condition(self, name: str, value: Any) -> Condition | None:
        if name in VALUES:
            return one_of(VALUES[name], value)
        scale, _line, end = name.partition("_")
        if scale in SCALES:
            column, unit = SCALES[scale]
            return Between(column, **{"low" if end == "min" else "high": value * unit})
        return getattr(self, f"_{name}")(value) if name in RULES else None

    def _q(self, value: str) -> Condition:
        return self.meaning.condition

    def _make(self, value: list[str]) -> Condition:
        return one_of("family_id", self.names.of_makes(value))

    def _model(self, value: list[str]) -> Condition:
        return one_of("family_id", self.names.of_models(value))

    def _within(self, value: int) -> Condition:
        return Within(self.form.cleaned_data["zip"], value)

    def _legal(self, value: list[str]) -> Condition:
        today = legal_today()
        days = {
            NOW: Between("eligible_safe", high=today),
            SOON: Between("eligible_safe", today + A_DAY, a_year_after(today)),
        }
        proven = one_of("eligible_level", PROVEN_LEVELS)
        return Every((proven, Some(tuple(days[word] for word in value))))

    def _road(self, value: list[str]) -> Condition:
        bodies = one_of("body", sorted(road_bodies(self.for_state, legal_today())))
        return Every((bodies, one_of("way_in", FOR_THE_ROAD)))

    def _know_the_state(self, my_state: str | None) -> None:
        """Road use means nothing without a state; with one, addresses carry it along."""
        asked = self.form.cleaned_data
        self.for_state = asked.get("state") or my_state or ""
        if not asked.get("road"):
            return
        if self.for_state:
            asked["state"] = self.for_state
        else:
            self.form.add_error("road", _("Choose your state first."))

    def _know_the_door(self) -> None:
        """A distance means nothing without a ZIP code that is known."""
        asked = self.form.cleaned_data
        self.door = near.door(asked["zip"]) if asked.get("zip") else None
        if asked.get("zip") and not self.door:
            self.form.add_error("zip", _("We do not know this ZIP code."))
        if asked.get("within") and not self.door:
            self.form.add_error("within", _("Give your ZIP code first."))

    def _offer_models(self) -> None:
        """Only the models of the chosen makes are worth a place on the page."""
        chosen = self.form.cleaned_data
        makes = {*chosen["make"], *self.names.makes_of(chosen["model"])}
        self.form.fields["model"].choices = self.names.models(makes)
