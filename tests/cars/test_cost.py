"""The total at the visitor's door on a car's page: by the car's own facts, and never import lines
for a car that is here."""

import pytest
import time_machine

from listings.cars import actions
from listings.cars.models import Listing
from listings.landed import estimating
from listings.landed.models import Rate
from listings.places.models import Port
from listings.work.draining import drain_kind
from tests.factories import ClaimFactory, ListingFactory

pytestmark = pytest.mark.django_db

IMPORT = {"Duty", "Ocean freight and insurance", "Customs, port and papers"}


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel("2026-11-22T20:00:00Z", tick=False):
        yield


@pytest.fixture
def from_japan(staff):
    """A car in Yokohama whose plate staff have seen."""

    def from_japan(built="2000-06", **facts):
        facts = {"side": "jp", "port": Port.objects.get(code="JPYOK"), "zip_code": ""} | facts
        car = ListingFactory(price=500_000, **facts)
        actions.check_claim(ClaimFactory(listing=car, value=built), by=staff)
        drain_kind("eligibility")
        return Listing.objects.get(pk=car.pk)

    return from_japan


def cost(client, car, zip_code="98402"):
    client.cookies["zip"] = zip_code
    answer = client.get(car.get_absolute_url())
    assert answer.status_code == 200
    return answer.context["cost"]


def panel(answer):
    return answer.content.decode().split('id="cost"')[1].split("</section>")[0]


def test_without_a_zip_code_the_page_asks_for_one_and_leads_to_the_full_page(client, from_japan):
    car = from_japan()
    found = cost(client, car, "")
    assert (found.tile.answer, found.shown) == ("Give your ZIP code", None)
    assert found.url == (
        "/landed-cost/?price=5000&currency=USD&side=jp&body=truck&built=2000-06&port=JPYOK"
    )
    assert "$5,000" not in panel(client.get(car.get_absolute_url())), "nothing is worked out"
    form = client.get(found.url).context["form"]
    assert form["price"].value() == "5000"


def test_a_car_from_japan_has_the_total_of_the_page_of_landed_costs(client, from_japan):
    car = from_japan()
    found = cost(client, car)
    full = client.get(found.url).context
    shown = found.shown
    assert [shown.low, shown.middle, shown.high] == [
        full["amounts"][name] for name in ("p10", "p50", "p90")
    ]
    assert found.tile.answer == f"{shown.low} – {shown.high}"
    assert (found.tile.state, found.tile.href) == ("good", "#cost")
    assert {part.name for part in shown.parts} >= IMPORT
    assert shown.version == full["version"]
    said = panel(client.get(car.get_absolute_url()))
    assert "Duty under heading 8704.31." in said
    assert "not legal advice" in client.get(found.url).content.decode()


def test_n04_ac2_a_truck_and_a_car_of_one_price_differ_in_duty(client, from_japan):
    truck, car = (cost(client, from_japan(body=body)).shown for body in ("truck", "roadster"))
    duty = [next(part for part in one.parts if part.name == "Duty") for one in (truck, car)]
    assert duty[0].likely == "$1,250"
    assert duty[0].likely != duty[1].likely
    assert (truck.heading["code"], car.heading["code"]) == ("8704.31", "8703.21")


def test_n04_ac7_a_car_that_is_here_has_no_line_of_an_import(client):
    car = ListingFactory(zip_code="43085", side="us")
    found = cost(client, car, "43215")
    names = [part.name for part in found.shown.parts]
    assert names == ["The car", "Transport in the United States"]
    assert found.shown.heading is None
    said = panel(client.get(car.get_absolute_url()))
    assert "It is in the United States already" in said
    assert "Duty" not in said
    assert "sales tax, title and plates in Ohio: not known" in said


@pytest.mark.parametrize(
    ("built", "state", "is_told"),
    [("2001-11", "caution", True), ("2002-01", "caution", True), ("2001-10", "good", False)],
)
def test_a_car_that_is_not_surely_old_enough_says_so(client, from_japan, built, state, is_told):
    car = from_japan(built)
    found = cost(client, car)
    assert found.tile.state == state
    assert ("not surely 25 years old yet" in found.tile.detail) == is_told
    assert bool(found.shown.age) == is_told


