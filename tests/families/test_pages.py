"""Family pages: generations and years by the catalogue, prices only where known, sold cars, twins."""

import json
import re
from datetime import date

import pytest
import time_machine

from listings.cars import actions
from listings.catalogue.models import Family, FrameCode
from listings.families.generations import generations_of
from listings.families.pages import families_with_pages
from listings.families.timeline import timeline
from tests.factories import FamilyFactory, FrameCodeFactory, ListingFactory, SaleFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(f"{TODAY}T20:00:00Z", tick=True):
        yield


@pytest.fixture
def carry():
    return Family.objects.get(make__slug="suzuki", slug="carry")


def page(client, address="/kei/suzuki/carry/"):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def code(start=None, end=None, **more):
    return FrameCode(
        code=more.pop("code", "X1"),
        generation=more.pop("generation", "1"),
        body_style="pickup",
        built_from=start,
        built_to=end,
        from_precision="month" if start else "",
        to_precision="month" if end else "",
        **more,
    )


def test_a_family_shows_its_generations_codes_sources_and_confidence(client):
    text = page(client)
    for said in ("Generation 10", "DA62T", "DA63T", "Confidence: High", "December 1998"):
        assert said in text, said
    assert "None" not in re.sub(r"None is (known|for sale)", "", text)


def test_a_window_is_widened_before_its_day_is_told():
    (found,) = generations_of([code(date(1999, 1, 1), date(2002, 4, 30))], 25)
    assert found.opens == date(2023, 11, 1), "two months before the launch, 25 years on"
    assert found.closes == date(2027, 10, 31), "six months after the end"
    assert found.built == "January 1999 to April 2002"
    assert found.standing(TODAY) == "some are 25 years old, by their build dates"


@pytest.mark.parametrize(
    ("start", "end", "opens", "closes", "words"),
    [
        (None, None, None, None, "not known"),
        (date(1990, 1, 1), date(1995, 1, 31), True, True, "all are 25 years old"),
        (date(2010, 1, 1), date(2015, 1, 31), True, True, "none is 25 years old yet"),
        (date(1999, 1, 1), None, True, None, "some are 25 years old, by their build dates"),
        (None, date(1995, 1, 31), None, True, "all are 25 years old"),
    ],
)
def test_what_is_unknown_stays_unknown(start, end, opens, closes, words):
    (found,) = generations_of([code(start, end)], 25)
    assert (found.opens is None) == (opens is None)
    assert (found.closes is None) == (closes is None)
    assert found.standing(TODAY) == words


def test_generations_stand_in_the_order_of_their_years():
    rows = [
        code(date(1990, 1, 1), date(1991, 1, 31), generation="b"),
        code(date(1980, 1, 1), date(1985, 1, 31), generation="c", code="X2"),
        code(None, None, generation="a", code="X3"),
    ]
    assert [each.name for each in generations_of(rows, 25)] == [
        "Generation c",
        "Generation b",
        "Generation a",
    ]


def test_the_timeline_draws_what_is_known_inside_its_sheet():
    rows = [
        code(date(1980, 1, 1), date(1985, 1, 31)),
        code(date(2000, 1, 1), None, generation="2"),
        code(None, None, generation="3"),
    ]
    drawn = timeline(generations_of(rows, 25), TODAY)
    assert [bar.generation.name for bar in drawn.bars] == ["Generation 1", "Generation 2"]
    assert [bar.is_open for bar in drawn.bars] == [False, True]
    for bar in drawn.bars:
        assert 0 <= float(bar.x) <= float(bar.x) + float(bar.width) <= 720
    assert 0 < float(drawn.today) < 720
    assert timeline(generations_of([code(None, None)], 25), TODAY) is None


def test_cars_for_sale_are_counted_and_lead_to_the_results(client, carry):
    ListingFactory.create_batch(2, family=carry)
    ListingFactory(family=carry, status="sold")
    answer = client.get("/kei/suzuki/carry/")
    assert answer.context["car_count"] == 2
    assert "/cars/?make=suzuki&amp;model=carry" in answer.content.decode()


