"""Cars side by side: order kept, a link for friends, what differs first, unknown cars named calmly."""

import pytest
from django.test import Client

from listings.cars.models import Listing
from listings.shortlist.rules import ids, moved
from tests.factories import ClaimFactory, ListingFactory

pytestmark = pytest.mark.django_db

OURS = {"Sec-Fetch-Site": "same-origin"}


def address(*cars):
    return "/compare/?" + "&".join(f"id={car.public_id}" for car in cars)


def shown(answer):
    return [column.car.pk for column in answer.context["columns"]]


def labels(rows):
    return [row.label for row in rows]


@pytest.fixture
def two():
    return ListingFactory(gearbox="5mt", colour="white"), ListingFactory(
        gearbox="3at", colour="white"
    )


def test_a_link_shows_the_same_cars_in_the_same_order_to_anybody(two):
    for cars in (two, two[::-1]):
        answer = Client().get(address(*cars))
        assert shown(answer) == [car.pk for car in cars]
        assert "compare" not in answer.cookies, "a look changes nobody's own choice"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_what_differs_stands_apart_from_what_does_not(client, two):
    rows = client.get(address(*two)).context["rows"]
    assert "Gearbox" in labels(rows.different)
    assert "Colour" in labels(rows.equal)
    assert labels(rows.answers)[:3] == ["Price", "Mileage", "May it come in?"]
    assert not set(labels(rows.different)) & set(labels(rows.equal))


def test_a_fact_that_only_one_has_is_missing_at_the_other(client):
    truck = ListingFactory(bed_type="flat", body="truck")
    other = ListingFactory(body="hatch")
    different = client.get(address(truck, other)).context["rows"].different
    bed = next(row for row in different if row.label == "Bed")
    assert [cell.missing for cell in bed.cells] == [False, True]
    places = labels(different)
    assert places.index("Bed") < places.index("Seller"), "it stands among its neighbours"


def test_each_answer_has_its_proof_and_the_visitors_state(client, two):
    car = two[0]
    ClaimFactory(listing=car, value="2000-06")
    Listing.objects.filter(pk=car.pk).update(eligible_safe="2025-06-30", eligible_level="A")
    rows = client.get(address(*two) + "&state=OH").context["rows"].answers
    import_row = next(row for row in rows if row.label == "May it come in?")
    assert import_row.cells[0].proof.level == "A"
    assert import_row.cells[1].proof is None
    assert "On the road in Ohio?" in labels(rows)


def test_cars_that_are_gone_are_named_calmly(client, two):
    hidden = ListingFactory(status="removed", listed_at="2026-01-01T00:00Z")
    answer = client.get(address(two[0], hidden) + "&id=zzzzzzzzz&id=<b>")
    assert answer.status_code == 200
    assert shown(answer) == [two[0].pk]
    assert "2 cars of this link are no longer shown." in answer.content.decode()
    assert "&lt;b&gt;" not in answer.content.decode()


def test_a_sold_car_may_be_compared_and_says_so(client, two):
    sold = ListingFactory(status="sold")
    assert '<span class="badge">Sold</span>' in client.get(address(sold, two[0])).content.decode()


def test_four_fit_and_the_link_says_that_others_are_left_out(client):
    cars = ListingFactory.create_batch(5)
    answer = client.get(address(*cars))
    assert shown(answer) == [car.pk for car in cars[:4]]
    assert "the others of this link are left out" in answer.content.decode()


def test_nothing_to_compare_says_how_to_begin(client):
    answer = client.get("/compare/")
    assert "No car to compare yet" in answer.content.decode()
    assert answer.context["columns"] == []


def test_cars_are_gathered_moved_and_taken_out_without_script(client, two):
    for car in two:
        answer = client.post("/saved/mark/", {"compare": car.public_id, "next": "/cars/"})
        assert answer.headers["Location"] == f"/cars/#car-{car.public_id}"
    tray = client.get("/cars/").content.decode()
    assert "2 cars to compare" in tray
    assert address(*two).replace("&", "&amp;") in tray
    columns = client.get("/compare/").context["columns"]
    assert [column.car for column in columns] == list(two)
    answer = client.get(columns[0].right_url, headers=OURS)
    assert shown(answer) == [two[1].pk, two[0].pk]
    assert shown(client.get("/compare/")) == [two[1].pk, two[0].pk], "the browser remembers it"
    last = client.get(answer.context["columns"][0].without_url, headers=OURS)
    assert shown(last) == [two[0].pk]
    empty = client.get(last.context["columns"][0].without_url, headers=OURS)
    assert shown(empty) == []
    assert shown(client.get("/compare/")) == []


def test_a_fifth_car_is_refused_in_words(client):
    cars = ListingFactory.create_batch(5)
    for car in cars:
        answer = client.post(
            "/saved/mark/", {"compare": car.public_id}, headers={"X-Requested-With": "fetch"}
        )
    assert answer.status_code == 409
    assert "4 cars stand side by side already" in answer.content.decode()
    assert shown(client.get("/compare/")) == [car.pk for car in cars[:4]]


def test_a_car_that_is_gone_can_be_taken_out_and_all_at_once(client, two):
    for car in two:
        client.post("/saved/mark/", {"compare": car.public_id})
    Listing.objects.filter(pk=two[0].pk).update(status="ended")
    client.post("/saved/mark/", {"uncompare": two[0].public_id})
    assert client.cookies["compare"].value == two[1].public_id
    client.post("/saved/mark/", {"clear": "compare"})
    assert not client.cookies["compare"].value


def test_four_cars_cost_no_more_statements_than_two(client, django_assert_max_num_queries):
    cars = ListingFactory.create_batch(4)
    client.get(address(*cars))
    with django_assert_max_num_queries(6):
        client.get(address(*cars))


@pytest.mark.parametrize(
    ("car", "by", "after"), [("b", -1, "bac"), ("b", 1, "acb"), ("a", -1, "abc"), ("c", 1, "abc")]
)
def test_a_car_moves_one_place_and_stops_at_the_ends(car, by, after):
    assert moved(tuple("abc"), car, by) == tuple(after)


def test_ids_are_taken_once_in_order_and_only_if_they_can_be():
    assert ids(["b", "a", "b", "", "a b", "\u30ab", "x" * 13, "c", "d"], 3) == ("b", "a", "c")
