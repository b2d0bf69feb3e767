"""N01 AC6: "legal now" finds a thousand random cars as trying every build day does."""

import random
from datetime import date, timedelta

import pytest
import time_machine
from django.http import QueryDict
from django.utils import timezone

from listings.cars.age import assess_claims
from listings.cars.models import Claim, Listing
from listings.eligibility.dates import read_date
from listings.search.filters import ListingFilter

from ..factories import FamilyFactory, SellerFactory

CARS = 1_000
FIRST_BUILT, LAST_BUILT = date(1989, 1, 1).toordinal(), date(2010, 12, 31).toordinal()
KINDS = list(Claim.AGE_KINDS)
BOUNDS_ABOVE_ONLY = (Claim.Kind.FIRST_REGISTRATION, Claim.Kind.FIRST_INSPECTION)
DAYS = (date(2015, 2, 28), date(2025, 3, 1), date(2026, 11, 22), date(2031, 12, 31))


def turns_25(built: int) -> int:
    """The day on which people say so: a leap day's child on 1 March."""
    day = date.fromordinal(built)
    if (day.month, day.day) == (2, 29):
        return date(day.year + 25, 3, 1).toordinal()
    return day.replace(year=day.year + 25).toordinal()


BIRTHDAYS = {built: turns_25(built) for built in range(FIRST_BUILT, LAST_BUILT + 1)}


def random_value(dice: random.Random) -> str:
    day = date.fromordinal(dice.randint(FIRST_BUILT, LAST_BUILT))
    if dice.random() < 0.05:
        day = date(dice.choice([1992, 1996, 2000, 2004]), 2, 29)
    return day.isoformat()[: dice.choice([4, 7, 7, 10])]


def random_claims(dice: random.Random, car: Listing) -> list[Claim]:
    seen = timezone.now()
    return [
        Claim(
            listing=car,
            kind=kind,
            value=random_value(dice),
            checked_at=seen if dice.random() < 0.7 else None,
        )
        for kind in dice.sample(KINDS, dice.choice([0, 1, 1, 1, 2, 3]))
    ]


@pytest.fixture
def known(db):
    """Each car with its claims; its dates are worked out as the worker does it."""
    dice = random.Random(2026)
    seller, family = SellerFactory(), FamilyFactory()
    listed = timezone.now()
    cars = Listing.objects.bulk_create(
        Listing(seller=seller, family=family, status="live", listed_at=listed, body="truck")
        for _n in range(CARS)
    )
    claims = {car: random_claims(dice, car) for car in cars}
    Claim.objects.bulk_create(claim for said in claims.values() for claim in said)
    for car, said in claims.items():
        for column, value in assess_claims(car, said, DAYS[0]).on_listing().items():
            setattr(car, column, value)
    Listing.objects.bulk_update(
        cars, ["eligible_earliest", "eligible_safe", "eligible_level", "eligible_conflict"]
    )
    return claims


def is_legal(claims: list[Claim], on: date) -> bool:
    """Every day on which the car can have been built is 25 years ago, by papers staff have seen."""
    facts = [claim for claim in claims if claim.kind != Claim.Kind.SELLER_STATEMENT]
    proven = [claim for claim in facts if claim.checked_at]
    possible = set(BIRTHDAYS).intersection(*map(allowed, facts))
    left = set(BIRTHDAYS).intersection(*map(up_to, proven))
    return bool(proven) and bool(possible) and all(BIRTHDAYS[day] <= on.toordinal() for day in left)


def allowed(claim: Claim) -> range:
    first = (
        FIRST_BUILT if claim.kind in BOUNDS_ABOVE_ONLY else read_date(claim.value).first.toordinal()
    )
    return range(first, read_date(claim.value).last.toordinal() + 1)


def up_to(claim: Claim) -> range:
    return range(FIRST_BUILT, read_date(claim.value).last.toordinal() + 1)


def test_n01_ac6_legal_now_equals_brute_force_over_a_thousand_random_cars(known):
    for on in DAYS:
        with time_machine.travel(f"{on}T20:00:00Z", tick=False):
            found = set(ListingFilter(QueryDict("legal=now")).qs.values_list("pk", flat=True))
        expected = {car.pk for car, claims in known.items() if is_legal(claims, on)}
        assert found == expected
    assert 100 < len(found) < CARS - 100, "both answers were tried"


def test_n01_ac7_moving_the_clock_by_a_day_changes_exactly_the_cars_whose_date_it_is(known):
    proven = ("A", "B", "C")
    dates = {car.eligible_safe for car in known if car.eligible_safe}
    for on in sorted(dates)[:: len(dates) // 12]:
        before, after = (legal_on(day) for day in (on - timedelta(days=1), on))
        due = {car.pk for car in known if car.eligible_safe == on and car.eligible_level in proven}
        assert before <= after
        assert after - before == due


def legal_on(day: date) -> set[int]:
    with time_machine.travel(f"{day}T20:00:00Z", tick=False):
        return set(ListingFilter(QueryDict("legal=now")).qs.values_list("pk", flat=True))
