"""Cars for programs: the keys of the contract, exact numbers, a walk that loses nothing."""

from datetime import UTC, date, datetime

import pytest

from listings.api import cursors
from listings.cars.models import Claim, Listing
from tests.factories import ClaimFactory, EstimateFactory, ListingFactory, PhotoFactory

pytestmark = pytest.mark.django_db

CONTRACT = {
    "id", "url", "title", "status", "make", "model", "generation", "body", "drive", "gearbox",
    "aspiration", "displacement_cc", "year", "price", "price_usd", "mileage_km", "side", "state",
    "zip3", "seller", "eligible_earliest", "eligible_safe", "level", "estimate", "photos",
    "listed_at", "updated_at",
}  # fmt: skip


def for_sale(cars):
    return [car for car in cars if car.status in ("live", "reserved")]


def test_an_item_holds_what_the_contract_names(ask):
    car = ListingFactory(
        grade="KU",
        listed_at=datetime(2026, 10, 1, 12, tzinfo=UTC),
        eligible_earliest=date(2026, 6, 1),
        eligible_safe=date(2026, 6, 30),
        eligible_level="C",
    )
    photo = PhotoFactory(listing=car, place=1, width=1600, height=1067, caption="Bed")
    car.estimate = EstimateFactory(listing=car, grade="supported")
    car.save()
    answer = ask("cars")
    assert set(answer) == {"items", "count", "next"}
    assert (answer["count"], answer["next"]) == (1, None)
    (item,) = answer["items"]
    assert set(item) >= CONTRACT
    assert item["id"] == car.public_id
    assert item["url"] == f"https://keiport.example{car.get_absolute_url()}"
    assert item["title"] == "2001 Suzuki Carry KU"
    assert (item["make"], item["make_slug"]) == ("Suzuki", "suzuki")
    assert (item["model"], item["model_slug"]) == ("Carry", "carry")
    assert item["price"] == {"amount": 790_000, "currency": "USD"}
    assert (item["price_usd"], item["zip3"], item["state"]) == (790_000, "430", "OH")
    assert (item["eligible_earliest"], item["eligible_safe"]) == ("2026-06-01", "2026-06-30")
    assert item["level"] == "C"
    assert item["seller"] == {"name": car.seller.name, "slug": car.seller.slug, "kind": "dealer"}
    assert item["estimate"] == {"low": 600_000, "mid": 700_000, "high": 800_000}
    assert item["listed_at"] == "2026-10-01T12:00:00Z"
    (shown,) = item["photos"]
    assert shown["url"] == f"https://keiport.example{photo.picture.share}"
    assert (shown["width"], shown["height"], shown["caption"]) == (1280, 854, "Bed")


def test_what_is_not_known_is_null(ask):
    ListingFactory(
        price=None, year=None, gearbox="", body="", mileage_km=None, zip_code="", state=""
    )
    (item,) = ask("cars")["items"]
    for name in ("price", "price_usd", "year", "gearbox", "body", "mileage_km", "zip3", "state",
                 "generation", "displacement_cc", "eligible_safe", "level", "estimate"):  # fmt: skip
        assert item[name] is None, name
    assert item["photos"] == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"grade": "wide"}, {"low": 600_000, "mid": None, "high": 800_000}),
        ({"grade": "abstained", "abstained": True}, None),
    ],
)
def test_an_estimate_says_no_more_than_it_knows(ask, said, told):
    car = ListingFactory()
    car.estimate = EstimateFactory(listing=car, **said)
    car.save()
    (item,) = ask("cars")["items"]
    assert item["estimate"] == told


@pytest.mark.parametrize("sort", ["newest", "eligible", "price", "-price", "km", "year", "deal"])
def test_a_walk_meets_each_car_once_in_every_order(cars, walk, sort):
    found = walk(sort=sort, limit=7)
    assert sorted(found) == sorted(car.public_id for car in for_sale(cars))


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ({"body": ["truck", "van"]}, lambda car: car.body in ("truck", "van")),
        ({"price_max": 8_000}, lambda car: car.price is not None and car.price <= 800_000),
        ({"make": "suzuki", "side": "jp"}, lambda car: car.family.make.slug == "suzuki" and car.side == "jp"),
        ({"km_min": 20_000, "km_max": 90_000},
         lambda car: car.mileage_km is not None and 20_000 <= car.mileage_km <= 90_000),
        ({"year_min": 2000, "seller": "dealer"},
         lambda car: car.year is not None and car.year >= 2000 and car.seller.kind == "dealer"),
        ({"unknown": "x", "page": "1"}, lambda car: True),
    ],
)  # fmt: skip
def test_the_number_and_the_cars_are_those_that_fit(cars, ask, walk, asked, fits):
    wanted = sorted(car.public_id for car in for_sale(cars) if fits(car))
    assert wanted
    assert ask("cars", **asked)["count"] == len(wanted)
    assert sorted(walk(**asked, limit=9)) == wanted


def test_a_walk_goes_on_from_the_visitors_door(cars, walk):
    found = walk(sort="distance", zip="43085", limit=7)
    assert sorted(found) == sorted(car.public_id for car in for_sale(cars))


@pytest.mark.parametrize("near", [0, 1, 10_000])
@pytest.mark.parametrize("sort", ["newest", "eligible", "-price"])
def test_a_walk_loses_nothing_wherever_its_place_is_looked_for(cars, walk, monkeypatch, sort, near):
    monkeypatch.setattr(cursors, "NEAR", near)
    assert sorted(walk(sort=sort, limit=11)) == sorted(car.public_id for car in for_sale(cars))


