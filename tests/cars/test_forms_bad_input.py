"""Bad input in each step: the form comes back with a sentence at the field, nothing is written."""

import re

import pytest
import time_machine
from django.utils.html import escape

from tests.cars.steps import STEPS, everything
from tests.factories import ListingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client, user, seller):
    client.force_login(user)
    return ListingFactory(seller=seller, status="draft")


def refused(client, url, data):
    """The page that answers a refused form; asserts that nothing was written."""
    before = everything()
    page = client.post(url, data)
    assert page.status_code == 422, page.headers.get("Location")
    assert everything() == before
    return page


def assert_all_typed_is_kept(page, data):
    text = page.content.decode()
    for name, value in data.items():
        field = page.context["form"][name]
        assert (field.value() or "") == value, name
        if hasattr(field.field, "choices"):
            continue  # a list of choices cannot show one that it does not have
        assert escape(value).replace("\0", "") in text.replace("\0", ""), name


BAD = [
    # the number
    ("identity", "frame_number", "HA3-1000123", "Honda"),
    ("identity", "frame_number", "DA52T-12", "5 to 7 digits"),
    ("identity", "frame_number", "DA52T-12O456", "DA52T-120456"),
    ("identity", "frame_number", "DA52T", "5 to 7 digits"),
    ("identity", "frame_number", "D" * 60, "at most 40"),
    ("identity", "frame_number", "軽自動車", "not a whole frame number"),
    ("identity", "frame_number", "DA52T-\x00123456", "ull character"),
    ("identity", "frame_number", "", "Give the frame number"),
    ("identity", "family", "99999999", "valid choice"),
    ("identity", "family", "Carry", "valid choice"),
    ("identity", "body", "spaceship", "valid choice"),
    ("identity", "colour", "", "required"),
    ("identity", "colour", " \u202e ", "required"),
    ("identity", "colour", "x" * 31, "at most 30"),
    ("identity", "grade", "K" * 61, "at most 60"),
    ("identity", "grade", "K\x00", "ull character"),
    ("identity", "stock_number", "7" * 41, "at most 40"),
    # when it was built
    ("dates", "build_plate", "2031-01", "future"),
    ("dates", "build_plate", "1948-12", "1949"),
    ("dates", "build_plate", "1899-12", "cannot be the year"),
    ("dates", "first_inspection", "2001-02-30", "no day 30"),
    ("dates", "first_inspection", "13年", "no era"),
    ("dates", "first_registration", "1998-13", "no month 13"),
    ("dates", "maker_record", "昭和65", "no year 65"),
    ("dates", "seller_statement", "x" * 10_000, "at most 40"),
    ("dates", "seller_statement", "2001\x00", "ull character"),
    # what a buyer gets
    ("specs", "odometer", "-1", "greater than or equal to 0"),
    ("specs", "odometer", "9999999", "less than or equal to 999999"),
    ("specs", "odometer", "many", "whole number"),
    ("specs", "odometer", "9" * 5000, "number"),
    ("specs", "odometer_unit", "furlongs", "valid choice"),
    ("specs", "drive", "", "required"),
    ("specs", "gearbox", "9mt", "valid choice"),
    ("specs", "displacement_cc", "6600", "at most 660 cc"),
    ("specs", "displacement_cc", "-5", "greater than or equal to 0"),
    ("specs", "seats", "5", "less than or equal to 4"),
    ("specs", "bed_length_mm", "3401", "3400"),
    ("specs", "tyre_size", "1" * 21, "at most 20"),
    ("specs", "timing_belt_on", "2027-01-01", "1949 and today"),
    ("specs", "timing_belt_on", "2026-12-24", "1949 and today"),
    ("specs", "timing_belt_on", "2001-02-30", "valid date"),
    ("specs", "low_range", "perhaps", "valid choice"),
    ("specs", "modifications", ["wheels", "wings"], "valid choice"),
    ("specs", "modified_notes", "n" * 501, "at most 500"),
    # price and place
    ("price", "price", "", "required"),
    ("price", "price", "0", "between 100 and 500,000 USD"),
    ("price", "price", "-1", "digits"),
    ("price", "price", "1e3", "digits"),
    ("price", "price", "12.345", "digits"),
    ("price", "price", "NaN", "digits"),
    ("price", "price", "9\x009", "ull character"),
    ("price", "price", str(10**12), "between 100 and 500,000 USD"),
    ("price", "price", "9" * 5000, "at most 20"),
    ("price", "price", "¥80,000", "other currency"),
    ("price", "currency", "BTC", "valid choice"),
    ("price", "side", "moon", "valid choice"),
    ("price", "zip_code", "00000", "no such ZIP"),
    ("price", "zip_code", "abcde", "no such ZIP"),
    ("price", "zip_code", "", "no such ZIP"),
    ("price", "zip_code", "4308\x00", "ull character"),
    ("price", "zip_code", "430851", "at most 5"),
    ("price", "port", "9" * 20, "valid choice"),
    ("price", "port", "1\x00", "ull character"),
    ("price", "text_en", "x" * 10_001, "at most 10000"),
    ("price", "text_en", "a\x00b", "ull character"),
    ("price", "text_ja", "あ" * 10_001, "at most 10000"),
]


@pytest.mark.parametrize(
    ("step", "name", "typed", "words"), BAD, ids=[f"{b[1]}={str(b[2])[:20]!r}" for b in BAD]
)
@time_machine.travel("2026-11-22 20:00:00Z")
def test_the_field_says_what_is_wrong(client, draft, step, name, typed, words):
    url = f"/sell/{draft.public_id}/{step}/"
    data = {**STEPS[step], name: typed, "version": str(draft.version)}
    if name == "frame_number" and typed == "HA3-1000123":
        data["family"] = str(draft.family_id)
    page = refused(client, url, data)
    errors = page.context["form"].errors
    assert name in errors, errors
    assert words in str(errors[name])
    assert_all_typed_is_kept(page, data)
    tied = re.compile(rf'aria-describedby="[^"]*\bid_{name}_error"')
    assert tied.search(page.content.decode()), "the sentence is not tied to its field"
