"""Each filter against the same question asked of every car in Python."""

import pytest
import time_machine
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listings.cars.choices import Aspiration, Body, Drive, Gearbox
from listings.cars.models import Listing
from listings.search.filters import ListingFilter

from .making import FAMILIES, TODAY


def _is_legal(car, asked):
    if car.eligible_safe is None or car.eligible_level not in "ABC":
        return False
    is_now = car.eligible_safe <= TODAY
    is_soon = TODAY < car.eligible_safe <= TODAY.replace(year=TODAY.year + 1)
    return (is_now and "now" in asked) or (is_soon and "soon" in asked)


def _at_least(read):
    return lambda car, asked: read(car) is not None and read(car) >= int(asked)


def _at_most(read):
    return lambda car, asked: read(car) is not None and read(car) <= int(asked)


def _year(car):
    return car.year


def _km(car):
    return car.mileage_km


def _dollars(car):
    return None if car.price_usd_cents is None else car.price_usd_cents / 100


FITS = {
    "make": lambda car, asked: car.family.make.slug in asked,
    "model": lambda car, asked: car.family.slug in asked,
    "body": lambda car, asked: car.body in asked,
    "drive": lambda car, asked: car.drive in asked,
    "gearbox": lambda car, asked: car.gearbox in asked,
    "aspiration": lambda car, asked: car.aspiration in asked,
    "side": lambda car, asked: car.side in asked,
    "seller": lambda car, asked: car.seller.kind in asked,
    "legal": _is_legal,
    "year_min": _at_least(_year),
    "year_max": _at_most(_year),
    "price_min": _at_least(_dollars),
    "price_max": _at_most(_dollars),
    "km_min": _at_least(_km),
    "km_max": _at_most(_km),
}


def several(values):
    return st.lists(st.sampled_from(sorted(set(values))), min_size=1, max_size=4)


# Below and above never cross, so that nothing is ignored.
ASKED = {
    "make": several(make for make, _model in FAMILIES),
    "model": several(model for _make, model in FAMILIES),
    "body": several(Body.values),
    "drive": several(Drive.values),
    "gearbox": several(Gearbox.values),
    "aspiration": several(Aspiration.values),
    "side": several(("us", "jp")),
    "seller": several(("dealer", "collector")),
    "legal": several(("now", "soon")),
    "year_min": st.sampled_from(("1990", "1999", "2000")),
    "year_max": st.sampled_from(("2000", "2001", "2005")),
    "price_min": st.sampled_from(("0", "3000", "3001", "6000")),
    "price_max": st.sampled_from(("6000", "9999", "10000")),
    "km_min": st.sampled_from(("0", "10000", "50000")),
    "km_max": st.sampled_from(("50000", "99999", "100000")),
}
SEARCHES = st.lists(st.sampled_from(sorted(ASKED)), max_size=3, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: ASKED[name] for name in names})
)


def _brute_force(asked):
    for_sale = Listing.objects.filter(status__in=("live", "reserved"))
    for_sale = for_sale.select_related("family__make", "seller")
    return {car.pk for car in for_sale if all(FITS[name](car, asked[name]) for name in asked)}


def _query(asked):
    query = QueryDict(mutable=True)
    for name, value in asked.items():
        query.setlist(name, [value] if isinstance(value, str) else value)
    return query


@given(asked=SEARCHES)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_filters_find_what_looking_at_every_car_finds(cars, asked):
    filters = ListingFilter(_query(asked))
    assert filters.form.notes == []
    assert set(filters.qs.values_list("pk", flat=True)) == _brute_force(asked)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("make", "suzuki"), ("model", "360"), ("body", "truck"), ("drive", "2wd"),
        ("gearbox", "5mt"), ("aspiration", "turbo"), ("side", "us"), ("seller", "dealer"),
        ("legal", "now"), ("legal", "soon"), ("year_min", "2000"), ("year_max", "2000"),
        ("price_min", "6000"), ("price_max", "6000"), ("km_min", "50000"), ("km_max", "50000"),
        ("q", "carry"),
    ],
)  # fmt: skip
def test_each_filter_keeps_some_cars_away_and_not_all(cars, name, value):
    """The market of these tests can tell a filter that works from one that does nothing."""
    found = ListingFilter(_query({name: value})).qs.count()
    assert 0 < found < Listing.objects.for_sale().count()


def test_cars_that_are_not_for_sale_are_never_listed(cars, all_pages):
    statuses = Listing.objects.filter(pk__in=all_pages()).values_list("status", flat=True)
    assert set(statuses) == {"live", "reserved"}


def test_legal_now_follows_the_clock(offer, all_pages):
    car = offer(eligible_safe=TODAY, eligible_level="A")
    # Midnight in Pacific time, where the date comes last.
    for moment, now, soon in (
        (f"{TODAY}T07:59:00Z", [], [car.pk]),
        (f"{TODAY}T08:01:00Z", [car.pk], []),
    ):
        with time_machine.travel(moment, tick=False):
            assert all_pages(legal="now") == now
            assert all_pages(legal="soon") == soon


@pytest.mark.parametrize("level", ["D", "E"])
def test_what_is_not_proven_is_never_legal(offer, all_pages, level):
    offer(eligible_safe=TODAY.replace(year=2020), eligible_level=level)
    assert all_pages(legal=["now", "soon"]) == []


def test_soon_looks_twelve_months_ahead_also_from_a_leap_day(offer, all_pages):
    inside = offer(eligible_safe=TODAY.replace(2029, 2, 28), eligible_level="C")
    offer(eligible_safe=TODAY.replace(2029, 3, 1), eligible_level="C")
    with time_machine.travel("2028-02-29T20:00:00Z", tick=False):
        assert all_pages(legal="soon") == [inside.pk]


def test_a_name_that_two_makes_share_needs_the_make_to_tell_them_apart(cars, all_pages):
    of_both = set(all_pages(model="360"))
    of_subaru = set(all_pages(model="360", make="subaru"))
    assert of_subaru < of_both
    assert of_subaru | set(all_pages(model="360", make="mitsubishi")) == of_both


def test_only_models_of_the_chosen_makes_are_offered(cars, ask):
    def offered(**parameters):
        return [option.choice_label for option in ask(**parameters).context["filter"].form["model"]]

    assert offered() == []
    assert "Carry" in offered(make="suzuki")
    assert "Beat" not in offered(make="suzuki")
    assert {"Carry", "Beat"} <= set(offered(model="carry", make="honda"))


def test_choices_are_read_in_any_case_and_shown_as_chosen(cars, ask):
    form = ask(make=" SUZUKI ", body="Truck").context["filter"].form
    assert form.notes == []
    for name, label in (("make", "Suzuki"), ("body", "Truck")):
        assert [str(box.choice_label) for box in form[name] if box.data["selected"]] == [label]
