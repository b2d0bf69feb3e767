"""What a browser may fetch ahead: cars' pages, told by a header that the policy has no part in."""

import json

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/cars/", "/cars/?make=suzuki"])
def test_a_page_of_cards_names_the_rules(cars, client, address):
    named = client.get(address).headers["Speculation-Rules"]
    answer = client.get(named.strip('"'))
    assert answer.headers["Content-Type"] == "application/speculationrules+json"
    assert "max-age" in answer.headers["Cache-Control"]
    (rule,) = json.loads(answer.content)["prefetch"]
    assert rule["where"] == {"href_matches": "/cars/*/*/*"}


def test_no_other_page_fetches_anything_ahead(client, car):
    for address in ("/help/", "/about/", car.get_absolute_url()):
        assert "Speculation-Rules" not in client.get(address).headers, address
