"""Saved cars: with and without an account, by the form alone and by script, and handed over once."""

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.test import Client

from listings.cars import actions as car_actions
from listings.shortlist import actions
from listings.shortlist.models import Owner, SavedCar
from tests.factories import PASSWORD, ListingFactory, UserFactory

pytestmark = pytest.mark.django_db

MARK = "/saved/mark/"
SCRIPT = {"X-Requested-With": "fetch"}


def press(client, name, car, **more):
    value = car if isinstance(car, str) else car.public_id
    return client.post(MARK, {name: value, "next": "/cars/?make=suzuki"}, **more)


def names(client):
    return [each.row.listing for each in client.get("/saved/").context["kept"]]


def test_a_heart_leads_back_to_the_same_place_and_the_car_is_kept(client, car):
    answer = press(client, "save", car)
    assert answer.headers["Location"] == f"/cars/?make=suzuki#car-{car.public_id}"
    cookie = answer.cookies["visitor"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    row = SavedCar.objects.get()
    assert (row.listing, row.user, row.visitor) == (car, None, cookie.value)
    page = client.get("/cars/").content.decode()
    assert f'name="unsave" value="{car.public_id}" aria-pressed="true"' in page
    assert f"Saved: {car.title}" in page
    assert names(client) == [car]


def test_saving_twice_is_saving_once_and_taking_off_ends_it(client, car):
    for _n in range(2):
        press(client, "save", car)
    assert SavedCar.objects.count() == 1
    for _n in range(2):
        assert press(client, "unsave", car).status_code == 302
    assert names(client) == []


def test_one_browser_never_sees_the_list_of_another(client, car):
    press(client, "save", car)
    other = Client()
    assert names(other) == []
    other.cookies["visitor"] = "x" * 22
    press(other, "unsave", car)
    assert names(client) == [car]


@pytest.mark.parametrize("key", ["", "short", "x" * 23, "x' OR 1=1 --aaaaaaaaaaa"])
def test_a_cookie_that_is_no_key_of_ours_counts_as_none(client, car, key):
    client.cookies["visitor"] = key
    answer = press(client, "save", car)
    assert answer.cookies["visitor"].value != key
    assert SavedCar.objects.get().visitor == answer.cookies["visitor"].value


def test_a_form_on_another_site_saves_nothing(client, car):
    answer = press(client, "save", car, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert not SavedCar.objects.exists()
    assert "visitor" not in answer.cookies


@pytest.mark.parametrize("status", ["draft", "in_review", "ended", "removed"])
def test_a_car_that_visitors_may_not_see_cannot_be_saved(client, status):
    hidden = ListingFactory(status=status)
    for name in ("save", "compare"):
        assert press(client, name, hidden).status_code == 404
    assert not SavedCar.objects.exists()


@pytest.mark.parametrize(
    "asked", [{}, {"save": ""}, {"save": "zzzzzzzzz"}, {"clear": "everything"}, {"delete": "1"}]
)
def test_a_press_that_means_nothing_is_not_found(client, asked):
    assert client.post(MARK, asked).status_code == 404
    assert client.get(MARK).status_code == 405


@pytest.mark.parametrize("way", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_the_way_back_is_ours(client, car, way):
    answer = client.post(MARK, {"save": car.public_id, "next": way})
    assert answer.headers["Location"] == f"/#car-{car.public_id}"


def test_script_gets_a_toast_with_the_way_back(client, car):
    answer = press(client, "save", car, headers=SCRIPT)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert f'name="unsave" value="{car.public_id}">Undo' in text
    assert "<html" not in text
    assert answer.cookies["visitor"].value


def test_a_full_list_says_so_and_takes_no_more(client, user, monkeypatch):
    monkeypatch.setattr(actions, "MOST_SAVED", 2)
    cars = ListingFactory.create_batch(3)
    for car in cars:
        answer = press(client, "save", car, headers=SCRIPT)
    assert answer.status_code == 409
    assert SavedCar.objects.count() == 2
    assert press(client, "save", cars[0], headers=SCRIPT).status_code == 200, "it is there already"


def test_new_lists_from_one_address_have_an_end(car):
    for _n in range(60):
        assert press(Client(), "save", car, headers=SCRIPT).status_code == 200
    assert press(Client(), "save", car, headers=SCRIPT).status_code == 409
    assert SavedCar.objects.count() == 60


def test_signing_in_brings_the_list_along_once_and_without_doubles(client):
    alice = UserFactory(email="alice@example.org")
    EmailAddress.objects.create(user=alice, email=alice.email, verified=True, primary=True)
    mine, both, theirs = ListingFactory.create_batch(3)
    actions.save(mine, owner=Owner(alice))
    actions.save(both, owner=Owner(alice))
    for car in (both, theirs):
        press(client, "save", car)
    client.post("/accounts/login/", {"login": alice.email, "password": PASSWORD})
    assert {row.listing for row in SavedCar.objects.of(Owner(alice))} == {mine, both, theirs}
    assert SavedCar.objects.count() == 3
    assert set(names(client)) == {mine, both, theirs}
    client.post("/accounts/logout/")
    assert names(client) == [], "the browser's own list is empty again"


def test_what_does_not_fit_is_not_brought_along(client, user, monkeypatch):
    monkeypatch.setattr(actions, "MOST_SAVED", 2)
    old, new, mine = ListingFactory.create_batch(3)
    actions.save(mine, owner=Owner(user))
    for car in (old, new):
        actions.save(car, owner=Owner(visitor="k" * 22))
    actions.hand_over("k" * 22, user)
    assert {row.listing for row in SavedCar.objects.of(Owner(user))} == {mine, new}
    assert not SavedCar.objects.filter(user=None).exists()


def test_the_page_says_what_changed_since(client, user, staff):
    cheaper, sold, gone, same = ListingFactory.create_batch(4)
    for car in (cheaper, sold, gone, same):
        press(client, "save", car)
    car_actions.change_price(cheaper, 700_000, "USD", by=staff)
    car_actions.sell(sold, by=staff)
    car_actions.withdraw(gone, by=staff)
    kept = client.get("/saved/").context["kept"]
    said = {each.row.listing_id: [change.text for change in each.changes] for each in kept}
    assert said == {
        cheaper.pk: ["Cheaper: $7,900 then, $7,000 now."],
        sold.pk: ["It is sold."],
        gone.pk: ["Its listing has ended and is no longer shown."],
        same.pk: [],
    }
    page = client.get("/saved/").content.decode()
    assert gone.get_absolute_url() not in page
    assert "Take off 2 that are sold or gone" in page
    press(client, "clear", "gone")
    assert set(names(client)) == {cheaper, same}
    press(client, "clear", "saved")
    assert not SavedCar.objects.exists()


def test_a_car_that_is_gone_can_be_taken_off(client, car, staff):
    press(client, "save", car)
    car_actions.withdraw(car, by=staff)
    assert press(client, "unsave", car).status_code == 302
    assert names(client) == []


def test_the_database_wants_one_owner_and_each_car_once(car, user):
    for wrong in ({}, {"user": user, "visitor": "v"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SavedCar.objects.create(listing=car, currency="USD", **wrong)
    for owner in ({"user": user}, {"visitor": "v"}):
        SavedCar.objects.create(listing=car, currency="USD", **owner)
        with pytest.raises(IntegrityError), transaction.atomic():
            SavedCar.objects.create(listing=car, currency="USD", **owner)


def test_the_list_is_nobodys_to_find(client, car):
    assert '<meta name="robots" content="noindex">' in client.get("/saved/").content.decode()


def test_the_page_costs_the_same_for_many_cars(client, django_assert_max_num_queries):
    for car in ListingFactory.create_batch(6):
        press(client, "save", car)
    with django_assert_max_num_queries(7):
        client.get("/saved/")


def test_who_saved_nothing_costs_the_list_nothing(client, car, django_assert_num_queries):
    client.get("/cars/")
    with django_assert_num_queries(0):
        page = client.get("/saved/")
    assert "Nothing saved yet" in page.content.decode()


def test_cards_by_id_come_in_the_order_asked_for_and_public_alone(client):
    one, two = ListingFactory.create_batch(2)
    hidden = ListingFactory(status="draft")
    sold = ListingFactory(status="sold")
    ids = [two.public_id, hidden.public_id, "nonsense!", sold.public_id, one.public_id]
    answer = client.get("/cars/few/", {"id": ids})
    assert [car.pk for car in answer.context["cars"]] == [two.pk, sold.pk, one.pk]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert client.get("/cars/few/").status_code == 200
