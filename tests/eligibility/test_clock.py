"""Today is counted in Pacific time."""

from datetime import date

import pytest
import time_machine

from listings.eligibility.clock import legal_today


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-30T07:59:59Z", date(2026, 11, 29)),
        ("2026-11-30T08:00:00Z", date(2026, 11, 30)),
        ("2026-07-01T06:59:59Z", date(2026, 6, 30)),
        ("2026-07-01T07:00:00Z", date(2026, 7, 1)),
    ],
)
def test_a_date_begins_when_the_pacific_ports_reach_it(moment, day):
    with time_machine.travel(moment, tick=False):
        assert legal_today() == day
