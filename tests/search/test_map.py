"""The map of a search: areas of three digits, circles that lead to the list, the same in a table."""

import pytest

from listings.places.models import Port, Zip
from listings.search.addresses import Search
from listings.search.albers import HEIGHT, WIDTH, place
from tests.factories import ListingFactory, SellerFactory

pytestmark = pytest.mark.django_db

# Where d3's geoAlbersUsa (scale 1300, middle 487.5 and 305) has them, and what it leaves out.
KNOWN = {
    ("OH", 39.9612, -82.9988): (721, 261),
    ("WA", 47.6062, -122.3321): (98, 47),
    ("FL", 25.7617, -80.1918): (823, 573),
    ("ME", 43.6591, -70.2568): (914, 135),
    ("AK", 61.2181, -149.9003): (112, 544),
    ("HI", 21.3069, -157.8583): (267, 549),
}


@pytest.fixture
def offer():
    seller = SellerFactory()

    def offer(code="43085", **facts):
        return ListingFactory(**{"seller": seller, "zip_code": code, "side": "us", **facts})

    return offer


def sheet(client, query=""):
    answer = client.get(f"/cars/map/{query}")
    assert answer.status_code == 200
    return answer.context["map"]


@pytest.mark.parametrize("where", KNOWN, ids=lambda where: where[0])
def test_places_lie_on_the_sheet_where_the_outlines_are(where):
    assert place(*where) == pytest.approx(KNOWN[where], abs=1)


def test_every_zip_code_of_the_states_lies_on_the_sheet():
    rows = Zip.objects.values_list("state", "latitude", "longitude")[::97]
    spots = [spot for row in rows if row[0] not in ("PR", "VI", "GU", "AS", "MP", "AA", "AE", "AP")
             and (spot := place(*row))]  # fmt: skip
    assert len(spots) > 300
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in spots)


def test_cars_are_counted_by_area_and_state_and_not_nearer(client, offer):
    for code in ("43085", "43004", "44101", "90210"):
        offer(code)
    offer(status="sold")
    found = sheet(client)
    assert [(state.name, state.count) for state in found.states] == [("Ohio", 3), ("California", 1)]
    assert {(area.digits, area.count) for area in found.states[0].areas} == {("430", 2), ("441", 1)}
    text = client.get("/cars/map/").content.decode()
    assert "43004" not in text.replace(found.states[0].areas[0].zip_code, "")


def test_the_link_of_an_area_lists_its_cars(client, offer):
    near, far = offer("43085"), offer("90210")
    area = sheet(client).states[1].areas[0]
    assert area.digits == "430"
    listed = client.get(area.url).content.decode()
    assert near.get_absolute_url() in listed
    assert far.get_absolute_url() not in listed


def test_near_areas_are_one_circle_whose_link_holds_them_all(client, offer):
    cars = [offer(code) for code in ("43085", "43215", "45801", "43402")]
    found = sheet(client)
    assert sum(cluster.count for cluster in found.clusters) == 4
    assert len(found.clusters) < 4
    for cluster in found.clusters:
        listed = client.get(cluster.url).content.decode()
        theirs = {area.digits for area in cluster.areas}
        for car in cars:
            if car.zip_code[:3] in theirs:
                assert car.get_absolute_url() in listed


def test_the_search_stays_and_only_its_cars_are_counted(client, offer):
    offer(drive="pt4wd")
    offer(drive="2wd")
    found = sheet(client, "?drive=pt4wd&sort=price")
    assert found.states[0].count == 1
    assert found.states[0].areas[0].url.startswith("/cars/?drive=pt4wd&within=50&zip=430")


def test_cars_in_japan_stand_by_port(client, offer):
    port = Port.objects.get(code="JPYOK")
    offer("", side="jp", port=port)
    offer("", side="jp", port=port)
    offer("", side="jp")
    found = sheet(client)
    assert [(row.name, row.count) for row in found.ports] == [("Yokohama", 2), ("", 1)]
    assert found.in_japan == 3
    assert found.japan_url == Search({"side": ("jp",)}).url


@pytest.mark.parametrize("code", ["", "00000", "1", "00199"])
def test_a_place_that_nobody_knows_is_counted_and_not_drawn(client, offer, code):
    offer(code)
    found = sheet(client)
    assert (found.clusters, found.states, found.unplaced) == ([], [], 1)


def test_a_market_without_cars_leads_back_to_the_list(client):
    assert "No car fits all of this" in client.get("/cars/map/?make=suzuki").content.decode()


@pytest.mark.parametrize(
    "query", ["?zip=abc&within=x", "?make=nobody", "?year_min=%F0%9F%9A%97", "?page=-1"]
)
def test_whatever_is_asked_the_map_answers(client, offer, query):
    offer()
    sheet(client, query)


def test_all_of_it_takes_few_statements_and_the_next_visitor_none_for_the_map(
    client, offer, django_assert_max_num_queries
):
    for code in ("43085", "90210", "10001"):
        offer(code)
    client.get("/")
    with django_assert_max_num_queries(6):
        sheet(client)
    with django_assert_max_num_queries(3):
        sheet(client)
