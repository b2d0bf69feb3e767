"""Which cars fit: the filters of the results, under the names that addresses use."""

from typing import Any

import django_filters
from django.core.validators import EMPTY_VALUES
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from listings.cars.choices import Aspiration, Body, Drive, Gearbox, Side
from listings.cars.models import Listing
from listings.cars.models.querysets import ListingQuerySet
from listings.cars.roads import BEYOND_THE_RULE
from listings.dealers.models import Seller
from listings.eligibility.clock import legal_today
from listings.places.states import US_STATES
from listings.pricing.models import MINOR_UNITS
from listings.states.answers import road_bodies

from .dates import a_year_after
from .names import read_names
from .reading import OneField, ResultsForm, SeveralField, WholeField, WordsField
from .words import meaning

YEARS = {"low": 1949, "high": 2100}  # the kei class began in 1949
DOLLARS = {"low": 0, "high": 10_000_000}
KILOMETRES = {"low": 0, "high": 10_000_000}

NOW, SOON = "now", "soon"
LEGAL = [(NOW, _("Legal now")), (SOON, _("Legal within 12 months"))]
ROAD = "1"


class Words(django_filters.Filter):
    field_class = WordsField


class Several(django_filters.Filter):
    field_class = SeveralField

    def __init__(self, field_name: str | None = None, **kwargs: Any) -> None:
        super().__init__(field_name, "in", **kwargs)


class ForWhom(django_filters.Filter):
    """Whose rules are asked for: keeps no car away by itself."""

    field_class = OneField

    def filter(self, qs: Any, value: str) -> Any:
        return qs


class Whole(django_filters.Filter):
    field_class = WholeField


class Dollars(Whole):
    """Typed in dollars, compared in cents."""

    def filter(self, qs: Any, value: int | None) -> Any:
        return super().filter(qs, None if value is None else value * MINOR_UNITS["USD"])


class ListingFilter(django_filters.FilterSet):
    """The cars that fit a query string. Values that cannot be meant are in `form.notes`.

    `my_state` is what the visitor picked before; a state in the query string wins over it.
    """

    q = Words(label=_("Words"), method="by_words")
    legal = Several(label=_("May come in"), method="by_date", choices=LEGAL)
    state = ForWhom(label=_("My state"), choices=[("", _("not chosen")), *US_STATES.items()])
    road = Several(
        label=_("Road use"), method="by_road", choices=[(ROAD, _("Allowed in my state"))]
    )
    make = Several(label=_("Make"), method="by_make", choices=())
    model = Several(label=_("Model"), method="by_model", choices=())
    body = Several(label=_("Body"), choices=Body.choices)
    drive = Several(label=_("Drive"), choices=Drive.choices)
    gearbox = Several(label=_("Gearbox"), choices=Gearbox.choices)
    aspiration = Several(label=_("Engine"), choices=Aspiration.choices)
    year_min = Whole("year", "gte", label=_("Year from"), **YEARS)
    year_max = Whole("year", "lte", label=_("Year to"), **YEARS)
    price_min = Dollars("price_usd_cents", "gte", label=_("Price from"), **DOLLARS)
    price_max = Dollars("price_usd_cents", "lte", label=_("Price to"), **DOLLARS)
    km_min = Whole("mileage_km", "gte", label=_("Mileage from"), **KILOMETRES)
    km_max = Whole("mileage_km", "lte", label=_("Mileage to"), **KILOMETRES)
    seller = Several("seller__kind", label=_("Seller"), choices=Seller.Kind.choices)
    side = Several(label=_("Where the car is"), choices=Side.choices)

    class Meta:
        model = Listing
        fields: tuple[str, ...] = ()
        form = ResultsForm

    def __init__(self, data: Any, my_state: str | None = None) -> None:
        super().__init__(data, Listing.objects.for_sale())
        self.filters["state"].extra["initial"] = my_state
        self.names = read_names()
        makes = self.names.makes
        self.filters["make"].extra["choices"] = makes
        self.filters["model"].extra["choices"] = self.names.models(dict(makes))
        self.is_valid()
        self._know_the_state(my_state)
        self._offer_models()

    @cached_property
    def applied(self) -> dict[str, tuple[str, ...]]:
        """What is really asked: parameters with their values as an address writes them."""
        return {
            name: tuple(value) if isinstance(value, list) else (str(value),)
            for name, value in self.form.cleaned_data.items()
            if value not in EMPTY_VALUES
        }

    def without(self, left_out: str) -> ListingQuerySet:
        """The cars that fit all filters but one."""
        queryset = self.queryset.all()
        for name, value in self.form.cleaned_data.items():
            if name != left_out:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    def by_words(self, queryset: ListingQuerySet, name: str, value: str) -> ListingQuerySet:
        return queryset.filter(self._meaning_of_words)

    def by_date(self, queryset: ListingQuerySet, name: str, value: list[str]) -> ListingQuerySet:
        today = legal_today()
        if value == [NOW]:
            return queryset.legal_by(today)
        if value == [SOON]:
            return queryset.legal_between(today, a_year_after(today))
        return queryset.legal_by(a_year_after(today))

    def by_make(self, queryset: ListingQuerySet, name: str, value: list[str]) -> ListingQuerySet:
        return queryset.filter(family_id__in=self.names.of_makes(value))

    def by_model(self, queryset: ListingQuerySet, name: str, value: list[str]) -> ListingQuerySet:
        return queryset.filter(family_id__in=self.names.of_models(value))

    def by_road(self, queryset: ListingQuerySet, name: str, value: list[str]) -> ListingQuerySet:
        bodies = road_bodies(self.for_state, legal_today())
        return queryset.filter(body__in=bodies).exclude(way_in__in=BEYOND_THE_RULE)

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

    @cached_property
    def _meaning_of_words(self) -> Q:
        return meaning(self.form.cleaned_data["q"], self.names)

    def _offer_models(self) -> None:
        """Only the models of the chosen makes are worth a place on the page."""
        chosen = self.form.cleaned_data
        makes = {*chosen["make"], *self.names.makes_of(chosen["model"])}
        self.form.fields["model"].choices = self.names.models(makes)
