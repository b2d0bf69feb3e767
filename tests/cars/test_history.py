"""What a car was asked for, day by day: every change, earlier listings, the days, the drawing."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
import time_machine

from listings.cars import actions, showing
from listings.cars.models import Listing
from listings.pricing.models import ExchangeRate
from tests.factories import ListingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(datetime(2026, 11, 22, 20, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def on():
    """Do something on a day of October 2026."""

    def on(day, act, *args, **kwargs):
        with time_machine.travel(datetime(2026, 10, day, 20, tzinfo=UTC), tick=False):
            return act(*args, **kwargs)

    return on


def offered(seller, **facts):
    return ListingFactory(seller=seller, listed_at=datetime.now(UTC), **facts)


def steps(car):
    car = Listing.objects.get(pk=car.pk)
    return [(row.on.day, row.what, row.price_text) for row in showing.price_history(car).moments]


def test_it_leads_back_through_every_change_and_keeps_the_currency_of_then(on, seller, user):
    car = on(1, offered, seller, price=900_000)
    on(2, actions.change_price, car, 850_000, "USD", by=user)
    on(3, actions.save_details, car, {"colour": "red"}, by=user)
    on(3, actions.change_price, car, 1_200_000, "JPY", by=user)
    on(4, actions.change_price, car, 1_100_000, "JPY", by=user)
    assert steps(car) == [
        (1, "Offered", "$9,000"),
        (2, "Price changed", "$8,500"),
        (3, "Price changed", "¥1,200,000"),
        (4, "Price changed", "¥1,100,000"),
    ]


def test_reserved_released_and_sold_are_steps_and_end_the_days(on, seller, user):
    car = on(1, offered, seller)
    on(3, actions.reserve, car, by=user)
    on(5, actions.release, car, by=user)
    on(11, actions.sell, car, by=user)
    assert [step[:2] for step in steps(car)] == [
        (1, "Offered"), (3, "Reserved"), (5, "For sale again"), (11, "Sold"),
    ]  # fmt: skip
    history = showing.price_history(car)
    assert (history.days, history.until.day) == (10, 11)
    assert showing.price_chart(history) is None, "one price is no curve"


def test_a_draft_has_no_history(on, seller, user):
    draft = on(1, ListingFactory, seller=seller, status="draft")
    on(2, actions.change_price, draft, 100_000, "USD", by=user)
    assert showing.price_history(draft) is None


def test_listings_of_one_frame_number_by_one_seller_are_one_history(on, seller, user):
    number = {"frame_number": "DA52T-123456"}
    first = on(1, offered, seller, price=900_000, **number)
    on(2, actions.change_price, first, 850_000, "USD", by=user)
    on(11, actions.withdraw, first, by=user)
    again = on(21, offered, seller, price=800_000, **number)
    elsewhere = on(5, ListingFactory, price=100_000, **number)
    assert steps(again) == [
        (1, "Offered", "$9,000"),
        (2, "Price changed", "$8,500"),
        (11, "Ended", "$8,500"),
        (21, "Offered again", "$8,000"),
    ]
    history = showing.price_history(again)
    assert (history.times, history.days) == (2, 10 + 32)
    assert [row[2] for row in steps(elsewhere)] == ["$1,000"], "another seller's is another story"


def test_a_listing_that_staff_removed_is_not_told_again(on, seller, staff, user):
    number = {"frame_number": "DA52T-123456"}
    first = on(1, offered, seller, price=100, **number)
    on(2, actions.change_price, first, 200, "USD", by=user)
    on(3, actions.remove, first, by=staff, reason="false")
    again = on(21, offered, seller, **number)
    assert steps(again) == [(21, "Offered", "$7,900")]


def test_cars_without_a_frame_number_are_not_joined(on, seller, user):
    first = on(1, offered, seller, frame_number="")
    on(2, actions.withdraw, first, by=user)
    second = on(3, offered, seller, frame_number="")
    assert showing.price_history(second).times == 1


def test_time_in_review_is_not_time_on_the_site(on, seller, user, staff):
    car = on(1, offered, seller)
    on(11, actions.save_details, car, {"way_in": "show"}, by=user)
    assert car.status == "in_review"
    assert showing.price_history(Listing.objects.get(pk=car.pk)).days == 10


def test_the_chart_steps_where_the_price_did(on, seller, user):
    car = on(1, offered, seller, price=900_000)
    on(11, actions.change_price, car, 800_000, "USD", by=user)
    on(21, actions.sell, car, by=user)
    chart = showing.price_chart(showing.price_history(Listing.objects.get(pk=car.pk)))
    assert [(level.x1, level.x2) for level in chart.levels] == [
        ("0.0%", "50.0%"), ("50.0%", "100.0%"), ("100.0%", "100.0%"),
    ]  # fmt: skip
    high, low, end = (level.y for level in chart.levels)
    assert high < low == end, "the dearer, the higher"
    assert [level.rise for level in chart.levels] == [None, high, low]


def test_between_two_listings_nothing_is_drawn(on, seller, user):
    number = {"frame_number": "DA52T-123456"}
    first = on(1, offered, seller, price=900_000, **number)
    on(6, actions.withdraw, first, by=user)
    again = on(16, offered, seller, price=800_000, **number)
    with time_machine.travel(datetime(2026, 10, 21, 20, tzinfo=UTC), tick=False):
        chart = showing.price_chart(showing.price_history(again))
    assert [(level.x1, level.x2) for level in chart.levels] == [
        ("0.0%", "25.0%"), ("25.0%", "25.0%"), ("75.0%", "100.0%"),
    ]  # fmt: skip
    assert chart.last.rise is None


def test_two_currencies_come_on_one_scale_by_one_rate_or_are_not_drawn(on, seller, user):
    car = on(1, offered, seller, price=800_000)
    on(2, actions.change_price, car, 800_000, "JPY", by=user)
    ExchangeRate.objects.all().delete()
    history = showing.price_history(Listing.objects.get(pk=car.pk))
    assert showing.price_chart(history) is None
    ExchangeRate.objects.create(
        currency="JPY", on=datetime(2026, 11, 1, tzinfo=UTC).date(), usd=Decimal("0.01"), source="t"
    )
    chart = showing.price_chart(history)
    first, second = chart.levels
    assert first.y == second.y, "8,000 dollars are 800,000 yen at that rate"
    assert chart.at_rate_of.day == 1


def test_it_costs_one_statement(on, seller, user, django_assert_num_queries):
    car = on(1, offered, seller, frame_number="DA52T-123456")
    on(2, actions.change_price, car, 700_000, "USD", by=user)
    car = Listing.objects.get(pk=car.pk)
    with django_assert_num_queries(1):
        showing.price_chart(showing.price_history(car))