def test_an_age_that_decides_nothing_is_not_told(client, from_japan):
    assert not cost(client, from_japan("2010-01", way_in="us_certified", year=2010)).shown.age


@pytest.mark.parametrize(
    "facts", [{"price": None}, {"side": "", "port": None}, {"port": None}, {"body": ""}]
)
def test_a_listing_that_lacks_something_has_no_total_and_says_so(client, from_japan, facts):
    car = from_japan()
    Listing.objects.filter(pk=car.pk).update(**facts)
    found = cost(client, Listing.objects.get(pk=car.pk))
    assert (found.tile.answer, found.shown) == ("Not known", None)
    assert "lacks something" in panel(client.get(car.get_absolute_url()))


def test_an_upper_bound_alone_counts_as_the_day_itself(client, from_japan, staff):
    car = ListingFactory(side="jp", port=Port.objects.get(code="JPYOK"))
    claim = ClaimFactory(listing=car, kind="first_registration", value="2001-08")
    actions.check_claim(claim, by=staff)
    assert "built=2001-08-31" in cost(client, car).url


def test_n04_ac5_a_rate_that_has_expired_is_marked(client, from_japan):
    Rate.objects.filter(kind="broker").update(valid_to="2026-10-31")
    estimating.forget()
    car = from_japan()
    part = next(
        part for part in cost(client, car).shown.parts if part.name == "Customs, port and papers"
    )
    assert part.is_expired
    said = panel(client.get(car.get_absolute_url()))
    assert "a rate has expired" in said
    assert "Customs broker: rate expired on 31 October 2026" in said


def test_the_zip_code_is_remembered_and_picks_the_state_of_who_has_none(client, car):
    page = f"{car.get_absolute_url()}#cost"
    answer = client.post("/preferences/zip/", {"zip": " 98402 ", "next": page})
    assert (answer.status_code, answer.url) == (302, page)
    assert client.cookies["zip"]["httponly"]
    found = client.get(car.get_absolute_url()).context
    assert found["cost"].zip_code == "98402"
    assert found["road"].name == "Washington"
    client.post("/preferences/zip/", {"zip": "10001", "next": page})
    assert client.get(car.get_absolute_url()).context["road"].name == "Washington", "picked before"
    client.post("/preferences/zip/", {"zip": "", "next": page})
    assert client.get(car.get_absolute_url()).context["cost"].zip_code == ""


@pytest.mark.parametrize("typed", ["abc", "00000", "9840", "<b>", "９８４", "x" * 5_000])
def test_what_is_no_zip_code_comes_back_with_a_word_at_its_field(client, car, typed):
    client.cookies["zip"] = "98402"
    answer = client.post(
        "/preferences/zip/", {"zip": typed, "next": f"{car.get_absolute_url()}#cost"}
    )
    assert client.cookies["zip"].value == "98402", "nothing is changed"
    back = client.get(answer.url)
    said = panel(back)
    assert "There is no such ZIP code; it has five digits." in said
    assert 'aria-invalid="true" aria-describedby="my-zip-error"' in said
    assert back.context["cost"].zip_code == typed[:12]
    after = client.post("/preferences/zip/", {"zip": "98402", "next": answer.url})
    assert "zip=" not in after.url


@pytest.mark.parametrize("query", ["zip=%00", "zip=%F0%9F%9A%97", "zip=" + 10_000 * "9", "zip=+"])
def test_no_address_breaks_the_page(client, car, query):
    status = client.get(f"{car.get_absolute_url()}?{query}").status_code
    assert status == (400 if "%00" in query else 200)


def test_the_door_is_named_only_here(client):
    refused = client.post(
        "/preferences/zip/", {"zip": "98402"}, headers={"sec-fetch-site": "cross-site"}
    )
    assert refused.status_code == 403
    assert client.post("/preferences/zip/", {"zip": "98402", "next": "//evil.example/"}).url == "/"
    assert client.get("/preferences/zip/").status_code == 405
