"""Free text: names in both scripts, frame codes, facts and the seller's words."""

import pytest
from django.http import QueryDict

from listings.catalogue.models import Family, FrameCode
from listings.search.filters import ListingFilter
from listings.search.words import is_too_short


@pytest.fixture
def found(offer):
    """Which of four quite different cars some words find."""

    def family(make, slug):
        return Family.objects.get(make__slug=make, slug=slug)

    offers = {
        "carry": offer(
            family=family("suzuki", "carry"),
            frame_code=FrameCode.objects.filter(code="DA63T").first(),
            body="truck", drive="pt4wd", gearbox="5mt", aspiration="na", year=2001,
            grade="KU 100%", grade_ja="農繁スペシャル", colour="white", colour_ja="白",
        ),
        "hijet": offer(
            family=family("daihatsu", "hijet"), frame_code=None,
            body="van", drive="2wd", gearbox="3at", aspiration="turbo", year=1999,
            grade="Type_A", colour="green",
        ),
        "beat": offer(
            family=family("honda", "beat"), frame_code=None,
            body="roadster", drive="2wd", gearbox="5mt", aspiration="na", year=1991,
            grade="", colour="yellow",
        ),
        "az-1": offer(
            family=family("mazda", "az-1"), frame_code=None,
            body="coupe", drive="2wd", gearbox="5mt", aspiration="turbo", year=None,
            grade="(special)", colour="red",
        ),
    }  # fmt: skip

    def found(text):
        query = QueryDict(mutable=True)
        query["q"] = text
        ids = set(ListingFilter(query).qs.values_list("pk", flat=True))
        return {name for name, car in offers.items() if car.pk in ids}

    return found


ALL = {"carry", "hijet", "beat", "az-1"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("suzuki", {"carry"}),
        ("SUZUKI Carry", {"carry"}),
        ("carry suzuki", {"carry"}),
        ("suzuki beat", set()),
        ("スズキ", {"carry"}),
        ("ｽｽﾞｷ キャリイ", {"carry"}),
        ("ハイゼット", {"hijet"}),
        ("Hi-Jet", {"hijet"}),
        ("ｈｉｊｅｔ", {"hijet"}),
        ("az1", {"az-1"}),
        ("AZ-1", {"az-1"}),
        ("autozam", {"az-1"}),
        ("da63t", {"carry"}),
        ("DA63T-123456", {"carry"}),
        ("GD-DA63T", {"carry"}),
        ("2001", {"carry"}),
        ("2001 beat", set()),
        ("4wd", {"carry"}),
        ("5mt turbo", {"az-1"}),
        ("kei truck", {"carry"}),
        ("mini trucks", {"carry"}),
        ("軽トラ", {"carry"}),
        ("kei van", {"hijet"}),
        ("kei car", ALL),
        ("turbo", {"hijet", "az-1"}),
        ("automatic", {"hijet"}),
        ("manual", {"carry", "beat", "az-1"}),
        ("農繁", {"carry"}),
        ("白", {"carry"}),
        ("green", {"hijet"}),
        ("carry\u3000white", {"carry"}),
        ("carry carry carry", {"carry"}),
    ],
)
def test_words_find_cars(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("%", {"carry"}),
        ("0%", {"carry"}),
        ("_", {"hijet"}),
        ("e_a", {"hijet"}),
        ("____", set()),
        ("(((", set()),
        ("(special)", {"az-1"}),
        ("(a+)+$", set()),
        ("' OR 1=1 --", set()),
        ("--", set()),
        ("\\", set()),
        ("<script>alert(1)</script>", set()),
    ],
)
def test_signs_are_taken_literally(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize("text", ["", "   ", "j", "5", "x y z", "a" * 61, "ab " * 9, "㌔" * 60])
def test_what_is_no_search_leaves_the_list_whole(found, text):
    assert found(text) == ALL


def test_a_single_letter_is_left_out_and_the_other_words_stay(found):
    assert found("carry x") == {"carry"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [("j", True), ("7", True), ("ж", True), ("白", False), ("%", False), ("ab", False)],
)
def test_only_one_letter_is_too_short(word, expected):
    assert is_too_short(word) is expected


def test_words_cost_no_statement_more_however_many(offer, ask, django_assert_num_queries):
    offer(colour_ja="白")
    ask()
    with django_assert_num_queries(5):
        ask()
    with django_assert_num_queries(5):
        ask(q="suzuki carry white 2001 truck 5mt 4wd 白")
