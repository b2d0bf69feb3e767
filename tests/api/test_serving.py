"""What holds for each address for programs: read only, counted, kept, open to other sites' pages."""

import pytest
from django.db import OperationalError

from listings.api import serving
from listings.cars.models import Listing
from tests.factories import ListingFactory

pytestmark = pytest.mark.django_db

READ = (
    "/api/v1/cars", "/api/v1/facets", "/api/v1/catalogue/makes", "/api/v1/rules/federal",
    "/api/v1/openapi.json", "/cars/newest.atom", "/sitemap.xml", "/robots.txt",
)  # fmt: skip


@pytest.mark.parametrize("address", READ)
def test_the_same_answer_is_sent_once(client, address):
    first = client.get(address)
    assert first.status_code == 200
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert "max-age" in again["Cache-Control"]
    assert client.get(address, headers={"If-None-Match": f"W/{first['ETag']}"}).status_code == 304
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_another_answer_has_another_tag(client, car):
    first = client.get("/api/v1/cars")
    Listing.objects.filter(pk=car.pk).update(price=123_400, price_usd_cents=123_400)
    second = client.get("/api/v1/cars", headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 200
    assert second.json()["items"][0]["price"]["amount"] == 123_400


@pytest.mark.parametrize("address", READ)
def test_a_head_is_a_get_without_its_body(client, address):
    got, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == got["ETag"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("address", READ)
def test_nothing_is_written_here(client, address, method):
    answer = getattr(client, method)(address)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["title"] == "Method Not Allowed"


@pytest.mark.parametrize("address", ["/api/v1/cars", "/api/v1/cars?body=x", "/api/v1/nothing"])
def test_pages_of_other_sites_may_read_it_without_credentials(client, address):
    answer = client.get(address, headers={"Origin": "https://elsewhere.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    asked = client.options(address, headers={"Origin": "https://elsewhere.example"})
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_no_page_for_people_is_opened_so(client):
    assert "Access-Control-Allow-Origin" not in client.get("/cars/")


def test_who_asks_too_often_waits(client, settings):
    settings.API_REQUESTS_A_MINUTE = 3
    left = [client.get("/api/v1/rules/federal")["RateLimit"] for _n in range(3)]
    assert [said.split(";")[1] for said in left] == ["r=2", "r=1", "r=0"]
    over = client.get("/api/v1/rules/federal")
    assert over.status_code == 429
    assert over["Content-Type"] == "application/problem+json"
    assert 1 <= int(over["Retry-After"]) <= 60
    assert over["RateLimit-Policy"] == '"address";q=3;w=60'
    assert over.json()["status"] == 429
    # Feeds count too, pages and other addresses do not.
    assert client.get("/cars/newest.atom").status_code == 429
    assert client.get("/api/").status_code == 200
    assert client.get("/api/v1/rules/federal", REMOTE_ADDR="198.51.100.7").status_code == 200


def test_a_list_names_what_follows_in_its_header(client):
    ListingFactory.create_batch(2)
    answer = client.get("/api/v1/cars", {"limit": 1})
    assert answer["Link"] == f'<{answer.json()["next"]}>; rel="next"'
    assert "Link" not in client.get("/api/v1/cars")


def test_programs_are_told_the_same_in_every_language(client):
    ListingFactory()
    english = client.get("/api/v1/facets", headers={"Accept-Language": "en"})
    assert client.get("/api/v1/facets", headers={"Accept-Language": "ja"}).json() == english.json()
    refused = client.get("/api/v1/cars?price_min=x", headers={"Accept-Language": "ja"})
    assert refused.json()["errors"][0]["msg"].startswith("It takes a whole number")


def test_a_database_that_is_away_is_a_problem_in_words(client, monkeypatch):
    def away(*_about):
        raise OperationalError

    monkeypatch.setattr(serving, "_read", away)
    client.raise_request_exception = False
    answer = client.get("/api/v1/cars")
    assert answer.status_code == 503
    assert answer["Content-Type"] == "application/problem+json"
    assert int(answer["Retry-After"]) > 0


def test_no_cookie_is_set(client):
    assert not client.get("/api/v1/cars").cookies
