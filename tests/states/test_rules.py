"""The pure rules of the states: periods, what holds, and what it means."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listings.cars.choices import Body
from listings.eligibility.sentences import ENGLISH
from listings.states import rules
from listings.states.models import Status, Vehicle
from listings.states.periods import DAY, Period
from listings.states.showing import LOOKS


@dataclass(frozen=True)
class Made:
    status: str = "road"
    max_mph: int | None = None
    confidence: str = "high"
    valid_from: date | None = None
    valid_to: date | None = None


def test_every_body_of_a_listing_is_one_kind_of_vehicle():
    by_kind = [body for bodies in rules.BODIES.values() for body in bodies]
    assert sorted(by_kind) == sorted(Body.values)


@pytest.mark.parametrize(
    ("body", "vehicle"),
    [
        ("truck", "kei_truck"),
        ("dump", "kei_truck"),
        ("lift", "kei_truck"),
        ("van", "kei_van"),
        ("microvan", "kei_van"),
        ("hatch", "kei_car"),
        ("offroad", "kei_car"),
        ("", "kei_car"),
        ("spaceship", "kei_car"),
    ],
)
def test_a_body_is_a_kind_of_vehicle(body, vehicle):
    assert rules.vehicle_of(body) == vehicle
    assert vehicle in Vehicle.values


def test_every_status_has_words_and_a_look():
    assert set(rules.MEANINGS) == set(Status.values)
    assert set(LOOKS) == set(Status)
    letters = [letter for _icon, letter in LOOKS.values()]
    assert len(set(letters)) == len(letters)


def test_only_ordinary_road_use_counts_as_road_use():
    assert {status for status in Status.values if rules.is_road_use(status)} == {
        "road",
        "road_limited",
    }


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (Made("road"), "You may title and register it, and drive it on public roads."),
        (
            Made("road_limited", 55),
            "You may title and register it, but not drive it on roads posted over 55 mph.",
        ),
        (Made("road_limited"), "You may title and register it, for some roads or uses only."),
        (Made("refused"), "The state does not register it for the road."),
    ],
)
def test_n03_ac7_one_sentence_says_what_it_means_and_whom_to_ask(made, words):
    assert str(rules.meaning(made)) == words
    assert str(rules.advice(made)).startswith(words)
    assert "Ask your licensing office" in str(rules.advice(made))


@pytest.mark.parametrize("status", Status.values)
def test_what_is_only_reported_says_so(status):
    said = str(rules.meaning(Made(status, confidence="low")))
    assert ("not confirmed" in said) is (status != "unclear")


def test_the_words_can_be_told_in_another_language():
    shouting = type(ENGLISH)(
        word=str.upper, counted=ENGLISH.counted, day=lambda day, _precision: day.isoformat()
    )
    said = rules.announcement(Made("road", valid_from=date(2027, 7, 1)))
    with pytest.raises(KeyError):  # upper-case names of places: the words did go through
        said.told(shouting)
    assert str(said).startswith("From 1 July 2027: You may")


@pytest.mark.parametrize(
    ("days", "due"), [(0, False), (119, False), (120, False), (121, True), (400, True)]
)
def test_n03_ac5_a_record_is_due_after_120_days(days, due):
    today = date(2026, 11, 22)
    assert rules.is_due(today - timedelta(days=days), today) is due


def test_a_record_that_was_never_checked_is_not_due():
    assert rules.is_due(None, date(2026, 11, 22)) is False


@pytest.mark.parametrize(
    ("statuses", "found"),
    [
        ([], False),
        (["road"], False),
        (["road", "road"], False),
        (["road", ""], False),
        (["road", "unclear"], False),
        (["road", "refused"], True),
    ],
)
def test_sources_disagree_when_they_say_different_things(statuses, found):
    assert rules.disagree(statuses) is found


def test_what_holds_and_what_comes_next():
    old = Made("unclear", valid_to=date(2027, 6, 30))
    new = Made("road_limited", valid_from=date(2027, 7, 1))
    both = [new, old]
    assert rules.in_force(both, date(2027, 6, 30)) is old
    assert rules.coming(both, date(2027, 6, 30)) is new
    assert rules.in_force(both, date(2027, 7, 1)) is new
    assert rules.coming(both, date(2027, 7, 1)) is None
    assert rules.in_force([], date(2027, 7, 1)) is None


ends = st.none() | st.dates(date(2020, 1, 1), date(2020, 3, 1))
periods = (
    st.tuples(ends, ends).filter(lambda p: None in p or p[0] <= p[1]).map(lambda p: Period(*p))
)
days = [date(2019, 12, 30) + DAY * n for n in range(70)]


def held(*spans):
    return {day for day in days for span in spans if span.holds(day)}


@given(periods, periods)
def test_what_is_taken_and_what_is_left_are_the_whole(one, other):
    shared = one.within(other)
    left = one.without(other)
    assert held(*left) | (held(shared) if shared else set()) == held(one)
    assert held(*left) & held(other) == set()
    assert (shared is None) is (not one.overlaps(other))


@given(periods, periods)
def test_neighbours_join_without_a_gap(one, other):
    if one.touches(other):
        assert held(one.joined(other)) == held(one) | held(other)
        assert not one.overlaps(other)
