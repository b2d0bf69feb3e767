"""The index against PostgreSQL and against looking at every car, while the market changes."""

import random
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.http import QueryDict

from listings.cars.models import Listing
from listings.catalogue.loading import load_catalogue
from listings.catalogue.models import Family
from listings.dealers.models import Seller
from listings.places.loading import load_places
from listings.pricing.models import Estimate
from listings.search import near
from listings.search.by_sql import BySql
from listings.search.filters import ListingFilter
from listings.search.finding import Found, find
from listings.search.index.holder import Holder
from listings.search.sorts import SORTS, chosen

from .making import FAMILIES, TODAY
from .making import market as market_of_cars
from .test_filters import FITS

ROUNDS = 500
ZIPS = ("", "43085", "43004", "90210", "98101")
HOME = "43085"
MILES = {"43085": 0, "43004": 12, "90210": 1980, "98101": 2003}
VALUES = {
    "make": sorted({make for make, _slug in FAMILIES}),
    "model": sorted({slug for _make, slug in FAMILIES}),
    "body": ["truck", "dump", "van", "roadster", "coupe", "offroad"],
    "drive": ["2wd", "pt4wd", "ft4wd"],
    "gearbox": ["5mt", "3at"],
    "aspiration": ["na", "turbo"],
    "side": ["us", "jp"],
    "seller": ["dealer", "collector"],
    "legal": ["now", "soon"],
}
ENDS = {
    "year_min": ["1990", "1999", "2000"],
    "year_max": ["2000", "2001", "2005"],
    "price_min": ["0", "3000", "3001", "6000"],
    "price_max": ["6000", "9999", "10000"],
    "km_min": ["0", "10000", "50000"],
    "km_max": ["50000", "99999", "100000"],
}
WORDS = ["white", "KC", "turbo r", "農繁", "白", "100%", "green"]


def _says(car, asked):
    """Each of these words stands in no name of ours, only in sellers' texts."""
    texts = " ".join((car.grade, car.grade_ja, car.colour, car.colour_ja)).casefold()
    return all(word in texts for word in asked.casefold().split())


def _is_near(car, asked):
    return car.zip_code in MILES and MILES[car.zip_code] <= int(asked)


FITS = {**FITS, "within": _is_near, "q": _says}


@pytest.fixture
def market(transactional_db):
    """150 cars with ZIP codes and estimates, committed: an index sees what others commit."""
    load_catalogue()
    load_places()
    near.forget()
    with time_machine.travel(f"{TODAY}T20:00:00Z", tick=False):
        cars = market_of_cars(150)
        for number, car in enumerate(cars):
            Listing.objects.filter(pk=car.pk).update(zip_code=ZIPS[number % len(ZIPS)])
            if number % 3 == 0:
                _estimate(car, 700_000 + number * 1_000, "supported" if number % 2 else "wide")
        yield cars
    near.forget()


def _estimate(car, mid, grade):
    estimate = Estimate.objects.create(
        listing=car, model_version="test", input_hash=f"{mid}{grade}", abstained=False,
        low_usd_cents=mid, mid_usd_cents=mid, high_usd_cents=mid, grade=grade, reason="test",
    )  # fmt: skip
    Listing.objects.filter(pk=car.pk).update(estimate=estimate)


def _some_change(chance, cars):
    """One change as sellers, staff and nightly tasks make them; some of them touch many cars."""
    car = chance.choice(cars)
    one = Listing.objects.filter(pk=car.pk)
    status = chance.choice(("live", "reserved", "sold", "draft", "ended"))
    changes = (
        lambda: one.update(
            price_usd_cents=chance.choice((None, chance.randrange(2_000, 16_000) * 100))
        ),
        lambda: one.update(status=status),
        lambda: one.update(status=status),
        lambda: one.update(
            family=chance.choice(Family.objects.all()), body=chance.choice(VALUES["body"])
        ),
        lambda: one.update(
            eligible_safe=TODAY + timedelta(chance.choice((-1, 0, 1, 365, 366))),
            eligible_level=chance.choice("ABCDE"),
        ),
        lambda: one.update(colour=chance.choice(("white", "blue", "")), grade_ja="農繁"),
        lambda: Seller.objects.filter(pk=car.seller_id).update(
            kind=chance.choice(("dealer", "collector"))
        ),
        lambda: _add_a_car(chance, cars, car),
        lambda: _estimate(car, chance.randrange(300_000, 900_000), "supported"),
    )
    chance.choice(changes)()


def _add_a_car(chance, cars, like):
    like.refresh_from_db()
    like.pk = like.id = None
    like.public_id = f"new{len(cars)}"
    like.status = "live"
    like.listed_at = datetime(2026, 11, chance.randint(1, 20), tzinfo=UTC)
    like._state.adding = True
    like.save()
    cars.append(Listing.objects.get(pk=like.pk))


