"""A card is drawn once and kept; what it shows is never older than what it shows of."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.utils import timezone

from listings.cars.models import Listing, Photo
from listings.eligibility.clock import legal_today
from listings.states import answers
from listings.states.models import StateRule

from ..factories import EstimateFactory, PhotoFactory


@pytest.fixture
def car(offer):
    caches["cards"].clear()
    car = offer(
        grade="KU",
        price=790_000,
        price_usd_cents=790_000,
        eligible_earliest=legal_today(),
        eligible_safe=legal_today() + timedelta(days=1),
        eligible_level="A",
    )
    PhotoFactory(listing=car, state=Photo.State.READY, caption="From the left")
    return car


def change(car, **columns):
    """As the verbs of a listing do: each change raises the version."""
    Listing.objects.filter(pk=car.pk).update(version=car.version + 1, **columns)


CHANGES = {
    "price": (lambda car: change(car, price=765_400), "$7,654"),
    "grade": (lambda car: change(car, grade="KX"), "Carry KX"),
    "state of sale": (lambda car: change(car, status="reserved"), "Reserved"),
    "date, which a task renews without raising the version": (
        lambda car: Listing.objects.filter(pk=car.pk).update(eligible_safe=legal_today()),
        "Legal now",
    ),
    "estimate, likewise": (
        lambda car: Listing.objects.filter(pk=car.pk).update(
            estimate=EstimateFactory(
                listing=car, low_usd_cents=1, mid_usd_cents=2, high_usd_cents=3
            )
        ),
        "above what such cars usually cost",
    ),
    "number of photos, likewise": (
        lambda car: Listing.objects.filter(pk=car.pk).update(photo_count=17),
        ">17<",
    ),
    "seller's name": (
        lambda car: type(car.seller).objects.filter(pk=car.seller_id).update(name="New Name"),
        "New Name",
    ),
    "words on the cover": (
        lambda car: car.photos.update(caption="From the right"),
        "From the right",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_kept_card_shows_a_change_at_once(what, car, ask):
    act, words = CHANGES[what]
    before = _card(ask())
    act(car)

    assert words not in before
    assert words in _card(ask())


def test_a_kept_card_changes_with_the_day(car, ask):
    assert "Legal now" not in _card(ask())
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert "Legal now" in _card(ask())


def test_a_kept_card_shows_each_state_its_own_answer(car, ask):
    cards = {state: _card(ask(state=state)) for state in ("", "OH", "TX")}
    assert "Ohio: off-road only" in cards["OH"]
    assert "Texas: road use" in cards["TX"]
    assert cards["OH"] == _card(ask(state="OH")), "kept for each"
    assert "Ohio:" not in cards[""], "the seller's ZIP code is no answer"


def test_a_kept_card_shows_a_changed_rule_once_the_process_has_read_it(car, ask):
    assert "Ohio: off-road only" in _card(ask(state="OH"))
    StateRule.objects.of("OH", "kei_truck").published().update(status="road_limited")
    answers.forget()
    assert "Ohio: road use with limits" in _card(ask(state="OH"))


def test_a_kept_card_changes_on_the_day_of_the_states_next_rule(car, ask):
    for day, words in (
        ("2027-06-30", "Colorado: not clear"),
        ("2027-07-01", "Colorado: road use with limits"),
    ):
        with time_machine.travel(f"{day}T20:00:00Z", tick=False):
            assert words in _card(ask(state="CO"))


def test_a_card_is_drawn_once(car, ask, monkeypatch):
    first = _card(ask())
    monkeypatch.setattr(Listing, "gearbox_label", "drawn again")

    assert _card(ask()) == first


def _card(answer):
    page = answer.content.decode()
    return page[page.index("<article") : page.index("</article>")]
