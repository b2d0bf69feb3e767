"""The home page: doors with what stands behind them, and figures with their date."""

from datetime import UTC, datetime

import pytest
import time_machine

from listings.search.market import market

pytestmark = pytest.mark.django_db


def test_each_door_counts_what_stands_behind_it(cars, client):
    doors = client.get("/").context["doors"]
    assert [door.key for door in doors] == ["now", "soon", "trucks", "sports"]
    for door in doors:
        assert door.count > 0, door
        assert client.get(door.url).context["page"].count == door.count, door


def test_the_figures_say_when_they_were_counted(cars, client):
    assert "Counted on 22 Nov 2026 at 20:00 UTC." in client.get("/").content.decode()
    with time_machine.travel(datetime(2026, 11, 22, 20, 0, 30, tzinfo=UTC), tick=False):
        assert market().counted_at < datetime.now(UTC), "kept for a minute, and honest about it"


def test_an_empty_market_invites_and_boasts_of_nothing(client):
    page = client.get("/").content.decode()
    assert "The car park is empty" in page
    assert "Counted on" not in page
    assert "0 cars" not in page
