"""Cars that are here tell how they came in, and sellers which papers they have (N05, N08)."""

from datetime import UTC, date, datetime
from random import Random

import pytest

from listings.cars.kinds_of_paper import BY_SLUG
from listings.cars.models import Listing
from listings.demo import entries
from listings.eligibility.dates import read_date
from listings.eligibility.proof import Kind
from listings.eligibility.rules import Claim, Entry, entry_check

BUILT, LISTED = date(1999, 5, 12), date(2026, 10, 1)


def many_entries(built=BUILT):
    return [
        said
        for seed in range(300)
        for said in entries.entry(Random(seed), built, LISTED, seen=True)
    ]


def test_most_cars_that_are_here_say_when_they_came_in():
    told = many_entries()
    assert 180 < len(told) < 240
    assert 0 < sum(said.checked for said in told) < len(told)


@pytest.mark.parametrize("built", [BUILT, date(2000, 2, 29), date(2001, 6, 30)])
def test_nothing_came_in_too_young_or_after_it_was_listed(built):
    ground = Claim(Kind.BUILD_PLATE, read_date(built.isoformat()), proven=True)
    told = many_entries(built)
    assert told
    for said in told:
        entered = read_date(said.value)
        assert entered.first < LISTED
        assert entry_check([ground], entered) == Entry.WAS_ELIGIBLE


def test_a_car_too_young_for_an_entry_tells_none():
    assert many_entries(date(2001, 9, 1)) == []


@pytest.mark.parametrize("side", ["us", "jp"])
def test_papers_are_there_missing_and_seen(side):
    car = Listing(side=side, status="live", updated_at=datetime(2026, 11, 1, tzinfo=UTC))
    papers = [entries.papers(Random(seed), car, said_by=None, staff=None) for seed in range(100)]
    assert [] in papers, "some sellers say nothing"
    told = [paper for of_car in papers for paper in of_car]
    assert {paper.state for paper in told} == {"original", "claimed", "missing"}
    assert any(paper.seen_on for paper in told)
    for paper in told:
        assert side == "us" or BY_SLUG[paper.kind].comes_from_japan
        assert not (paper.seen_on and paper.state == "missing")


def test_a_draft_was_seen_by_nobody():
    car = Listing(side="us", status="draft", updated_at=datetime(2026, 11, 1, tzinfo=UTC))
    told = [one for seed in range(50) for one in entries.papers(Random(seed), car, None, None)]
    assert told
    assert not any(paper.seen_on for paper in told)
