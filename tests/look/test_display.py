"""Figures as they are drawn: the range bar, the drawings, amounts of money."""

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from listings.cars.choices import Body
from listings.templatetags.display import drawing, money, price_range, proof_levels

cents = st.integers(min_value=0, max_value=10**12)


@pytest.mark.parametrize(
    ("price", "mark", "position"),
    [
        (690_000, "25.0%", "in"),
        (790_000, "45.0%", "in"),
        (940_000, "75.0%", "in"),
        (689_999, "25.0%", "under"),
        (940_001, "75.0%", "over"),
        (0, "0.0%", "under"),
        (10**12, "100.0%", "over"),
        (None, "", ""),
    ],
)
def test_price_stands_where_it_lies_in_the_usual_range(price, mark, position):
    bar = price_range(690_000, 790_000, 940_000, price)
    assert (bar.mark, bar.position) == (mark, position)
    assert (bar.start, bar.width, bar.end) == ("25.0%", "50.0%", "75.0%")


@given(st.tuples(cents, cents, cents).map(sorted), cents)
def test_nothing_is_drawn_outside_the_bar(limits, price):
    bar = price_range(*limits, price)
    for length in (bar.start, bar.end, bar.middle, bar.mark):
        assert 0 <= float(length.removesuffix("%")) <= 100


def test_range_is_drawn_the_same_in_a_locale_with_decimal_commas():
    template = Template("{% load display %}{% price_range 1 2 4 2 as bar %}{{ bar.middle }}")
    with translation.override("de"):
        assert template.render(Context()) == "41.7%"


@pytest.mark.parametrize("body", [*Body.values, "", None, "spaceship"])
def test_every_body_has_a_drawing(body):
    with open(finders.find("img/kei.svg")) as sprite:
        assert f'<symbol id="{drawing(body)}"' in sprite.read()


def test_missing_amount_is_no_text():
    assert money(None, "USD") == ""
    assert money(850_000, "JPY") == "¥850,000"


def test_levels_of_proof_come_best_first_with_words():
    levels = proof_levels()
    assert [level for level, _words in levels] == list("ABCDE")
    assert all(words for _level, words in levels)
