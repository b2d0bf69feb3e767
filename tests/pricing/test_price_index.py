from listings.pricing.price_index import Told, price_index


def told(month, ratio, count, at=10_000.0, family="Suzuki Carry"):
    return [Told(family, month, at * ratio, at)] * count


def test_a_month_is_compared_car_by_car_with_the_fixed_day():
    cheap, dear = told("2026-03", 1.1, 5, at=4_000.0), told("2026-04", 0.9, 5, at=20_000.0)
    (carry,) = price_index([*cheap, *dear])
    assert carry["typical_usd"] == 12_000
    assert [(row["month"], row["ratio"], row["usd"]) for row in carry["months"]] == [
        ("2026-03", 1.1, 13_200),
        ("2026-04", 0.9, 10_800),
    ]


def test_four_sales_are_no_month():
    (carry,) = price_index([*told("2026-03", 1.1, 4), *told("2026-04", 1.0, 5)])
    assert [row["month"] for row in carry["months"]] == ["2026-04"]


def test_a_family_without_a_month_is_not_named():
    assert price_index(told("2026-03", 1.1, 4)) == []
    assert price_index([]) == []


def test_one_absurd_price_does_not_move_a_month():
    (carry,) = price_index([*told("2026-03", 1.0, 6), *told("2026-03", 50.0, 1)])
    assert carry["months"][0]["ratio"] == 1.0