def _some_search(chance):
    query = QueryDict(mutable=True)
    for name in chance.sample(sorted(VALUES), chance.choice((0, 1, 1, 2, 3))):
        query.setlist(name, chance.sample(VALUES[name], chance.randint(1, 2)))
    for name in chance.sample(sorted(ENDS), chance.choice((0, 0, 1, 2))):
        query[name] = chance.choice(ENDS[name])
    if chance.random() < 0.2:
        query["zip"], query["within"] = HOME, chance.choice(("5", "50", "2000", "4000"))
    if chance.random() < 0.2:
        query["q"] = chance.choice(WORDS)
    return query


def _asked(query):
    return {
        name: query[name] if name in (*ENDS, "within", "q") else query.getlist(name)
        for name in query
        if name != "zip"
    }


def _fits(car, asked, left_out=None):
    return all(FITS[name](car, value) for name, value in asked.items() if name != left_out)


def _brute_facets(cars, asked):
    return {
        name: {
            value: sum(FITS[name](car, [value]) and _fits(car, asked, name) for car in cars)
            for value in values
        }
        for name, values in VALUES.items()
    }


def _key(sort):
    """Python's own order of a car; the unknown last."""

    def deal(car):
        known = car.estimate and car.estimate.grade == "supported" and car.price_usd_cents
        return car.price_usd_cents * 10_000 // car.estimate.mid_usd_cents if known else None

    read = {
        "deal": deal,
        "distance": lambda car: MILES.get(car.zip_code),
        "listed_at": lambda car: car.listed_at.timestamp(),
        "eligible_safe": lambda car: car.eligible_safe and car.eligible_safe.toordinal(),
    }.get(sort.column, lambda car: getattr(car, sort.column))
    sign = -1 if sort.falling else 1

    def key(car):
        value = read(car)
        return (value is None, sign * (value or 0), sign * car.pk)

    return key


def test_the_miles_of_these_tests_are_those_of_the_table(db):
    table = near.door(HOME).table()
    assert {code: table[code] for code in MILES} == MILES


def test_counts_and_results_equal_brute_force_while_the_market_changes(market):
    chance = random.Random(6)
    nodes = [Holder(look_seconds=0), Holder(look_seconds=0)]
    for node in nodes:
        node.build()
    sometimes = Holder(look_seconds=0)
    sometimes.build()
    changed = 0
    for number in range(ROUNDS):
        for _n in range(chance.choice((0, 0, 1, 3))):
            _some_change(chance, market)
            changed += 1
        query = _some_search(chance)
        filters = ListingFilter(query)
        if filters.form.notes:
            continue  # crossed ends; read by the tests of the form
        sort, _notes = chosen(chance.choice(sorted(SORTS)), HOME)
        for_sale = Listing.objects.filter(status__in=("live", "reserved"))
        for_sale = list(for_sale.select_related("family__make", "seller", "estimate"))
        asked = _asked(query)
        fitting = sorted((car for car in for_sale if _fits(car, asked)), key=_key(sort))
        expected = [car.pk for car in fitting]
        facets = _brute_facets(for_sale, asked)
        holders = [*nodes, sometimes] if number % 50 == 0 else nodes
        for answers in (BySql(), *(holder.answers() for holder in holders)):
            found = Found(filters, sort, [], answers)
            assert found.count == len(expected), (query, answers)
            assert found.ids(slice(0, 500)) == expected, (query, sort.key, answers)
            assert found.ids(slice(24, 48)) == expected[24:48]
            assert found.panel.count == len(expected)
            for name, counts in facets.items():
                told = {choice.value: choice.count for choice in found.facets[name]}
                assert {value: told.get(value, 0) for value in counts} == counts, (
                    name,
                    query,
                    number,
                    answers,
                )
    assert changed > ROUNDS / 2


def test_an_order_walks_past_cars_that_moved(market, monkeypatch):
    """The path of many cars, with few: the front of a sorted order and the moved ones beside it."""
    monkeypatch.setattr("listings.search.index.order.FEW", 3)
    monkeypatch.setattr("listings.search.index.order.STRETCH", 7)
    chance = random.Random(7)
    node = Holder(look_seconds=0)
    node.build()
    for _n in range(120):
        _some_change(chance, market)
        sort, _notes = chosen(chance.choice(sorted(SORTS)), HOME)
        filters = ListingFilter(_some_search(chance))
        for rows in (slice(0, 24), slice(24, 48), slice(0, 500)):
            by_sql = Found(filters, sort, [], BySql()).ids(rows)
            assert Found(filters, sort, [], node.answers()).ids(rows) == by_sql


def test_a_page_from_the_index_shows_no_car_that_has_just_been_sold(market, settings, monkeypatch):
    node = Holder(look_seconds=3_600)
    node.build()
    monkeypatch.setattr("listings.search.answering.HOLDER", node)
    settings.SEARCH_INDEX = True
    found = find(QueryDict("make=suzuki"))
    first, *others = found.ids(slice(24))
    Listing.objects.filter(pk=first).update(status="sold")
    assert [car.pk for car in find(QueryDict("make=suzuki")).cars(slice(24))] == others
