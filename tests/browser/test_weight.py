"""What a first visit costs on the wire, by the sizes that a real browser receives."""

import gzip
from collections import Counter

import pytest

from .person import PHONE, Screen

pytestmark = pytest.mark.browser

KB = 1000
# Kilobytes, compressed. Pages are compressed by the proxy in front, as its default does it.
BUDGET = {"document": 35, "stylesheet": 25, "script": 45, "font": 70}


@pytest.fixture
def first_visit(person_at):
    """Open an address with an empty cache; answers the page and everything that it fetched."""

    def first_visit(address):
        person = person_at(Screen(PHONE))
        page = person.open(address)
        person.page.wait_for_load_state("networkidle")
        return page, person.fetched

    return first_visit


@pytest.mark.parametrize("address", ["/", "/cars/", "the car"])
def test_a_first_visit_stays_within_its_budget(first_visit, market, address):
    page, fetched = first_visit(market.car.get_absolute_url() if address == "the car" else address)
    weight = Counter()
    for answer in fetched:
        weight[answer.request.resource_type] += answer.request.sizes()["responseBodySize"]
    weight["document"] = len(gzip.compress(page.body(), 6))
    assert weight["stylesheet"], "a page without its style would pass as well"
    assert weight["font"]
    assert [kind for kind, budget in BUDGET.items() if weight[kind] > budget * KB] == [], weight


def test_static_files_come_compressed_and_for_ever(first_visit, market):
    """Their address changes with their bytes, so a browser asks for them once."""
    _page, fetched = first_visit(market.car.get_absolute_url())
    found = {answer.url: answer.headers for answer in fetched if "/static/" in answer.url}
    assert {url.split("/")[4] for url in found} >= {"css", "fonts", "js"}
    for url, headers in found.items():
        assert "immutable" in headers["cache-control"], url
        if url.endswith((".css", ".js")):
            assert headers["content-encoding"] in ("br", "gzip"), url