def test_sold_cars_are_listed_here_and_never_in_the_results(client, carry, staff):
    car = ListingFactory(family=carry, price=790_000)
    actions.sell(car, by=staff)
    told = ListingFactory(family=carry)
    actions.sell(told, by=staff)
    SaleFactory(family=carry, listing_id=told.pk, kind="told", price_usd_cents=720_000)
    answer = client.get("/kei/suzuki/carry/")
    sold = {each.car.pk: (each.told, each.kind) for each in answer.context["sold"]}
    assert sold == {car.pk: ("", ""), told.pk: ("$7,200", "Sale as told or reported")}
    assert "22 Nov 2026" in answer.content.decode().split('id="sold"')[1]
    for query in ("", "?make=suzuki&model=carry", "?q=carry"):
        assert car.get_absolute_url() not in client.get(f"/cars/{query}").content.decode()
    own = client.get(car.get_absolute_url()).content.decode()
    assert "Marked as sold on 22 Nov 2026." in own
    assert "Last asked: $7,900." in own
    assert "/kei/suzuki/carry/#sold" in own


def test_prices_are_told_by_kind_and_not_from_fewer_than_three(client, carry):
    for cents in (600_000, 700_000, 1_000_000):
        SaleFactory(family=carry, kind="asking", price_usd_cents=cents)
    for cents in (500_000, 550_000):
        SaleFactory(family=carry, kind="told", price_usd_cents=cents)
    SaleFactory(family=carry, kind="asking", price_usd_cents=9_900_000, set_aside=True)
    rows = client.get("/kei/suzuki/carry/").context["prices"]
    assert [(row.kind, row.count, row.low, row.middle, row.high) for row in rows] == [
        ("Sale as told or reported", 2, "", "", ""),
        ("Asking price", 3, "$6,000", "$7,000", "$10,000"),
    ]
    text = page(client)
    assert "$5,000" not in text
    assert "too few to say" in text


def test_twins_and_larger_namesakes_are_named_with_their_sources(client):
    twins = client.get("/kei/suzuki/carry/").context["twins"]
    scrum = next(twin for twin in twins if twin.name == "Mazda Scrum")
    assert ("DG63T", "DA63T") in scrum.codes
    assert scrum.sources
    assert 'href="/kei/mazda/scrum/"' in page(client)
    back = client.get("/kei/mazda/scrum/").context["twins"]
    assert ("DA63T", "DG63T") in next(t for t in back if t.name == "Suzuki Carry").codes
    jimny = client.get("/kei/suzuki/jimny/").context["lookalikes"]
    assert "JB74W" in [row.code for row in jimny]


def test_a_family_of_which_nothing_is_known_says_so(client):
    FamilyFactory(name="Unheard")
    text = page(client, "/kei/suzuki/unheard/")
    for said in (
        "The catalogue has no generation of this family yet.",
        "None is for sale today.",
        "No price is recorded yet.",
        '<meta name="robots" content="noindex, follow">',
    ):
        assert said in text
    assert not families_with_pages().filter(name="Unheard").exists()


def test_the_limits_of_its_years_stand_beside(client):
    found = client.get("/kei/honda/beat/").context["limits"]
    assert [row.max_displacement_cc for row in found] == [660]


def test_a_page_has_one_address_and_tells_machines_the_way(client, settings):
    settings.SITE_URL = "https://keiport.example"
    text = page(client)
    assert '<link rel="canonical" href="https://keiport.example/kei/suzuki/carry/">' in text
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    crumbs = json.loads(data)
    assert crumbs["@type"] == "BreadcrumbList"
    assert [each["name"] for each in crumbs["itemListElement"]] == ["Kei cars", "Suzuki", "Carry"]


@pytest.mark.parametrize("address", ["/kei/nobody/", "/kei/suzuki/beat/", "/kei/nobody/carry/"])
def test_what_there_is_not_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_lists_lead_to_every_family_with_its_cars(client, carry):
    ListingFactory(family=carry)
    for address in ("/kei/", "/kei/suzuki/"):
        text = page(client, address)
        assert 'href="/kei/suzuki/carry/"' in text
        assert "1 car for sale" in text
    assert families_with_pages().count() > 100


def test_the_page_costs_few_statements(client, carry, django_assert_max_num_queries):
    ListingFactory.create_batch(6, family=carry)
    with django_assert_max_num_queries(12):
        page(client)


def test_every_family_of_the_catalogue_has_a_page(client):
    kinds = {key: [] for key in ("aspirations", "drivetrains", "transmissions")}
    FrameCodeFactory(family=FamilyFactory(name="Oddity"), code="ODD", body_style="coupe", **kinds)
    for family in families_with_pages():
        assert client.get(f"/kei/{family.make.slug}/{family.slug}/").status_code == 200, family
