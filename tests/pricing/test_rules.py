"""How exactly an estimate may speak."""

import pytest

from listings.pricing.rules import shown


@pytest.mark.parametrize(
    ("cents", "expected"),
    [
        (None, None),
        (789_937, 790_000),
        (787_499, 785_000),
        (787_500, 790_000),
        (2_499, 0),
        (5_000, 5_000),
    ],
)
def test_amounts_are_shown_to_50_dollars(cents, expected):
    assert shown(cents) == expected
