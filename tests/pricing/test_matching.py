import pytest

from listings.catalogue.models import Family, Make
from listings.pricing.matching import Matcher

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("make", "name", "family"),
    [
        ("Honda", "Acty SDX 4WD (repainted; low mileage)", "Honda Acty"),
        ("Honda", "Acty Crawler (6-wheel)", "Honda Acty"),
        ("Honda", "Street Xi 4WD", "Honda Acty"),
        ("honda", "  ACTY  van ", "Honda Acty"),
        ("Mazda", "Autozam AZ-1 (Mazdaspeed parts; 138000 km)", "Mazda AZ-1"),
        ("Mazda", "Autozam Scrum Truck 4WD 5MT", "Mazda Scrum"),
        ("Autozam", "Scrum", "Mazda Scrum"),
        ("Daihatsu", "Midget II (AT; 103359 km)", "Daihatsu Midget II"),
        ("Daihatsu", "Midget DKA", "Daihatsu Midget"),
        ("Suzuki", "Suzuki Jimny JA11", "Suzuki Jimny"),
        ("スズキ", "Jimny", "Suzuki Jimny"),
    ],
)
def test_words_that_begin_with_a_name_mean_that_family(make, name, family):
    assert str(Matcher().family(make, name)) == family


@pytest.mark.parametrize(
    ("make", "name"),
    [
        ("Suzuki", "Jimny Sierra 1.3"),
        ("Mitsubishi", "Pajero Junior"),
        ("Mazda", "Autozam Revue"),
        ("Mazda", "Autozam"),
        ("Suzuki", "Acty"),
        ("Honda", "low mileage Acty"),
        ("Honda", "Actyon"),
        ("Honda", "(Acty)"),
        ("Honda", ""),
        ("Tesla", "Acty"),
        ("", "Acty"),
    ],
)
def test_doubtful_words_mean_no_family(make, name):
    assert Matcher().family(make, name) is None


def test_a_name_of_two_families_means_neither():
    honda = Make.objects.get(name="Honda")
    Family.objects.create(make=honda, name="Farm", slug="farm", aliases=["Acty"])
    assert Matcher().family("Honda", "Acty SDX") is None
