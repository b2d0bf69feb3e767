"""Rebadged cars share a level, by the catalogue's own rows."""

import pytest

from listings.pricing.kin import twins

pytestmark = pytest.mark.django_db


@pytest.fixture
def kin():
    return twins()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("suzuki", "jimny"), ("mazda", "az offroad")),
        (("suzuki", "carry"), ("mazda", "scrum")),
        (("daihatsu", "hijet"), ("subaru", "sambar")),
        (("daihatsu", "copen"), ("toyota", "copen gr sport")),
    ],
)
def test_twins_share_a_level(kin, one, other):
    assert kin[one] == kin[other]


def test_others_do_not(kin):
    assert kin["suzuki", "jimny"] != kin["suzuki", "carry"]
    assert ("honda", "beat") not in kin
