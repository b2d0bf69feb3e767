"""The check as a visitor uses it."""

import pytest
import time_machine

DAY = "2026-11-22"


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel(f"{DAY}T20:00:00Z", tick=False):
        yield


@pytest.fixture
def check(client, db):
    """The page for some facts."""

    def check(**facts):
        return client.get("/check/", facts)

    return check


@pytest.fixture
def shared(check):
    """The address of the page to show to others, made by asking."""

    def shared(**facts):
        return check(**facts).context["share_url"]

    return shared
