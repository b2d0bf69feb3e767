"""The state machine: every pair of act and status, and what a chain of acts can reach."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listings.cars import rules

EXPECTED = {
    "submit": {"draft": "in_review", "needs_change": "in_review"},
    "approve": {"in_review": "live"},
    "ask_change": {"in_review": "needs_change"},
    "take_back": {"in_review": "draft"},
    "refuse": {"in_review": "removed"},
    "reserve": {"live": "reserved"},
    "release": {"reserved": "live"},
    "sell": {"live": "sold", "reserved": "sold"},
    "withdraw": {
        "draft": "ended",
        "in_review": "ended",
        "needs_change": "ended",
        "live": "ended",
        "reserved": "ended",
    },
    "look_again": {"live": "in_review", "reserved": "in_review"},
    "remove": {"live": "removed", "reserved": "removed", "sold": "removed", "ended": "removed"},
}


def test_the_table_below_names_every_act():
    assert EXPECTED.keys() == rules.MOVES.keys()


@pytest.mark.parametrize("status", rules.STATUSES)
@pytest.mark.parametrize("name", EXPECTED)
def test_each_act_leads_where_the_table_says_and_nowhere_else(name, status):
    wanted = EXPECTED[name].get(status)
    if wanted:
        assert rules.target(name, status) == wanted
        assert name in rules.open_moves(status)
    else:
        with pytest.raises(rules.IllegalMove):
            rules.target(name, status)
        assert name not in rules.open_moves(status)


@given(st.lists(st.sampled_from(sorted(EXPECTED)), max_size=30))
def test_no_chain_of_acts_goes_live_without_a_review(names):
    status, reviewed = "draft", False
    for name in names:
        if name not in rules.open_moves(status):
            continue
        status = rules.target(name, status)
        reviewed = reviewed or name == "approve"
        assert status in rules.STATUSES
        assert reviewed or status not in rules.PUBLIC


def test_a_removed_car_never_comes_back():
    assert rules.open_moves("removed") == []
