"""The ways in beside age: which there are, and which of them the 25-year rule decides."""

from datetime import date

import pytest

from listings.cars.choices import WayIn
from listings.eligibility.ways import BY_ID, OTHER_WAYS, WAYS, goes_by_age


def test_every_way_that_a_seller_can_choose_has_its_facts():
    assert set(WayIn.values) <= set(BY_ID)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.id)
def test_each_way_is_named_with_box_citation_reality_source_and_day(way):
    assert way.name
    assert way.box.rstrip("AB").isdecimal()
    assert "CFR" in way.citation
    assert way.says.endswith(".")
    assert way.reality.endswith(".")
    assert all(source.startswith("http") for source in way.sources)
    assert way.confidence in ("sourced", "unconfirmed")
    assert way.is_confirmed == (way.confidence == "sourced")
    assert date(2026, 1, 1) <= way.checked_on


def test_no_way_stands_twice():
    assert len(BY_ID) == len(WAYS)


@pytest.mark.parametrize(("way", "by_age"), [(way.id, way.id == "age") for way in WAYS])
def test_only_box_1_goes_by_age_and_a_certified_car_never(way, by_age):
    assert goes_by_age(way) == by_age


def test_a_way_that_does_not_exist_is_an_error_and_no_answer():
    with pytest.raises(KeyError):
        goes_by_age("submarine")


def test_the_other_ways_leave_out_age_and_name_what_the_rules_page_must():
    named = {way.id: way.box for way in OTHER_WAYS}
    assert named == {
        "us_certified": "2A", "built_in_america": "2A", "importer": "3", "show": "10",
        "off_road": "8", "low_speed": "2A", "canadian": "2B", "visitor": "5", "research": "7",
    }  # fmt: skip


def test_the_announcement_of_2025_is_told_without_a_rule_that_does_not_exist():
    way = BY_ID["built_in_america"]
    assert "December 2025" in way.says
    assert "No rule was changed for imports" in way.reality
