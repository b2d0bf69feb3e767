"""What search engines are told: sitemaps in parts, robots.txt, which searches are worth keeping."""

import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from listings.api import sitemaps
from listings.cars.models import Listing
from tests.factories import ListingFactory, PhotoFactory

pytestmark = pytest.mark.django_db

SITE = "https://keiport.example"
NS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}


def read(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    return ElementTree.fromstring(answer.content)  # noqa: S314 - our own answer


def places(root):
    return [node.text for node in root.iterfind(".//s:loc", NS)]


def test_every_part_of_the_index_answers_and_names_pages_that_answer(client):
    car = ListingFactory()
    parts = places(read(client, "/sitemap.xml"))
    assert f"{SITE}/sitemap-cars-{(car.pk - 1) // 10_000}.xml" in parts
    named = [place for part in parts for place in places(read(client, part.removeprefix(SITE)))]
    assert len(named) == len(set(named))
    assert {
        f"{SITE}/",
        f"{SITE}/cars/",
        f"{SITE}/us/oh/",
        f"{SITE}/kei/suzuki/carry/",
        SITE + car.get_absolute_url(),
    } <= set(named)
    assert SITE + car.seller.get_absolute_url() in named
    for place in named:
        if not re.search("/(us|kei)/.", place) or place.endswith(("/oh/", "/suzuki/carry/")):
            assert client.get(place.removeprefix(SITE)).status_code == 200, place


def test_cars_lie_in_ranges_of_keys(client, seller):
    for key in (9_999, 10_000, 10_001, 25_000):
        ListingFactory(pk=key, seller=seller)
    ListingFactory(pk=45_000, seller=seller, status="sold")
    assert sorted(sitemaps.ranges()) == [0, 1, 2]
    assert [len(sitemaps.cars(part)) for part in (0, 1, 2, 3, 4)] == [2, 1, 1, 0, 0]
    assert client.get("/sitemap-cars-4.xml").status_code == 404


def test_a_range_tells_changes_and_covers_in_two_statements(
    client, seller, django_assert_num_queries
):
    cars = [ListingFactory(pk=key, seller=seller) for key in (1, 2, 3)]
    Listing.objects.filter(pk=1).update(updated_at=datetime(2026, 10, 5, 12, tzinfo=UTC))
    photo = PhotoFactory(listing=cars[0], place=1)
    with django_assert_num_queries(2):
        root = read(client, "/sitemap-cars-0.xml")
    first = root.find("s:url", NS)
    assert first.findtext("s:lastmod", namespaces=NS) == "2026-10-05T12:00:00+00:00"
    assert first.findtext("i:image/i:loc", namespaces=NS) == SITE + photo.picture.share
    assert len(root.findall("s:url", NS)) == 3


@pytest.mark.parametrize(
    "status", ["draft", "in_review", "needs_change", "sold", "ended", "removed"]
)
def test_only_what_is_for_sale_is_named(client, seller, status):
    ListingFactory(pk=1, seller=seller)
    hidden = ListingFactory(pk=2, seller=seller, status=status, listed_at=datetime.now(UTC))
    assert hidden.public_id not in "".join(places(read(client, "/sitemap-cars-0.xml")))


def test_robots_are_told_where_the_map_is_and_what_is_nobodys(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain"
    text = answer.content.decode()
    assert f"Sitemap: {SITE}/sitemap.xml" in text
    barred = re.findall("^Disallow: (.+)$", text, re.MULTILINE)
    assert "/accounts/" in barred
    parts = places(read(client, "/sitemap.xml"))
    named = [place for part in parts for place in places(read(client, part.removeprefix(SITE)))]
    for place in named:
        assert not place.removeprefix(SITE).startswith(tuple(barred)), place


@pytest.mark.parametrize(
    ("query", "is_kept"),
    [
        ("", True),
        ("?make=suzuki", True),
        ("?make=suzuki&body=truck", True),
        ("?make=suzuki&body=truck&drive=pt4wd", False),
        ("?q=jimny", False),
        ("?unknown=1", True),
    ],
)
def test_endless_combinations_are_not_to_be_kept(client, query, is_kept):
    page = client.get(f"/cars/{query}").content.decode()
    assert ('<meta name="robots" content="noindex' in page) is not is_kept


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("?utm_source=x", "/cars/"),
        ("?make=SUZUKI&foo=1&sort=newest", "/cars/?make=suzuki"),
        ("?drive=pt4wd&body=van", "/cars/?body=van&amp;drive=pt4wd"),
        ("?price_min=abc&page=1", "/cars/"),
    ],
)
def test_a_search_has_one_address_however_it_is_written(client, query, canonical):
    page = client.get(f"/cars/{query}").content.decode()
    assert re.findall('rel="canonical" href="([^"]*)"', page) == [SITE + canonical]
