"""The measurement that makes a vehicle no kei car, by the limits in force."""

import pytest

from listings.catalogue.limits import exceeded
from listings.catalogue.models import KeiClass, NotKei

pytestmark = pytest.mark.django_db

ENGINE, LENGTH, WIDTH = "at most 660 cc", "3,400 mm long", "1,480 mm wide"


@pytest.fixture
def today():
    return KeiClass.objects.get(effective_to=None)


@pytest.mark.parametrize(
    ("why", "limits"),
    [
        ("1.3 L (1298 cc) engine and over-fenders exceed the kei limits", [ENGINE]),
        ("1.5 L; 1645 mm wide", [ENGINE, WIDTH]),
        ("987 cc turbo; 1630 mm wide; March based", [ENGINE, WIDTH]),
        ("1.0-1.2 L stretched Sambar with seven seats", [ENGINE]),
        ("3480 mm long after the 2018 bumper change", [LENGTH]),
        ("658 cc; 3395 mm long; 1475 mm wide", []),
        ("0.6 L, a kei on paper", []),
        ("598 cc export engine; above the 360 cc kei limit of its day", []),
        ("one-ton class", []),
    ],
)
def test_only_what_is_over_the_limit_is_named(today, why, limits):
    said = exceeded(why, today)
    assert len(said) == len(limits)
    assert all(limit in sentence for limit, sentence in zip(limits, said, strict=True))


def test_without_a_class_nothing_is_said():
    assert exceeded("1.5 L; 1645 mm wide", None) == []


def test_each_larger_vehicle_has_a_measurement_that_fails_or_says_why_itself(today):
    """The N600 broke the limit of its own day, and its row says so."""
    silent = [row for row in NotKei.objects.all() if not exceeded(row.why, today)]
    assert {row.model for row in silent} == {"N600 / Z600 (US market)"}
    assert all("kei limit of its day" in row.why for row in silent)
