"""Numbered pages: where they begin, where they end, what links lead where."""

import pytest

from listings.cars.models import Listing
from listings.search.addresses import Search
from listings.search.counting import count_in_words, count_up_to
from listings.search.paging import MOST_CARS, MOST_PAGES, PER_PAGE, open_page


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (0, 1), (1, 1), (PER_PAGE, 1), (PER_PAGE + 1, 2), (2 * PER_PAGE, 2),
        (MOST_CARS - 1, MOST_PAGES), (MOST_CARS, MOST_PAGES), (MOST_CARS + 1, MOST_PAGES),
    ],
)  # fmt: skip
def test_the_last_page_is_the_last_with_cars(count, last):
    page, notes = open_page(Search({}), count, str(last))
    assert page.number == page.last == last
    assert not page.has_next
    assert notes == []


@pytest.mark.parametrize("typed", ["0", "-1", "abc", "1e3", "1.5", "NaN", "9" * 5000, "１x"])
def test_what_is_no_page_number_opens_the_first_page_with_a_note(typed):
    page, (note,) = open_page(Search({}), 100, typed)
    assert page.number == 1
    assert "page" in note


@pytest.mark.parametrize("typed", ["6", "201", "999999999999", str(10**18)])
def test_a_page_too_far_opens_the_last_one_with_a_note(typed):
    page, (note,) = open_page(Search({}), 100, typed)
    assert page.number == 5
    assert "page 5" in note


@pytest.mark.parametrize(
    ("number", "numbers"),
    [(1, [1, 2, 3, 4, 5]), (3, [1, 2, 3, 4, 5]), (6, [4, 5, 6, 7, 8]), (10, [6, 7, 8, 9, 10])],
)
def test_five_numbers_around_the_current_one(number, numbers):
    page, _notes = open_page(Search({}), 10 * PER_PAGE, str(number))
    assert [item["number"] for item in page.numbers] == numbers
    assert [item["number"] for item in page.numbers if item["current"]] == [number]


def test_few_pages_have_few_numbers():
    page, _notes = open_page(Search({}), PER_PAGE + 1, "1")
    assert [item["url"] for item in page.numbers] == ["/cars/", "/cars/?page=2"]


def test_links_keep_filters_and_order():
    page, _notes = open_page(Search({"make": ("honda",)}, sort="km"), 100, "2")
    assert page.previous_url == "/cars/?make=honda&sort=km"
    assert page.next_url == "/cars/?make=honda&page=3&sort=km"


def test_counting_stops_where_the_pages_end(offer, django_assert_num_queries):
    for _n in range(4):
        offer()
    with django_assert_num_queries(1) as captured:
        assert count_up_to(Listing.objects.for_sale(), most=2) == 3
    assert "LIMIT 3" in captured[0]["sql"]
    assert count_up_to(Listing.objects.for_sale(), most=4) == 4


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "No cars"), (1, "1 car"), (41, "41 cars"), (4800, "4,800 cars"),
     (4801, "More than 4,800 cars")],
)  # fmt: skip
def test_a_count_reads_as_a_person_says_it(count, words):
    assert count_in_words(count, most=4800) == words
