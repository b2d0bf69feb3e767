"""Figures as they are drawn: the range bar, the drawings, amounts of money."""

import re
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.utils import translation
from django_cotton.compiler_regex import CottonCompiler
from hypothesis import given
from hypothesis import strategies as st

from listings.cars.choices import Body
from listings.cars.drawings import FAMILIES, WORDS
from listings.catalogue import files
from listings.demo.drawing.paths import lines
from listings.demo.drawing.plan import measure
from listings.templatetags.display import (
    centimetres,
    drawing,
    drawing_words,
    family_drawing,
    feet,
    metres,
    money,
    price_range,
    proof_levels,
    shortened,
    ticks,
)

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


@pytest.fixture(scope="module")
def symbols():
    """Each drawing with its outlines."""
    root = ElementTree.parse(finders.find("img/kei.svg")).getroot()  # noqa: S314 - our own file
    return {symbol.get("id"): list(symbol) for symbol in root}


@pytest.mark.parametrize("body", [*Body.values, "", None, "spaceship"])
def test_every_body_has_a_drawing(symbols, body):
    assert drawing(body) in symbols


def test_there_are_words_for_every_drawing_and_no_others(symbols):
    assert set(WORDS) == set(symbols)
    assert len({drawing_words(symbol) for symbol in symbols}) == len(symbols)


def test_every_family_with_a_drawing_is_in_the_catalogue(symbols):
    makes = {make.name: make for make in files.makes()}
    known = {family.slug for family in files.families(makes)}
    assert set(FAMILIES) <= known & set(symbols)


@pytest.mark.parametrize(
    ("family", "body", "symbol"),
    [
        ("Carry", "truck", "carry"),
        ("AZ-1", "coupe", "az-1"),
        ("Pajero Mini", "offroad", "pajero-mini"),
        ("pajero-mini", "", "pajero-mini"),
        ("Hijet", "van", "van"),
        ("Carry", "dump", "dump"),
        ("Alto", "hatch", "hatch"),
        ("Alto", "", "truck"),
    ],
)
def test_a_family_is_drawn_as_itself_in_its_own_shape(family, body, symbol):
    assert family_drawing(family, body) == symbol


def test_every_drawing_stands_on_the_road_inside_the_limits_of_its_class(symbols):
    for name, parts in symbols.items():
        wheels = next(part for part in parts if part.get("class") == "w")
        assert {part.get("vector-effect") for part in parts} == {"non-scaling-stroke"}
        boxes = [measure(outline) for part in parts for outline in lines(part.get("d"))]
        assert min(left for left, *_ in boxes) >= 0, name
        assert max(right for _, _, right, _ in boxes) <= 340, name
        assert min(top for _, top, *_ in boxes) >= 0, name
        assert max(box[3] for box in map(measure, lines(wheels.get("d")))) == pytest.approx(198)


def test_a_drawing_is_silent_unless_it_is_named():
    source = '<c-drawing shape="jimny" /><c-drawing shape="jimny" named="yes" />'
    page = Template(CottonCompiler().process(source))
    silent, named = page.render(Context()).split("</svg>")[:2]
    assert 'aria-hidden="true"' in silent
    assert 'role="img" aria-label="Suzuki Jimny' in named


def test_lengths_are_written_in_metres_and_in_feet():
    assert (metres(340), feet(340)) == ("3.40 m", "11 ft 2 in")
    assert (metres(549), feet(549)) == ("5.49 m", "18 ft")
    assert feet(30.4) == "1 ft"


@given(st.integers(min_value=100, max_value=340))
def test_ticks_stand_as_far_apart_as_the_length(centimetres):
    start, end = (points[0] for points in lines(ticks(centimetres))[::2])
    assert end[0] - start[0] == centimetres
    assert start[0] + end[0] == 340


@given(st.integers(min_value=2790, max_value=3400))
def test_a_drawing_is_as_long_as_the_car_and_stands_on_the_ground(millimetres):
    car = centimetres(millimetres)
    aside, down, share = map(float, re.findall(r"[\d.]+", shortened(car)))
    assert share * 340 == pytest.approx(car, abs=0.2)
    assert aside + share * 170 == pytest.approx(170, abs=0.2), "its middle"
    assert down + share * 198 == pytest.approx(198, abs=0.2), "its wheels"


def test_size_is_told_in_words_and_figures():
    source = '<c-to-scale shape="jimny" :length="330" name="Suzuki Jimny" /><c-to-scale />'
    page = Template(CottonCompiler().process(source)).render(Context())
    jimny, kei = page.split("</figure>")[:2]
    assert 'aria-label="To scale: Suzuki Jimny, 3.30 m (10 ft 10 in) long' in jimny
    assert "#jimny" in jimny
    assert 'aria-label="To scale: Kei car, 3.40 m (11 ft 2 in) long' in kei


@pytest.mark.parametrize("name", ["kei", "scale", "outline"])
def test_every_drawing_has_one_stroke_width_at_every_size(name):
    root = ElementTree.parse(finders.find(f"img/{name}.svg")).getroot()  # noqa: S314 - our own file
    paths = [path for symbol in root for path in symbol.iter() if path.tag.endswith("path")]
    filled = [path for path in paths if path.get("fill-rule") and not path.get("vector-effect")]
    assert len(filled) == (name == "outline"), "only the pin is a filled shape"
    assert all(path in filled or path.get("vector-effect") for path in paths)


def test_missing_amount_is_no_text():
    assert money(None, "USD") == ""
    assert money(850_000, "JPY") == "¥850,000"


def test_levels_of_proof_come_best_first_with_words():
    levels = proof_levels()
    assert [level for level, _words in levels] == list("ABCDE")
    assert all(words for _level, words in levels)
