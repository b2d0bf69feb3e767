"""A market for programs, and a way to ask."""

import pytest
import time_machine

from tests.search.making import TODAY, market

SITE = "https://keiport.example"


@pytest.fixture(autouse=True)
def _own_name(settings):
    settings.SITE_URL = SITE
    settings.API_REQUESTS_A_MINUTE = 10_000


@pytest.fixture
def cars(db):
    """Cars on the day that the market was made for."""
    with time_machine.travel(f"{TODAY}T20:00:00Z", tick=False):
        yield market(150)


@pytest.fixture
def ask(client):
    """The JSON of an address below /api/v1/, after a look at its status."""

    def ask(path, status=200, **parameters):
        answer = client.get(f"/api/v1/{path}", parameters)
        assert answer.status_code == status, answer.content
        if status != 200:
            assert answer["Content-Type"] == "application/problem+json"
        return answer.json()

    return ask


@pytest.fixture
def walk(client):
    """Ids of all cars of a search, by following `next`."""

    def walk(**parameters):
        answer = client.get("/api/v1/cars", parameters).json()
        found = [car["id"] for car in answer["items"]]
        while answer["next"]:
            assert answer["next"].startswith(f"{SITE}/api/v1/cars?")
            answer = client.get(answer["next"].removeprefix(SITE)).json()
            found += [car["id"] for car in answer["items"]]
        return found

    return walk
