"""Feeds of searches: valid Atom, stable names, true times, nothing that is not public."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from listings.cars.models import Listing
from tests.factories import ListingFactory, PhotoFactory, SellerFactory

pytestmark = pytest.mark.django_db

SITE = "https://keiport.example"
NS = {"a": "http://www.w3.org/2005/Atom"}


def feed(client, address="/cars/newest.atom", **parameters):
    answer = client.get(address, parameters)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)  # noqa: S314 - our own answer


def texts(root, path):
    return [node.text for node in root.findall(path, NS)]


def links(root, rel):
    return [node.get("href") for node in root.findall(f"a:link[@rel='{rel}']", NS)]


def at(day):
    return datetime(2026, 10, day, tzinfo=UTC)


def test_a_feed_has_the_newest_cars_of_the_search(client):
    old = ListingFactory(body="van", listed_at=at(1))
    new = ListingFactory(body="van", listed_at=at(2))
    ListingFactory(body="truck")
    for status in ("draft", "sold", "removed"):
        ListingFactory(body="van", status=status, listed_at=at(3))
    root = feed(client, body="van", sort="price")
    assert texts(root, "a:entry/a:id") == [
        f"tag:keiport,2026:car/{car.public_id}" for car in (new, old)
    ]
    assert texts(root, "a:title") == ["Keiport: Van"]
    assert links(root, "alternate") == [f"{SITE}/cars/?body=van"]
    assert links(root, "self") == [f"{SITE}/cars/newest.atom?body=van"]


def test_an_entry_says_what_the_card_says(client):
    car = ListingFactory(
        grade='KU <b>"',
        seller=SellerFactory(name="A & B"),
        eligible_safe=datetime(2020, 1, 1, tzinfo=UTC).date(),
        eligible_level="C",
    )
    photo = PhotoFactory(listing=car, place=1)
    (entry,) = feed(client).findall("a:entry", NS)
    assert texts(entry, "a:title") == ['2001 Suzuki Carry KU <b>", $7,900, Legal now']
    assert links(entry, "alternate") == [SITE + car.get_absolute_url()]
    assert texts(entry, "a:author/a:name") == ["A & B"]
    (summary,) = texts(entry, "a:summary")
    assert SITE + photo.picture.src in summary
    assert "Price: $7,900" in summary
    assert "43085" not in ElementTree.tostring(entry, "unicode")


def test_times_are_those_of_the_cars(client):
    car = ListingFactory(listed_at=at(1))
    Listing.objects.filter(pk=car.pk).update(updated_at=at(5))
    ListingFactory(listed_at=at(2))
    Listing.objects.exclude(pk=car.pk).update(updated_at=at(3))
    root = feed(client)
    assert texts(root, "a:updated") == ["2026-10-05T00:00:00+00:00"]
    assert texts(root, "a:entry/a:published") == [
        "2026-10-02T00:00:00+00:00",
        "2026-10-01T00:00:00+00:00",
    ]
    assert texts(root, "a:entry/a:updated") == [
        "2026-10-03T00:00:00+00:00",
        "2026-10-05T00:00:00+00:00",
    ]


def test_an_empty_feed_stays_the_same(client):
    first = client.get("/cars/newest.atom", {"q": "nothingatall"})
    assert feed(client, q="nothingatall").findall("a:entry", NS) == []
    again = client.get(
        "/cars/newest.atom", {"q": "nothingatall"}, headers={"If-None-Match": first["ETag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize("address", ["/cars.atom", "/cars/.atom", "/cars/vans.atom"])
def test_each_name_below_the_results_is_the_feed(client, address):
    ListingFactory()
    root = feed(client, address, make="suzuki")
    assert links(root, "self") == [f"{SITE}/cars/newest.atom?make=suzuki"]
    assert len(root.findall("a:entry", NS)) == 1


def test_what_no_xml_may_hold_breaks_no_feed(client):
    ListingFactory(grade="KU\x08\x1f￾")
    assert "KU" in texts(feed(client), "a:entry/a:title")[0]


def test_a_long_list_is_cut_at_fifty(client, django_assert_max_num_queries):
    seller = SellerFactory()
    ListingFactory.create_batch(55, seller=seller)
    client.get("/cars/newest.atom")
    with django_assert_max_num_queries(5):
        assert len(feed(client).findall("a:entry", NS)) == 50


def test_a_page_of_results_leads_to_its_feed(client):
    page = client.get("/cars/", {"make": "suzuki", "sort": "price", "page": "1", "x": "y"})
    wanted = 'type="application/atom+xml" title="Newest of these cars" href="/cars/newest.atom?make=suzuki"'
    assert wanted in page.content.decode()
