"""Where pins stand on a map: inside the sheet, in proportion, and never one under another."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listings.templatetags.maps import REACH, SMALLEST, map_frame


@dataclass(frozen=True)
class Town:
    label: str
    latitude: float
    longitude: float
    href: str = "/cars/"
    detail: str = ""


towns = st.builds(
    Town,
    label=st.just("Town"),
    latitude=st.floats(-80, 80),
    longitude=st.floats(-179, 179),
)


def share(length):
    return float(length.removesuffix("%")) / 100


@given(st.lists(towns, min_size=1, max_size=12))
def test_every_pin_stands_on_the_sheet_apart_from_the_others(places):
    frame = map_frame(places)
    assert [place.number for place in frame.places] == list(range(1, len(places) + 1))
    spots = [(pin.across, pin.down) for pin in frame.pins]
    assert all(0 < across < 1 and 0 < down < 1 for across, down in spots)
    for number, (across, down) in enumerate(spots):
        for other_across, other_down in spots[:number]:
            assert abs(across - other_across) >= REACH[0] or abs(down - other_down) >= REACH[1]


@given(st.lists(towns, min_size=1, max_size=12))
def test_every_place_is_named_by_a_pin_and_lines_lie_on_the_sheet(places):
    frame = map_frame(places)
    named = "; ".join(pin.label for pin in frame.pins).split("; ")
    assert sorted(named) == sorted(f"{n}: Town" for n in range(1, len(places) + 1))
    assert frame.meridians
    assert frame.parallels
    for line in (*frame.meridians, *frame.parallels):
        assert -0.001 <= share(line.at) <= 1.001


def test_one_place_stands_in_the_middle_and_its_yard_is_not_to_be_seen():
    frame = map_frame([Town("Columbus", 40, -83)])
    assert (frame.pins[0].x, frame.pins[0].y) == ("50.0%", "50.0%")
    south, *_others, north = [line for line in frame.parallels if line.label]
    step = float(north.label.split("°")[0]) - float(south.label.split("°")[0])
    assert step / (share(south.at) - share(north.at)) == pytest.approx(SMALLEST, rel=0.01)


def test_east_and_north_of_the_equator_are_told_from_west_and_south():
    frame = map_frame([Town("a", 10, 10), Town("b", -10, -10)])
    assert {line.label[-1] for line in frame.meridians if line.label} == {"E", "W", "°"}
    assert {line.label[-1] for line in frame.parallels if line.label} == {"N", "S", "°"}
    across = {line.label: share(line.at) for line in frame.meridians}
    down = {line.label: share(line.at) for line in frame.parallels}
    assert across["10° W"] < across["0°"] < across["10° E"]
    assert down["10° N"] < down["0°"] < down["10° S"]


def test_places_that_cannot_be_pressed_apart_share_a_pin():
    frame = map_frame(
        [Town("Columbus", 40, -83), Town("Dublin", 40.1, -83.1), Town("Seattle", 47.6, -122.3)]
    )
    assert [(pin.numbers, pin.label) for pin in frame.pins] == [
        ("1+", "1: Columbus; 2: Dublin"),
        ("3", "3: Seattle"),
    ]


@pytest.mark.parametrize("nowhere", [None, []])
def test_no_place_is_no_map(nowhere):
    assert map_frame(nowhere).pins == []
