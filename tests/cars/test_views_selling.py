"""The seller's list, the check before review, and the acts on a car."""

import pytest

from listings.accounts.models import Act
from listings.cars import actions
from listings.cars.models import Listing
from tests.cars.steps import everything
from tests.factories import ClaimFactory, ListingFactory, PhotoFactory, SellerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(client, user, seller):
    client.force_login(user)
    return seller


@pytest.fixture
def draft(mine):
    car = ListingFactory(seller=mine, status="draft")
    ClaimFactory(listing=car)
    PhotoFactory(listing=car, place=1)
    return car


def review(car):
    return f"/sell/{car.public_id}/review/"


def act(car, name):
    return f"/sell/{car.public_id}/act/{name}/"


def test_the_list_shows_ones_own_cars_in_tabs(client, mine):
    for status in ("draft", "draft", "live"):
        ListingFactory(seller=mine, status=status)
    ListingFactory(grade="FOREIGN")
    page = client.get("/sell/")
    assert "FOREIGN" not in page.content.decode()
    assert [(tab["label"], tab["count"]) for tab in page.context["tabs"]] == [
        ("All", 3),
        ("Draft", 2),
        ("For sale", 1),
    ]
    drafts = client.get("/sell/?state=draft").context
    assert [row["car"].status for row in drafts["rows"]] == ["draft", "draft"]
    assert [tab["current"] for tab in drafts["tabs"]] == [False, True, False]


def test_cars_of_several_own_sellers_stand_in_one_list(client, user, mine):
    other = SellerFactory(owner=user)
    ListingFactory(seller=mine)
    ListingFactory(seller=other)
    rows = client.get("/sell/").context["rows"]
    assert {row["car"].seller for row in rows} == {mine, other}


@pytest.mark.parametrize("query", ["state=nonsense", "page=abc", "page=-1", "page=9" * 9, "page="])
def test_an_odd_address_of_the_list_shows_cars(client, mine, query):
    ListingFactory(seller=mine)
    assert len(client.get(f"/sell/?{query}").context["rows"]) == 1


def test_the_list_costs_the_same_for_one_car_and_for_fifty(
    client, mine, django_assert_max_num_queries
):
    for _n in range(50):
        PhotoFactory(listing=ListingFactory(seller=mine, frame_number=""), place=1)
    with django_assert_max_num_queries(10):
        assert len(client.get("/sell/").context["rows"]) == 50


def test_an_empty_draft_is_told_everything_that_is_missing(client, mine):
    car = ListingFactory(
        seller=mine, status="draft", year=None, drive="", gearbox="", price=None, side=""
    )
    page = client.get(review(car))
    steps = [problem["url"].split("/")[-2] for problem in page.context["problems"]]
    assert steps == ["dates", "specs", "specs", "photos", "price"]
    refused = client.post(review(car))
    assert refused.status_code == 422
    assert "Before it can be sent" in refused.content.decode()
    car.refresh_from_db()
    assert car.status == "draft"
    assert not car.events.exists()


def test_a_whole_draft_is_sent_once_however_often_it_is_clicked(client, draft):
    for _n in range(2):
        assert client.post(review(draft)).headers["Location"] == "/sell/"
    draft.refresh_from_db()
    assert draft.status == "in_review"
    assert draft.events.count() == 1
    said = [str(message) for message in client.get("/sell/").context["messages"]]
    assert said[0].endswith("is with staff now. You get a mail.")
    assert said[1] == "This car was sent already."


def test_staffs_words_stand_on_the_review_page(client, draft, user, staff):
    actions.submit(draft, by=user)
    actions.ask_change(draft, by=staff, reason="Show the <b>underside</b>.")
    page = client.get(review(draft))
    assert page.context["reason"] == "Show the <b>underside</b>."
    assert "&lt;b&gt;underside" in page.content.decode()
    assert page.context["can_submit"]
    actions.submit(draft, by=user)
    assert client.get(review(draft)).context["reason"] == ""


def test_the_page_offers_exactly_the_acts_that_are_open(client, draft):
    offered = {
        "draft": ["withdraw"],
        "in_review": ["take_back", "withdraw"],
        "needs_change": ["withdraw"],
        "live": ["reserve", "sell", "withdraw"],
        "reserved": ["release", "sell", "withdraw"],
        "sold": [],
        "ended": [],
        "removed": [],
    }
    for status, names in offered.items():
        Listing.objects.filter(pk=draft.pk).update(status=status, listed_at="2026-01-01T00:00Z")
        page = client.get(review(draft))
        assert [move["name"] for move in page.context["moves"]] == names, status
        assert page.context["can_submit"] == (status in ("draft", "needs_change"))


def test_the_second_click_on_an_act_finds_the_work_done(client, mine):
    car = ListingFactory(seller=mine)
    for _n in range(2):
        assert client.post(act(car, "sell")).headers["Location"] == review(car)
    assert car.events.filter(kind="sold").count() == 1
    assert "Sold" in client.get(review(car)).content.decode()


@pytest.mark.parametrize(
    "name", ["approve", "remove", "refuse", "ask_change", "submit", "nonsense"]
)
@pytest.mark.parametrize("status", ["draft", "in_review", "live", "sold"])
def test_acts_of_staff_are_no_addresses_of_the_seller(client, mine, name, status):
    car = ListingFactory(seller=mine, status=status)
    before = everything()
    assert client.post(act(car, name)).status_code == 404
    assert everything() == before


@pytest.mark.parametrize(
    ("status", "name"),
    [("draft", "sell"), ("sold", "release"), ("ended", "withdraw"), ("live", "take_back")],
)
def test_an_act_that_does_not_fit_says_so_and_changes_nothing(client, mine, status, name):
    car = ListingFactory(seller=mine, status=status)
    before = everything()
    answer = client.post(act(car, name), follow=True)
    assert "nothing was changed" in answer.content.decode()
    assert everything() == before


def test_a_car_that_is_ended_by_its_seller_is_noted_with_who_did_it(client, user, mine):
    car = ListingFactory(seller=mine)
    client.post(act(car, "withdraw"))
    assert car.events.get().actor == user
    assert Act.objects.get().verb == "withdraw"


def test_the_checks_before_sending_tell_what_is_there(client, draft):
    checks = client.get(review(draft)).context["checks"]
    assert [check["ok"] for check in checks] == [False, False, True, False, False, True]
    Listing.objects.filter(pk=draft.pk).update(
        frame_number="DA52T-123456", eligible_level="A", photo_count=12, text_en="Mine."
    )
    checks = client.get(review(draft)).context["checks"]
    assert all(check["ok"] for check in checks)
