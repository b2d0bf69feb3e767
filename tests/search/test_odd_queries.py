"""Two hundred odd addresses: each is answered, says what it ignored, and asks little."""

import random

import pytest

from listings.search.sorts import SORTS

SIGNS = (
    "'", '"', ";", "--", "\\", "%", "_", "*", "(", "[", "{", "<", "&amp;", "${x}", "{{7*7}}", "../",
    "\u202e", "\u200b", "\ufeff", "٣", "１２", "½", "e\u0301", "ﬃ", "ß", "İ", "🚗", "軽", "㌔", "ｶﾞ",
)  # fmt: skip
NUMBERS = (
    "-1", "0", "00", "1e3", "1.5", "NaN", "inf", "0x10", "1_000", "９", "1,000", " 7 ", "+5",
    "99999999999999999999", "2147483647", "2147483648", "9223372036854775807", "-0", "1 2",
)  # fmt: skip
NAMES = (
    "q", "make", "model", "body", "drive", "gearbox", "aspiration", "year_min", "year_max",
    "price_min", "price_max", "landed_max", "km_min", "km_max", "legal", "state", "road", "side",
    "zip", "within", "seller", "sort", "page", "nosuch", "q[]", "make[$ne]", "", "page.size",
)  # fmt: skip


def _odd(chance):
    values = (*SIGNS, *NUMBERS, *SORTS, "", "now", "suzuki", "1", "x" * 3_000)
    pairs = [
        (chance.choice(NAMES), "".join(chance.choices(values, k=chance.choice((1, 1, 2, 5)))))
        for _n in range(chance.randint(1, 9))
    ]
    return pairs * chance.choice((1, 1, 1, 40))


ODD = [_odd(random.Random(number)) for number in range(200)]


@pytest.mark.parametrize("page", ["/cars/", "/cars/suggest/"])
def test_every_odd_address_is_answered(cars, client, page):
    for pairs in ODD:
        query = {}
        for name, value in pairs:
            query.setdefault(name, []).append(value)
        answer = client.get(page, query)
        assert answer.status_code == 200, pairs
        if page == "/cars/":
            assert all(len(note) < 400 for note in answer.context["notes"]), pairs


def test_what_these_addresses_leave_has_one_address_that_reads_the_same(cars, client):
    for pairs in ODD[:60]:
        query = {}
        for name, value in pairs:
            query.setdefault(name, []).append(value)
        first = client.get("/cars/", query)
        again = client.get(first.context["canonical_url"].removeprefix("http://testserver"))
        assert again.context["filter"].applied == first.context["filter"].applied, pairs
        assert again.context["count_text"] == first.context["count_text"]


def test_a_far_page_ends_where_the_pages_end(cars, client):
    answer = client.get("/cars/", {"page": "201"})
    assert answer.context["page"].number == answer.context["page"].last
