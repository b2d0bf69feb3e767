"""The page that tells people of the API: its examples answer."""

import html
import re

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_address_on_it_answers(client, language):
    answer = client.get("/api/", headers={"Accept-Language": language})
    assert answer.status_code == 200
    page = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    addresses = {html.unescape(found) for found in re.findall('href="(/api/v1/[^"]*)"', page)}
    assert len(addresses) >= 9
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_each_example_answers(client):
    page = client.get("/api/").content.decode()
    examples = re.findall(
        "https://keiport.example(/[^\\s&<]*(?:&[^\\s<]*)?)", page.partition("<main")[2]
    )
    assert len(examples) >= 3
    for example in examples:
        assert client.get(html.unescape(example).rstrip('"')).status_code == 200, example


def test_nothing_on_it_comes_from_elsewhere(client):
    page = client.get("/api/").content.decode()
    assert not re.findall('(?:src|href)="https?://(?!keiport.example)', page)
