"""Counts beside every choice, as a visitor sees them."""

import re

import pytest


@pytest.fixture
def lot(offer):
    """Three trucks and a van; one of the trucks is dear."""
    for body, price in (
        ("truck", 300_000),
        ("truck", 400_000),
        ("truck", 900_000),
        ("van", 900_000),
    ):
        offer(body=body, price=price)


def _label(page, name, value):
    found = re.search(
        rf'<label[^>]*><input type="checkbox" name="{name}" value="{value}".*?</label>', page
    )
    return found[0]


def test_each_choice_says_how_many_cars_it_would_give(lot, ask):
    page = ask().content.decode()
    assert '<span class="facet-count">3</span>' in _label(page, "body", "truck")
    assert '<span class="facet-count">1</span>' in _label(page, "body", "van")


def test_a_filter_is_counted_without_its_own_choice_and_with_all_others(lot, ask):
    page = ask(body="truck", price_max="5000").content.decode()
    assert '<span class="facet-count">2</span>' in _label(page, "body", "truck")
    van = _label(page, "body", "van")
    assert "disabled" in van
    assert van.count("none with your other filters") == 2, "by eye and by ear"


def test_a_choice_that_gives_nothing_can_be_taken_back(lot, ask):
    page = ask(body="van", price_max="5000").content.decode()
    van = _label(page, "body", "van")
    assert "checked" in van
    assert "disabled" not in van


def test_the_button_promises_the_count(lot, ask):
    assert "Show 3 cars" in ask(body="truck").content.decode()


def test_a_label_is_escaped(lot, ask):
    page = ask(q='"><script>').content.decode()
    assert 'value="&quot;&gt;&lt;script&gt;"' in page
