"""The seller's view: what buyers would see of the price as it is typed, and nothing saved by it."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine

from listings.cars import actions
from listings.cars.models import Listing
from listings.pricing.models import ExchangeRate
from listings.work.queue import order
from tests.cars.steps import PRICE, everything, post, url
from tests.cars.worth_market import car_of_grade, learn_prices
from tests.factories import ListingFactory, UserFactory

pytestmark = pytest.mark.django_db
TYPED = {name: PRICE[name] for name in ("price", "currency", "side", "zip_code", "port")}


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel(datetime(2026, 11, 22, 20, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def mine(client, seller, user):
    """A car of the signed-in person, judged as supported."""
    learn_prices()
    client.force_login(user)
    return car_of_grade("supported", seller=seller)


def figures(worth):
    found = worth.estimate
    keys = [(row.sale_id, row.per_cent, row.adjusted_text) for row in worth.compared.rows]
    return found.low, found.mid, found.high, found.effective_comparables, worth.made_of, keys


def test_n06_ac8_the_seller_sees_the_same_figures_as_the_buyer(client, mine):
    buyers = client.get(mine.get_absolute_url()).context["worth"]
    form = client.get(url(mine, "price")).context["worth"]
    typing = client.get(url(mine, "worth"), TYPED).context["worth"]
    assert figures(form) == figures(typing) == figures(buyers)
    assert form.deal == typing.deal == buyers.deal
    Listing.objects.filter(pk=mine.pk).update(status="draft")
    preview = client.get(mine.get_absolute_url()).context["worth"]
    assert figures(preview) == figures(buyers)


def test_figures_that_are_worked_out_at_once_are_those_that_will_be_stored(client, mine, user):
    typed = client.get(url(mine, "worth"), TYPED | {"side": "jp", "port": "1"}).context["worth"]
    Listing.objects.filter(pk=mine.pk).update(side="jp", state="")
    stored = car_of_grade("supported", seller=mine.seller, side="jp", state="")
    assert (typed.estimate.low, typed.estimate.high) == (stored.estimate.low, stored.estimate.high)
    assert typed.estimate.mid_usd_cents != mine.estimate.mid_usd_cents


@pytest.mark.parametrize(
    ("price", "word"),
    [("5,000", "below"), ("8,800", "usual"), ("15000", "above"), ("", "no_price")],
)
def test_what_is_asked_moves_the_mark_and_the_word_alone(client, mine, price, word):
    worth = client.get(url(mine, "worth"), TYPED | {"price": price}).context["worth"]
    assert worth.deal == word
    assert (worth.estimate.low, worth.estimate.mid) == (mine.estimate.low, mine.estimate.mid)


def test_a_price_in_yen_is_compared_at_the_rate_of_the_day(client, mine):
    ExchangeRate.objects.all().delete()
    ExchangeRate.objects.create(
        currency="JPY", on=date(2026, 11, 1), usd=Decimal("0.0066"), source="test"
    )
    asked = TYPED | {"price": "1,000,000", "currency": "JPY"}
    answer = client.get(url(mine, "worth"), asked)
    assert answer.context["worth"].price == 660_000
    assert "$6,600" in answer.content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"price": "much"},
        {"price": "-1"},
        {"price": "9" * 400},
        {"currency": "EUR"},
        {"side": "moon"},
        {"zip_code": "00000"},
        {"side": "jp", "port": "none"},
        {"price": "¥7,900"},
    ],
)
def test_what_cannot_be_read_counts_as_not_said(client, mine, asked):
    before = everything()
    answer = client.get(url(mine, "worth"), {**TYPED, **asked} if asked else {})
    assert answer.status_code == 200
    assert everything() == before


def test_without_script_the_button_works_it_out_and_saves_nothing(client, mine):
    before = everything()
    answer = post(client, mine, "price", price="5,000", work_out="1")
    assert answer.status_code == 200
    assert answer.context["worth"].deal == "below"
    assert 'value="5,000"' in answer.content.decode(), "what was typed stays"
    assert everything() == before


def test_what_is_wrong_is_said_also_while_only_working_it_out(client, mine):
    before = everything()
    answer = post(client, mine, "price", price="much", work_out="1")
    assert answer.status_code == 422
    assert answer.context["form"].errors["price"]
    assert everything() == before


def test_figures_come_at_once_although_buyers_still_wait(client, mine):
    order("price", mine.pk)
    assert client.get(mine.get_absolute_url()).context["worth"].state == "renewed"
    worth = client.get(url(mine, "price")).context["worth"]
    assert (worth.state, worth.estimate.mid) == ("supported", mine.estimate.mid)


def test_a_draft_whose_year_is_not_known_says_what_is_missing(client, mine, seller):
    draft = ListingFactory(seller=seller, status="draft", year=None)
    answer = client.get(url(draft, "price"))
    assert answer.context["worth"].state == "abstained"
    assert "no estimate" in answer.content.decode()


def test_before_prices_were_ever_learnt_the_step_still_stands(client, user, seller):
    client.force_login(user)
    draft = ListingFactory(seller=seller, status="draft")
    assert client.get(url(draft, "price")).context["worth"].state == "abstained"
    assert client.get(url(draft, "worth"), TYPED).status_code == 200


@pytest.mark.parametrize("step", ["identity", "dates", "specs", "papers"])
def test_other_steps_show_no_price(client, mine, step):
    assert 'id="price"' not in client.get(url(mine, step)).content.decode()


def test_nobody_but_the_cars_own_team_learns_what_it_would_be_worth(client, mine):
    address = url(mine, "worth")
    client.force_login(UserFactory())
    assert client.get(address, TYPED).status_code == 404
    assert client.get("/sell/unknown99/worth/", TYPED).status_code == 404
    client.logout()
    assert client.get(address).headers["Location"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_only_read(client, mine, method):
    assert getattr(client, method)(url(mine, "worth")).status_code == 405


def test_the_sellers_list_says_it_quietly(client, mine, user):
    actions.change_price(mine, 880_000, "USD", by=user)
    assert "in the usual range" in client.get("/sell/").content.decode()
    actions.change_price(mine, 500_000, "USD", by=user)
    assert "below what such cars usually cost" in client.get("/sell/").content.decode()
