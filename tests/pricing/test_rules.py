import random
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from listings.pricing.rules import LEAST_EFFECTIVE, estimate, input_hash, shown

from .making import MONTH, SAME, SUBJECT, sales

TEN = [700_000 + 20_000 * n for n in range(10)]
OF_IT = "of the Suzuki Cappuccino"


def comparables(lowest, highest):
    return st.builds(
        replace,
        st.just(SAME),
        price_usd_cents=st.integers(lowest, highest),
        kind=st.sampled_from(["asking", "told", "confirmed"]),
        on=st.dates(MONTH.replace(year=2020), MONTH),
        year=st.none() | st.integers(1988, 2001),
        mileage_km=st.none() | st.integers(0, 300_000),
        drive=st.sampled_from(["", "2wd", "pt4wd", "ft4wd", "4wd"]),
        side=st.sampled_from(["us", "us", "us", "", "jp"]),
        frame_code_id=st.sampled_from([7, 7, 8, None]),
        listing_id=st.none() | st.integers(1, 60),
        seller_key=st.sampled_from([*"abcdefgh", "", "the seller"]),
    )


def markets(lowest, highest, *, least=0):
    return st.lists(comparables(lowest, highest), min_size=least, max_size=50).map(
        lambda rows: [replace(row, sale_id=number) for number, row in enumerate(rows)]
    )


any_market = markets(50_000, 5_000_000)
calm_market = markets(700_000, 900_000, least=30)


def test_enough_sales_give_a_range_and_its_reason():
    found = estimate(SUBJECT, sales(*TEN))
    assert found.low < found.mid < found.high
    assert found.mid == 789_937  # half way from 780,000 to 800,000 in the logarithm
    assert found.effective_comparables == 10
    assert found.reason.code == "supported"
    assert found.reason.text == (
        "From 10 prices of the Suzuki Cappuccino, by 10 sellers: 0 asked, 10 paid."
    )
    assert found.model_version == "comparables-1"


def test_asking_prices_are_counted_apart():
    asked = sales(*TEN[:4], kind="asking")
    paid = [replace(sale, sale_id=sale.sale_id + 10) for sale in sales(*TEN)]
    assert estimate(SUBJECT, asked + paid).reason.text.endswith("4 asked, 10 paid.")


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ([], "No price of the Suzuki Cappuccino is known; 8 are needed."),
        (sales(1), "Only 1 sale of the Suzuki Cappuccino is known; 8 are needed."),
        (sales(1, 2, 3, 4), "Only 4 sales of the Suzuki Cappuccino are known; 8 are needed."),
        (
            sales(1, 2, kind="asking"),
            "Only 2 prices of the Suzuki Cappuccino are known; 8 are needed.",
        ),
        (
            sales(*TEN, side="jp"),
            f"Of 10 known sales {OF_IT} none can be compared with this car; 8 are needed.",
        ),
        (
            sales(*TEN, seller_key="one dealer"),
            f"Of 10 known sales {OF_IT} only 3 can be compared with this car; 8 are needed.",
        ),
    ],
)
def test_too_few_sales_are_counted_in_words(known, text):
    found = estimate(SUBJECT, known)
    assert found.reason.code == "too_few"
    assert found.reason.text == text
    assert (found.low, found.mid, found.high) == (None, None, None)


@pytest.mark.parametrize(("count", "abstained"), [(7, True), (8, False)])
def test_eight_comparables_are_enough_and_seven_are_not(count, abstained):
    assert estimate(SUBJECT, sales(*TEN[:count])).abstained is abstained


@pytest.mark.parametrize(("sellers", "code"), [(3, "too_few_sellers"), (4, "supported")])
def test_four_sellers_are_enough_and_three_are_not(sellers, code):
    known = [
        replace(sale, seller_key=f"seller {number % sellers}")
        for number, sale in enumerate(sales(*([800_000] * 12)))
    ]
    found = estimate(SUBJECT, known)
    assert found.reason.code == code
    assert found.abstained is (sellers < 4)


def test_many_sales_of_unlike_cars_count_as_fewer():
    alike = sales(*([800_000] * 3))
    unlike = [
        replace(SAME, sale_id=number, year=1984, price_usd_cents=800_000)
        for number in range(10, 18)
    ]
    found = estimate(SUBJECT, alike + unlike)
    assert found.reason.code == "too_unlike"
    assert found.effective_comparables < LEAST_EFFECTIVE < len(found.comparables)
    assert "count as 4.6;" in found.reason.text


def halves(gap):
    """Twenty sales at two prices whose range is exactly `gap` per mille of the middle."""
    return sales(*[1_000_000 - 500 * gap] * 10, 1_000_000, *[1_000_000 + 500 * gap] * 10)


def test_range_of_60_percent_is_given_and_a_wider_one_is_not():
    found = [estimate(SUBJECT, halves(gap)) for gap in range(400, 600)]
    given = [one for one in found if not one.abstained]
    widest = max(one.high - one.low for one in given)
    refused = {one.reason.code for one in found if one.abstained}
    assert 598_000 < widest <= 600_000
    assert refused == {"too_wide"}
    # Once too wide, always too wide.
    assert found[: len(given)] == given


