"""Every order lists every car once, in its order, with the unknown last."""

import pytest
from django.db import connection

from listings.cars.models import Listing
from listings.search.sorts import SORTS, chosen


def _newest_first(value):
    return -value.timestamp()


# By distance and by deal are in tests of their own: their figures are no column.
KEYS = {
    "newest": ("listed_at", _newest_first),
    "price": ("price_usd_cents", int),
    "-price": ("price_usd_cents", int.__neg__),
    "km": ("mileage_km", int),
    "year": ("year", int.__neg__),
    "eligible": ("eligible_safe", lambda day: day.toordinal()),
}


def test_the_table_of_these_tests_is_whole():
    assert {*KEYS, "deal", "distance"} == SORTS.keys()


@pytest.mark.parametrize("sort", KEYS)
def test_pages_hold_every_car_once_and_in_order(cars, all_pages, sort):
    listed = all_pages(sort=sort)
    for_sale = Listing.objects.filter(status__in=("live", "reserved")).in_bulk()
    assert sorted(listed) == sorted(for_sale)

    column, key = KEYS[sort]
    values = [getattr(for_sale[pk], column) for pk in listed]
    known = [value for value in values if value is not None]
    assert values[len(known) :] == [None] * (len(values) - len(known)), "the unknown come last"
    assert known == sorted(known, key=key)


@pytest.mark.parametrize("sort", KEYS)
def test_an_order_is_the_same_each_time(cars, all_pages, sort):
    first = all_pages(sort=sort)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE listings_listing SET version = version + 1 WHERE id % 3 = 0")
    assert all_pages(sort=sort) == first


@pytest.mark.parametrize("sort", KEYS)
def test_an_order_is_read_from_its_index(cars, sort):
    """With another index the database would sort a million cars for each page."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        # Few rows are cheap to sort; switched off, a sort is left only where no index fits.
        cursor.execute("SET LOCAL enable_sort = off")
    plan = SORTS[sort].order(Listing.objects.for_sale())[:24].explain()
    assert "Sort" not in plan


@pytest.mark.parametrize("key", ["?", "nosuch", "dealer__user__password", "-newest", "a" * 9999])
def test_an_unknown_order_is_the_default_with_a_note(key):
    sort, (note,) = chosen(key)
    assert sort.key == "newest"
    assert "sort" in note
    assert len(note) < 200


def test_the_nearest_first_needs_to_know_from_where(db):
    sort, (note,) = chosen("distance")
    assert sort.key == "newest"
    assert "ZIP code" in note
    sort, notes = chosen("distance", "43085")
    assert (sort.key, notes) == ("distance", [])
