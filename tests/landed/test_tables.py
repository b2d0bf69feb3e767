"""Every step of the tariff since March 2025, worked out by hand from the federal rows."""

import pytest

from listings.landed.headings import Heading

from .making import cents, cost

TRUCK, OF_24_YEARS, CAR = ("truck", "2000-01-15"), ("truck", "2001-01-15"), ("car", "2000-01-15")
VAN = ("van", "2000-01-15")


@pytest.mark.parametrize(
    ("vehicle", "arrival", "percent"),
    [
        # A truck of the tariff's age pays 25 % throughout.
        (TRUCK, "2025-03-01", 25),
        (TRUCK, "2025-04-02", 25),
        (TRUCK, "2025-04-03", 25),
        (TRUCK, "2025-04-10", 25),
        (TRUCK, "2025-08-10", 25),
        (TRUCK, "2025-09-16", 25),
        (TRUCK, "2026-01-15", 25),
        (TRUCK, "2026-03-15", 25),
        (TRUCK, "2026-11-22", 25),
        # Built 24 calendar years before: 25 % more under Section 232, until Japan's line.
        (OF_24_YEARS, "2025-04-02", 25),
        (OF_24_YEARS, "2025-04-03", 50),
        (OF_24_YEARS, "2025-09-15", 50),
        (OF_24_YEARS, "2025-09-16", 25),
        (OF_24_YEARS, "2026-01-01", 25),
        # A car is not on the list of Section 232 and so paid the reciprocal tariff.
        (CAR, "2025-03-01", 2.5),
        (CAR, "2025-04-04", 2.5),
        (CAR, "2025-04-05", 12.5),
        (CAR, "2025-08-06", 12.5),
        (CAR, "2025-08-07", 15),
        (CAR, "2026-01-15", 15),
        (CAR, "2026-02-23", 15),
        (CAR, "2026-07-24", 2.5),
        (CAR, "2026-11-22", 2.5),
        # A van takes the dearer heading.
        (VAN, "2025-04-10", 25),
        (VAN, "2026-11-22", 25),
    ],
)
@pytest.mark.parametrize("price", [1, 2500, 6500, 40000])
def test_the_duty_of_a_day(vehicle, arrival, percent, price):
    shape, built = vehicle
    duty = cents(cost(price=str(price), shape=shape, built=built, arrival=arrival), "duty")
    expected = int(price * percent + 0.5)
    assert duty == (expected, expected, expected)


@pytest.mark.parametrize("arrival", ["2026-02-24", "2026-03-15", "2026-07-23"])
def test_section_122_stands_in_the_high_end_for_a_car_only(arrival):
    assert cents(cost(shape="car", arrival=arrival), "duty") == (12500, 12500, 62500)
    assert cents(cost(shape="truck", arrival=arrival), "duty") == (125000, 125000, 125000)


def test_a_van_may_be_asked_as_a_car():
    van = cost(shape="van", arrival="2025-08-10", heading=Heading.CAR)
    assert van.heading == "8703.21"
    assert cents(van, "duty") == (75000, 75000, 75000)


def test_the_tariff_counts_the_year_and_not_the_day():
    """Built in December 2000, arriving in April 2025: free of Section 232, too young for import."""
    answer = cost(built="2000-12-20", arrival="2025-04-10")
    assert cents(answer, "duty") == (125000, 125000, 125000)
    assert "20 December 2025" in str(answer.age)


def test_of_a_window_the_last_year_counts_for_the_tariff():
    assert cents(cost(built="1999-01/2001-12", arrival="2025-04-10"), "duty")[1] == 250000
    assert cents(cost(built="1999-01/2000-12", arrival="2025-04-10"), "duty")[1] == 125000


@pytest.mark.parametrize(
    ("price", "arrival", "entry", "fee"),
    [
        ("2499.99", "2025-03-01", "informal", 262),
        ("2500", "2025-09-30", "informal", 262),
        ("2500", "2025-10-01", "informal", 269),
        ("2500.01", "2025-09-30", "formal", 3271),
        ("2500.01", "2025-10-01", "formal", 3358),
        ("2500.01", "2026-09-30", "formal", 3358),
        # 0.3464 % lies above the least from 9,443 and above the most from 183,199 dollars.
        ("10000", "2025-03-01", "formal", 3464),
        ("10000", "2026-03-15", "formal", 3464),
        ("200000", "2025-03-01", "formal", 63462),
        ("200000", "2026-03-15", "formal", 65150),
    ],
)
def test_the_processing_fee(price, arrival, entry, fee):
    answer = cost(price=price, arrival=arrival)
    assert answer.entry == entry
    assert cents(answer, "mpf") == (fee, fee, fee)
    assert (cents(answer, "bond") is None) == (entry == "informal")


@pytest.mark.parametrize(("price", "fee"), [("1000", 125), ("5000", 625), ("6543.21", 818)])
def test_the_harbor_fee_has_no_least_and_no_most(price, fee):
    assert cents(cost(price=price), "hmf") == (fee, fee, fee)


@pytest.mark.parametrize(
    ("arrival", "expired"),
    [("2026-09-30", None), ("2026-10-01", "2026-09-30"), ("2027-03-01", "2026-09-30")],
)
def test_the_fee_of_2027_is_that_of_2026_and_says_so(arrival, expired):
    answer = cost(arrival=arrival)
    mpf = next(line for line in answer.lines if line.code == "mpf")
    assert mpf.cents == (3358, 3358, 3358)
    assert (mpf.expired_on.isoformat() if mpf.expired_on else None) == expired
    said = "rate expired on 30 September 2026"
    assert (said in "\n".join(map(str, answer.warnings))) == bool(expired)
