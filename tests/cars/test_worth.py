"""What a car is worth, on its page: five states, factors, comparables, and what is left out."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone, translation

from listings.cars.models import Listing, ListingEvent
from listings.cars.showing.worth import State, worth_for
from listings.pricing.models import PriceModel
from listings.pricing.rules import shown
from listings.work.queue import order
from tests.cars.worth_market import (
    FAMILIES,
    GRADES,
    car_of_grade,
    estimated,
    known_without_year,
    learn_prices,
    panel,
    price_page,
    read,
    rows,
)
from tests.factories import EstimateFactory, ListingFactory, SaleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel(datetime(2026, 11, 22, 20, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def prices():
    return learn_prices()


def renewed():
    car = car_of_grade("supported")
    order("price", car.pk)
    return car


def sold(told=None):
    car = car_of_grade("supported")
    ListingEvent.objects.create(listing=car, kind="sold", key="sold")
    if told:
        SaleFactory(listing_id=car.pk, family=car.family, kind="told", price_usd_cents=told)
    Listing.objects.filter(pk=car.pk).update(status="sold")
    return car


STATES = {
    "supported": (
        lambda: car_of_grade("supported"),
        ("most likely about", "What makes its price", "The 12 prices that weigh most"),
        ("最も見込まれるのは約", "価格の内訳", "最も重みのある12件の価格"),
    ),
    "wide": (
        lambda: car_of_grade("wide"),
        ("too uncertain to name one price", "the range is too uncertain for that"),
        ("一つの価格は言えません",),
    ),
    "abstained": (
        lambda: car_of_grade("abstained"),
        ("Too few prices to judge: no estimate.", "Only 2 prices of the"),
        ("判断できるだけの価格がないため、推定はありません。",),
    ),
    "renewed": (renewed, ("Is being worked out anew", "It takes some seconds."), ("計算し直しています",)),
    "sold": (sold, ("Sold; $7,900 was asked last", "What was paid has not been told."), ("売れました。最後の希望価格は$7,900",)),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_each_state_is_said_in_english_and_japanese(client, prices, state):
    make, english, japanese = STATES[state]
    car = make()
    assert worth_for(read(car)).state == state
    in_english, in_japanese = panel(client, car), panel(client, car, "ja")
    for words in english:
        assert words in in_english
    for words in japanese:
        assert words in in_japanese
    assert "None" not in in_english


@pytest.mark.parametrize("grade", GRADES)
def test_n06_ac1_an_estimate_says_its_figures_its_day_its_model_and_its_factors(
    client, prices, grade
):
    car = car_of_grade(grade)
    text = panel(client, car)
    assert "As of 22 Nov 2026" in text
    assert f"model {prices.version}" in text
    assert reverse("accuracy") in client.get(car.get_absolute_url()).content.decode()
    if grade == "abstained":
        assert "$7,900" not in text
        return
    worth = worth_for(read(car))
    assert {line.label for line in worth.made_of.lines} >= {"Drive", "Mileage"}
    assert f"count as {int(car.estimate.effective_comparables * 10) / 10}" in text
    assert ("most likely about" in text) == (grade == "supported")


def test_n06_ac2_a_range_without_a_point_tells_none_in_any_way(client, prices):
    car = car_of_grade("wide")
    text = client.get(car.get_absolute_url()).content.decode()
    assert "range-mid" not in text.split('id="price"')[1].split("</section>")[0]
    assert f"${shown(car.estimate.mid_usd_cents) // 100:,}" not in panel(client, car)


@pytest.mark.parametrize(
    ("price", "words"),
    [
        (500_000, "Below what such cars usually cost."),
        (880_000, "So no word on it."),
        (1_500_000, "Above what such cars usually cost."),
        (None, "No price is given."),
    ],
)
def test_the_word_on_the_price_stands_with_its_reason_and_changes_no_figure(
    client, prices, price, words
):
    car = car_of_grade("supported", price=price)
    usual = car_of_grade("supported")
    text = panel(client, car)
    assert words in text
    assert "half of such cars are priced at" in text.lower()
    assert vars(car.estimate)["mid_usd_cents"] == vars(usual.estimate)["mid_usd_cents"]


def test_a_family_that_is_not_estimated_still_has_its_known_prices(client, prices):
    car = car_of_grade("abstained")
    assert "What is known of" not in panel(client, car), "two prices are too few even for that"
    known_without_year(FAMILIES["abstained"], (500_000, 910_000))
    SaleFactory(family=car.family, listing_id=car.pk, price_usd_cents=1)
    SaleFactory(family=car.family, set_aside=True, price_usd_cents=2)
    family = worth_for(read(car)).family
    assert (family.lowest, family.highest, family.n) == ("$5,000", "$9,100", 4)
    assert sum(n for _kind, n in family.kinds) == 4
    assert "lowest $5,000" in panel(client, car)


def test_a_new_version_that_has_not_come_to_a_car_dims_what_was_said(client, prices):
    car = car_of_grade("supported")
    PriceModel.objects.update(is_active=False)
    PriceModel.objects.create(
        version="newer", content=b"x", sales_from=date(2026, 1, 1), sales_to=date(2026, 11, 1),
        sales_used=1, is_active=True,
    )  # fmt: skip
    worth = worth_for(read(car))
    assert (worth.state, worth.estimate, worth.compared) == (State.RENEWED, car.estimate, None)
    assert "before something changed" in panel(client, car)


def test_changed_facts_are_noticed_although_no_work_waits(client, prices):
    car = car_of_grade("supported")
    Listing.objects.filter(pk=car.pk).update(mileage_km=250_000)
    assert worth_for(read(car)).state == State.RENEWED


def test_a_car_without_an_estimate_yet_waits_calmly(client):
    car = ListingFactory()
    assert "at the latest over night" in panel(client, car)
    order("price", car.pk)
    assert "It takes some seconds." in panel(client, car)


def test_a_version_whose_content_is_gone_still_shows_what_it_said(client, prices):
    car = car_of_grade("supported")
    PriceModel.objects.update(is_active=False, content=None)
    text = panel(client, car)
    assert "most likely about" in text
    assert "What makes its price" not in text


def test_a_sold_car_tells_how_far_off_we_were(client, prices):
    car = sold(told=600_000)
    late = EstimateFactory(listing=car)
    type(late).objects.filter(pk=late.pk).update(made_at=timezone.now().replace(year=2027))
    worth = worth_for(read(car))
    assert worth.estimate == car.estimate, "what was said before the sale, not after it"
    assert (worth.sold.paid, worth.sold.asked, worth.sold.place) == ("$6,000", "$7,900", "below")
    off = round(100 * (600_000 - car.estimate.mid_usd_cents) / car.estimate.mid_usd_cents)
    assert worth.sold.off == off < 0
    text = panel(client, car)
    for words in ("Sold for $6,000", "The seller told it.", "we missed it", f"{-off} % below"):
        assert words in text


def test_a_sold_car_without_an_estimate_says_so(client):
    car = ListingFactory(status="sold")
    ListingEvent.objects.create(listing=car, kind="sold", key="sold")
    assert "Before the sale we had made no estimate." in panel(client, car)


def test_what_is_estimated_is_no_price_for_machines(client, prices):
    car = car_of_grade("supported")
    text = client.get(car.get_absolute_url()).content.decode()
    said = text.split('type="application/ld+json"')[1].split("</script>")[0]
    assert '"price": 7900' in said
    for cents in (car.estimate.low, car.estimate.mid, car.estimate.high):
        assert str(cents // 100) not in said


def test_the_page_with_all_of_it_costs_at_most_twelve_statements(
    client, prices, user, django_assert_max_num_queries
):
    car = car_of_grade("supported", frame_number="DA52T-123456")
    panel(client, car)  # the first visit of a process reads the model itself
    with django_assert_max_num_queries(12):
        panel(client, car)
    address, asked = price_page(car, without=list(rows(worth_for(read(car))))[:3])
    with django_assert_max_num_queries(8):
        client.get(address, {**asked, "part": ""})
    client.force_login(user)
    with django_assert_max_num_queries(12):
        panel(client, car)


def test_the_words_are_in_the_readers_language(prices):
    car = car_of_grade("supported")
    with translation.override("ja"):
        assert "最も見込まれるのは約" in worth_for(read(car)).said


def test_estimated_cars_are_read_as_their_page_reads_them(prices):
    car = ListingFactory()
    assert estimated(car).price_waits is False