def test_a_walk_finds_its_place_again_after_many_have_gone(cars, ask, client, monkeypatch):
    monkeypatch.setattr(cursors, "NEAR", 2)
    first = ask("cars", limit=30, sort="km")
    Listing.objects.filter(public_id__in=[car["id"] for car in first["items"]]).update(
        status="sold"
    )
    second = client.get(first["next"].removeprefix("https://keiport.example")).json()
    seen = {car["id"] for car in first["items"]}
    left = [car for car in for_sale(cars) if car.public_id not in seen]
    left.sort(key=lambda car: (car.mileage_km is None, car.mileage_km, car.pk))
    assert [car["id"] for car in second["items"]] == [car.public_id for car in left[:30]]


def test_a_walk_keeps_its_place_while_cars_come_and_go(cars, ask, client):
    first = ask("cars", limit=5)
    last = first["items"][-1]["id"]
    ListingFactory(listed_at=datetime(2026, 11, 1, tzinfo=UTC))
    Listing.objects.filter(public_id=last).update(status="sold")
    second = client.get(first["next"].removeprefix("https://keiport.example")).json()
    seen = {car["id"] for car in first["items"]}
    assert not seen & {car["id"] for car in second["items"]}
    before = sorted(for_sale(cars), key=lambda car: (car.listed_at, car.pk), reverse=True)
    assert [car["id"] for car in second["items"]] == [car.public_id for car in before[5:10]]


def test_pages_are_those_of_the_results(cars, ask, client):
    for number in (1, 2):
        page = client.get("/cars/", {"page": number}).context["page"]
        items = ask("cars", page=number)["items"]
        assert [item["id"] for item in items] == [car.public_id for car in page.cars]
    assert ask("cars", page=400)["items"] == []


def test_how_many_cars_are_told_makes_no_statement_more(
    cars, client, django_assert_max_num_queries
):
    client.get("/api/v1/cars")
    for car in cars[:40]:
        PhotoFactory(listing=car, place=1)
    with django_assert_max_num_queries(7):
        client.get("/api/v1/cars", {"limit": 1})
    with django_assert_max_num_queries(7):
        assert len(client.get("/api/v1/cars", {"limit": 100}).json()["items"]) > 50


def test_facets_count_each_without_its_own_choice(cars, ask):
    found = ask("facets", body="truck", make="suzuki")
    cars = for_sale(cars)
    suzukis = [car for car in cars if car.family.make.slug == "suzuki"]
    trucks = [car for car in cars if car.body == "truck"]
    counts = {name: {row["value"]: row["count"] for row in rows} for name, rows in found.items()}
    for body, count in counts["body"].items():
        assert count == sum(car.body == body for car in suzukis), body
    for make, count in counts["make"].items():
        assert count == sum(car.family.make.slug == make for car in trucks), make
    both = [car for car in suzukis if car.body == "truck"]
    for side, count in counts["side"].items():
        assert count == sum(car.side == side for car in both), side
    assert {row["label"] for row in found["body"]} >= {"Truck", "Van"}
    assert {"make", "model", "body", "drive", "gearbox", "aspiration", "legal", "seller"} <= set(
        found
    )


def test_one_car_tells_who_says_its_facts(ask, staff):
    car = ListingFactory(text_en="Runs well.", frame_number="DA52T-123456")
    now = datetime.now(UTC)
    ClaimFactory(listing=car, kind=Claim.Kind.BUILD_PLATE, checked_at=now, checked_by=staff)
    ClaimFactory(listing=car, kind=Claim.Kind.FIRST_REGISTRATION, value="2001-11")
    ClaimFactory(listing=car, kind=Claim.Kind.FRAME_NUMBER, value="DA52T-123456")
    ClaimFactory(listing=car, kind=Claim.Kind.ENTRY, value="2020-01-01")
    ClaimFactory(listing=car, kind=Claim.Kind.ODOMETER, value="1 km", withdrawn_at=now)
    found = ask(f"cars/{car.public_id}")
    assert found["description"] == "Runs well."
    said = {claim["kind"]: (claim["value"], claim["level"]) for claim in found["claims"]}
    assert said == {
        "build_plate": ("2001-06", "A"),
        "first_registration": ("2001-11", "E"),
        "frame_number": ("DA52T-12****", "E"),
    }
    assert "123456" not in str(found)


@pytest.mark.parametrize(
    ("status", "answer"),
    [("live", 200), ("reserved", 200), ("sold", 200), ("draft", 404), ("in_review", 404)],
)
def test_one_car_is_there_for_strangers_as_its_page_is(client, status, answer):
    car = ListingFactory(status=status)
    found = client.get(f"/api/v1/cars/{car.public_id}")
    assert found.status_code == answer
    assert found.json()["status"] == (status if answer == 200 else 404)


@pytest.mark.parametrize("status", ["removed", "ended"])
def test_a_car_taken_off_the_site_is_gone(ask, status):
    car = ListingFactory(status=status, listed_at=datetime(2026, 1, 1, tzinfo=UTC))
    problem = ask(f"cars/{car.public_id}", status=410)
    assert problem["title"] == "Gone"


def test_no_draft_is_told_anywhere(client, seller):
    ListingFactory(seller=seller, status="draft", grade="Marker", text_en="Marker")
    ListingFactory(seller=seller, status="live")
    for path in (
        "/api/v1/cars",
        "/cars/newest.atom",
        "/sitemap-cars-0.xml",
        "/sitemap-sellers.xml",
    ):
        assert b"Marker" not in client.get(path).content, path
    assert client.get("/api/v1/cars").json()["count"] == 1
