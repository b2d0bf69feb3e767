"""Misspelt, nicknamed and half-typed names lead to the family that was meant."""

import pytest

from listings.catalogue.models import FrameCode
from listings.search.completing import completions
from listings.search.names import read_names
from listings.search.typos import nearest, slips
from listings.search.words import meaning


def _family_of(text):
    """The families that a whole text can mean: those in which every word of it fits."""
    names = read_names()
    by_id = {row.id: row.slug for row in names.families}
    fits = None
    for word in meaning(text, names).condition.parts:
        ids = {
            pk
            for part in word.parts
            if getattr(part, "column", "") == "family_id"
            for pk in part.values
        }
        if ids:
            fits = ids if fits is None else fits & ids
    return {by_id[pk] for pk in fits or ()}


# What buyers type, from the catalogue's notes, and slips of our own.
GOLDEN = [
    ("acti", "acty"), ("akty", "acty"), ("honda acuity", "acty"), ("farm nsx", "acty"),
    ("samba", "sambar"), ("sambaar", "sambar"), ("zambar", "sambar"), ("mini porsche", "sambar"),
    ("farmer's porsche", "sambar"), ("hi-jet", "hijet"), ("hi jet", "hijet"), ("highjet", "hijet"),
    ("hyjet", "hijet"), ("diahatsu hijet", "hijet"), ("daihatzu hijet", "hijet"),
    ("carrie", "carry"), ("carrey", "carry"), ("suzki carry", "carry"), ("super carry", "carry"),
    ("suzuki evry", "every"), ("mazda scram", "scrum"), ("autozam truck", "scrum"),
    ("mini cab", "minicab"), ("mini-cab", "minicab"), ("minicb", "minicab"),
    ("jimney", "jimny"), ("jimmy", "jimny"), ("gimny", "jimny"), ("mini samurai", "jimny"),
    ("capuccino", "cappuccino"), ("cappucino", "cappuccino"), ("cappo", "cappuccino"),
    ("az1", "az-1"), ("auto zam", "az-1"), ("gullwing kei", "az-1"), ("honda beet", "beat"),
    ("vivo", "vivio"), ("atray", "atrai"), ("midget 2", "midget-ii"), ("mini montero", "pajero-mini"),
    ("coppen", "copen"), ("ジムニー", "jimny"), ("じむにー", "jimny"), ("ｼﾞﾑﾆｰ", "jimny"),
    ("キャリイ", "carry"), ("キャリー", "carry"), ("ハイゼット", "hijet"), ("サンバー", "sambar"),
    ("アクティ", "acty"), ("wagn r", "wagon-r"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "family"), GOLDEN)
def test_what_people_type_names_the_family_that_they_mean(db, text, family):
    assert family in _family_of(text)


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("jimney", (("jimney", "jimny"),)),
        ("sambr white", (("sambr", "sambar"),)),
        ("Suzuki Carry", ()),
        ("white truck", ()),
        ("mint", ()),
        ("DA63T", ()),
        ("hi-jet", ()),
    ],
)
def test_only_a_correction_is_told(db, typed, corrected):
    assert meaning(typed, read_names()).corrected == corrected


def test_the_page_says_which_word_was_read_otherwise(offer, ask):
    offer()
    page = ask(q="carrey").content.decode()
    assert "Showing cars for “carry” too; you typed “carrey”." in page
    assert "1 car" in page


@pytest.mark.parametrize(
    ("word", "name", "far"),
    [("jimny", "jimny", 0), ("jimmy", "jimny", 1), ("jminy", "jimny", 1), ("jiny", "jimny", 1),
     ("jimnyy", "jimny", 1), ("ab", "jimny", 3), ("carry", "jimny", 3)],
)  # fmt: skip
def test_slips_are_letters_added_dropped_changed_or_swapped(word, name, far):
    assert slips(word, name, 2) == far


@pytest.mark.parametrize("word", ["", "a", "abc", "da63t", "zzzzzzzzz", "x" * 60, "%%%%%"])
def test_nothing_is_near_to_what_is_no_name(word):
    assert nearest(word, ["jimny", "carry", "sambar"]) is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [("jimn", "Suzuki Jimny"), ("suzuki carr", "Suzuki Carry"), ("ジム", "Suzuki Jimny"),
     ("hi-j", "Daihatsu Hijet"), ("samb", "Subaru Sambar"), ("jimney", "Suzuki Jimny")],
)  # fmt: skip
def test_half_a_name_is_completed(db, typed, first):
    assert completions(typed)[0].label == first


def test_half_a_code_is_completed_with_its_cars_and_leads_to_them(offer, client):
    car = offer(frame_code=FrameCode.objects.get(code="DA63T"))
    code = car.frame_code.code
    (item,) = [
        one
        for one in client.get("/cars/suggest/", {"q": code.lower()[:4]}).json()["items"]
        if one["label"] == code
    ]
    assert (item["count"], item["count_text"]) == (1, "1 car")
    assert [found.pk for found in client.get(item["url"]).context["page"].cars] == [car.pk]


@pytest.mark.parametrize("query", ["", "q=", "q=a", "q=" + "x" * 5_000, "q=%F0%9F%9A%97", "q=((("])
def test_what_is_no_word_has_no_completions(db, client, query):
    answer = client.get(f"/cars/suggest/?{query}")
    assert (answer.status_code, answer.json()) == (200, {"items": []})