def test_a_range_just_too_wide_says_how_wide_it_would_be():
    text = next(
        one.reason.text
        for one in (estimate(SUBJECT, halves(gap)) for gap in range(400, 600))
        if one.abstained
    )
    assert "the range would be 61 % of its middle, and more than 60 %" in text


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ({"year": None}, "Not yet known of this car: its year."),
        ({"side": ""}, "Not yet known of this car: where it is."),
        ({"year": None, "side": ""}, "Not yet known of this car: its year and where it is."),
    ],
)
def test_a_car_of_which_too_little_is_known_has_no_estimate(facts, text):
    found = estimate(replace(SUBJECT, **facts), sales(*TEN))
    assert (found.reason.code, found.reason.text) == ("facts_missing", text)
    assert found.abstained


def test_own_listing_never_counts():
    known = sales(*TEN[:7])
    own = replace(SAME, sale_id=99, listing_id=SUBJECT.listing_id)
    assert estimate(SUBJECT, [*known, own]) == estimate(SUBJECT, known)
    assert not estimate(replace(SUBJECT, listing_id=2), [*known, own]).abstained


def test_reposts_by_the_same_seller_never_count():
    known = sales(*TEN[:7])
    posts = sales(*TEN, seller_key=SUBJECT.seller_key)
    posts = [replace(post, sale_id=post.sale_id + 50) for post in posts]
    assert estimate(SUBJECT, known + posts) == estimate(SUBJECT, known)


def market(seed):
    """Sixty sales by twenty sellers, scattered by 12 %."""
    rng = random.Random(seed)
    return [
        replace(
            SAME,
            sale_id=number,
            price_usd_cents=round(800_000 * rng.lognormvariate(0, 0.12)),
            seller_key=f"seller {number % 20}",
        )
        for number in range(60)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_thirty_cheap_cars_of_one_seller_hardly_move_the_middle(seed):
    known = market(seed)
    cheap = [
        replace(SAME, sale_id=number, price_usd_cents=200_000, seller_key="flooder")
        for number in range(100, 130)
    ]
    before, after = estimate(SUBJECT, known), estimate(SUBJECT, known + cheap)
    assert not after.abstained
    assert abs(after.mid / before.mid - 1) < 0.05


@given(any_market | calm_market, st.randoms())
def test_order_of_the_sales_does_not_matter(known, rng):
    shuffled = rng.sample(known, len(known))
    assert estimate(SUBJECT, shuffled) == estimate(SUBJECT, known)
    assert input_hash(SUBJECT, shuffled) == input_hash(SUBJECT, known)


@given(any_market | calm_market)
def test_a_range_is_in_order_and_not_too_wide(known):
    found = estimate(SUBJECT, known)
    if found.abstained:
        assert (found.low, found.mid, found.high) == (None, None, None)
    else:
        assert 0 < found.low <= found.mid <= found.high
        assert (found.high - found.low) <= 0.6 * found.mid
        assert found.effective_comparables >= LEAST_EFFECTIVE


@given(any_market | calm_market)
def test_no_seller_weighs_more_than_30_percent_of_an_estimate(known):
    found = estimate(SUBJECT, known)
    shares = {}
    for row in found.comparables:
        shares[row.comparable.seller] = shares.get(row.comparable.seller, 0) + row.share
    if len(shares) >= 4:
        assert max(shares.values()) <= 0.3 + 1e-9
    else:
        assert found.abstained
    assert sum(shares.values()) == pytest.approx(1) or not shares


@given(
    st.lists(st.integers(300_000, 500_000), min_size=10, max_size=30),
    st.integers(2, 1_000),
)
def test_prices_times_k_give_the_answer_times_k(prices, k):
    found = estimate(SUBJECT, sales(*prices))
    scaled = estimate(SUBJECT, sales(*(price * k for price in prices)))
    assume(not found.abstained and not scaled.abstained)
    for amount, times_k in zip(
        (found.low, found.mid, found.high), (scaled.low, scaled.mid, scaled.high), strict=True
    ):
        assert times_k == pytest.approx(amount * k, abs=k)


@given(any_market | calm_market)
def test_own_cars_leave_no_trace(known):
    foreign = [
        row
        for row in known
        if row.listing_id != SUBJECT.listing_id and row.seller_key != SUBJECT.seller_key
    ]
    assert estimate(SUBJECT, known) == estimate(SUBJECT, foreign)
    assert input_hash(SUBJECT, known) == input_hash(SUBJECT, foreign)


def test_hash_is_the_same_tomorrow_and_another_with_any_other_fact():
    known = sales(*TEN)
    first = input_hash(SUBJECT, known)
    assert first == input_hash(replace(SUBJECT), sales(*TEN))
    assert len(first) == 64
    others = [
        input_hash(replace(SUBJECT, mileage_km=80_001), known),
        input_hash(replace(SUBJECT, month=MONTH.replace(month=12)), known),
        input_hash(SUBJECT, known[1:]),
        input_hash(SUBJECT, [*known[1:], replace(known[0], kind="asking")]),
        input_hash(SUBJECT, [*known[1:], replace(known[0], price_usd_cents=1)]),
    ]
    assert len({first, *others}) == 6


@pytest.mark.parametrize(
    ("cents", "expected"),
    [
        (None, None),
        (0, 0),
        (24_99, 0),
        (25_00, 50_00),
        (7_974_99, 7_950_00),
        (7_975_00, 8_000_00),
        (8_000_00, 8_000_00),
    ],
)
def test_amounts_are_shown_to_50_dollars(cents, expected):
    assert shown(cents) == expected
