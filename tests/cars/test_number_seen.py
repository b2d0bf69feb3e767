"""N02 AC3 and AC4: what a frame number proves before and after staff compared it with the plate."""

from datetime import date

import pytest

from listings.cars import actions
from listings.cars.age import assess_listing
from tests.factories import ClaimFactory, ListingFactory, PhotoFactory

pytestmark = pytest.mark.django_db

IN_A_BLOCK, OUTSIDE_EVERY_BLOCK = "DA52T-100039", "DA52T-999999"
TODAY = date(2026, 11, 22)


def numbered(seller, number):
    car = ListingFactory(seller=seller, frame_number=number)
    return car, ClaimFactory(listing=car, kind="frame_number", value=number)


def test_n02_ac4_agreement_with_the_plate_raises_the_level(seller, staff):
    car, claim = numbered(seller, IN_A_BLOCK)
    before = assess_listing(car, TODAY).verdict
    actions.check_claim(claim, by=staff)
    after = assess_listing(car, TODAY).verdict
    assert (before.level, after.level) == ("E", "B")
    assert not before.counts_as_legal
    assert after.counts_as_legal
    assert before.safe == after.safe == date(2025, 11, 30)


def test_n02_ac4_a_photo_of_the_plate_is_asked_for(seller, user, client):
    client.force_login(user)
    draft = ListingFactory(seller=seller, status="draft")
    page = client.get(f"/sell/{draft.public_id}/photos/").content.decode()
    assert "the build plate: these are asked for most" in page


def test_n02_ac4_staff_see_the_photo_and_the_typed_number_on_one_page(seller, staff, client):
    car, claim = numbered(seller, IN_A_BLOCK)
    PhotoFactory(listing=car, place=1)
    plate = PhotoFactory(listing=car, place=2, caption="Build plate")
    claim.photo = plate
    claim.save()
    client.force_login(staff)
    page = client.get(f"/admin/listings/listing/{car.pk}/change/").content.decode()
    assert IN_A_BLOCK in page
    assert 'id="photo-2"' in page
    assert "2. Build plate" in page
    assert 'href="#photo-2"' in page, "from the number to its photo"


def test_n02_ac3_a_serial_block_bounds_the_build_and_names_its_source(seller, staff):
    car, claim = numbered(seller, IN_A_BLOCK)
    actions.check_claim(claim, by=staff)
    verdict = assess_listing(car, TODAY).verdict
    assert (verdict.built_from, verdict.built_to) == (date(1998, 12, 23), date(2000, 11, 30))
    assert verdict.claims[0].source.startswith("http")


def test_n02_ac3_outside_every_block_is_unknown_and_not_wrong(seller, staff):
    car, claim = numbered(seller, OUTSIDE_EVERY_BLOCK)
    actions.check_claim(claim, by=staff)
    verdict = assess_listing(car, TODAY).verdict
    assert verdict.clash is None
    assert verdict.level == "D", "the model's window alone"
    assert not verdict.counts_as_legal
