"""N02 AC7: real formats of every large family, in every spelling, and none of them called wrong.

The codes are the catalogue's; the serials are zeros and ones of the maker's own length, so that no
real car is meant.
"""

from itertools import cycle

import pytest

from listings.catalogue import decoding, files
from listings.catalogue.models import FrameCode

pytestmark = pytest.mark.django_db

FAMILIES = (
    "Honda Acty", "Honda Beat", "Suzuki Carry", "Suzuki Every", "Suzuki Jimny", "Suzuki Wagon R",
    "Suzuki Alto", "Suzuki Cappuccino", "Daihatsu Hijet", "Daihatsu Mira", "Daihatsu Midget II",
    "Subaru Sambar", "Subaru Vivio", "Mitsubishi Minicab", "Mitsubishi Pajero Mini", "Mazda Scrum",
    "Mazda AZ-1", "Nissan Clipper", "Toyota Pixis Truck",
)  # fmt: skip
# By maker: how many digits follow the dash, and the first that a line of cars has.
SERIALS = {
    "Honda": "1000001", "Suzuki": "100001", "Daihatsu": "0000051", "Subaru": "002001",
    "Mitsubishi": "0000001", "Mazda": "100001", "Nissan": "0000001", "Toyota": "0000051",
}  # fmt: skip
FULL_WIDTH = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-",
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ０１２３４５６７８９－",
)
SPELLINGS = {
    "as stamped": lambda code, serial: f"{code}-{serial}",
    "small letters": lambda code, serial: f"{code}-{serial}".lower(),
    "full width": lambda code, serial: f"{code}-{serial}".translate(FULL_WIDTH),
    "space for the dash": lambda code, serial: f" {code} {serial} ",
    "long dash": lambda code, serial: f"{code} – {serial}",
    "Japanese dash": lambda code, serial: f"{code}ー{serial}",
    "wide dots": lambda code, serial: f"{code}・{serial}",
    "no dash": lambda code, serial: f"{code}{serial}",
    "converted": lambda code, serial: f"{code}-{serial}改",
    "label before it": lambda code, serial: f"車台番号：{code}-{serial}",
}


def _rows():
    """A code of each family in turn, so that every family has its share; oldest codes first."""
    makes = {make.name: make for make in files.makes()}
    rows = [row for row in files.frame_codes(files.families(makes)) if str(row.family) in FAMILIES]
    return list({(row.code, str(row.family)): row for row in rows}.values())


def _samples():
    spellings = cycle(SPELLINGS.items())
    for row in _rows():
        serial = SERIALS[row.family.make.name]
        name, spell = next(spellings)
        text = spell(row.code, serial)
        yield pytest.param(text, f"{row.code}-{serial}", row, id=f"{row.code} {name}")


SAMPLES = list(_samples())


def test_n02_ac7_there_are_two_hundred_samples_of_twelve_families():
    assert len(SAMPLES) >= 200
    assert {str(sample.values[2].family) for sample in SAMPLES} == set(FAMILIES)
    assert len(FAMILIES) >= 12


@pytest.mark.parametrize(("text", "number", "row"), SAMPLES)
def test_n02_ac7_no_real_format_is_called_wrong(text, number, row):
    make = row.family.make.name
    decoded = decoding.decode(text, make)
    assert decoded.normalised == number
    assert [problem.code for problem in decoded.problems] == []
    assert row.code in {candidate.frame_code.code for candidate in decoded.candidates}
    family = FrameCode.objects.named().filter(code=row.code, family__make__name=make)[0].family
    assert decoding.belongs_to(text, family) is None


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("number", ["HA4-2105123", "DA52T-123456", "S110P-0012345", "KK3-400000"])
def test_n02_ac1_every_spelling_of_one_number_is_the_same_number(spelling, number):
    code, _dash, serial = number.partition("-")
    assert decoding.normalise(SPELLINGS[spelling](code, serial)) == number
