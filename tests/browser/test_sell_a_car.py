"""E6: a collector lists one car, makes every mistake once, and loses nothing by it."""

import pytest

from listings.cars import actions
from listings.cars.models import Listing
from listings.work.draining import drain_kind
from tests.cars.samples import jpeg
from tests.factories import PASSWORD

from .person import link_mailed_to

pytestmark = pytest.mark.browser


def test_a_collector_lists_a_car_and_visitors_see_it(person, person_at, market):
    address = f"{person.screen}@kei-fan.example"
    sign_up(person, address)
    become_a_collector(person)
    car = say_which_car(person)
    say_when_it_was_built(person)
    say_what_it_has(person)
    show_photos(person, car)
    come_back_another_day(person, address)
    say_the_price(person)
    send_for_review(person, car)
    approve(car, market.staff)
    visitor = person_at(person.screen)
    assert visitor.open(car.get_absolute_url()).status == 200
    visitor.look()
    said = visitor.page.locator("main").inner_text()
    for fact in ("Suzuki Carry KU", "$7,900", "Legal now", "61,234 km", "Honest."):
        assert fact in said


def sign_up(person, address):
    person.open("/sell/")
    person.look()
    person.follow("Sign up")
    person.look()
    person.type(email=address, password1="short")
    person.press("Sign up")
    person.look()
    assert "8 characters" in person.error_at("password1")
    assert person.field("email").input_value() == address
    person.type(password1=PASSWORD)
    person.press("Sign up")
    person.look()
    person.open(link_mailed_to(address))
    person.look()
    person.press("Confirm")


def become_a_collector(person):
    person.open("/sell/")
    assert person.path == "/sell/setup/"
    person.look()
    person.page.get_by_label("Collector").check()
    person.type(name="Kei Fan", zip_code="00000")
    person.press("Continue")
    assert "no such ZIP code" in person.error_at("zip_code")
    assert person.field("name").input_value() == "Kei Fan"
    person.type(zip_code="43085")
    person.press("Continue")


def say_which_car(person):
    assert person.path == "/sell/new/"
    person.look()
    person.type(frame_number="DA52T-123457", grade="KU", colour="white", body="truck")
    acty = person.field("family").locator("option", has_text="Acty").first
    person.type(family=acty.get_attribute("value"))
    person.press("Begin")
    person.look()
    assert "Suzuki" in person.error_at("frame_number")
    assert person.field("frame_number").input_value() == "DA52T-123457"
    assert person.field("colour").input_value() == "white"
    assert not Listing.objects.filter(seller__name="Kei Fan", status="draft").exists()
    person.type(family="")
    person.press("Begin")
    return Listing.objects.with_names().get(seller__name="Kei Fan", status="draft")


def say_when_it_was_built(person):
    assert person.path.endswith("/dates/")
    person.look()
    person.type(build_plate="2099-01", first_inspection="平成12年7月")
    person.press("Save and continue")
    person.look()
    assert "in the future" in person.error_at("build_plate")
    assert person.field("first_inspection").input_value() == "平成12年7月"
    person.type(build_plate="2000-06")
    person.press("Save and continue")


def say_what_it_has(person):
    assert person.path.endswith("/specs/")
    person.look()
    person.type(odometer="61234", drive="pt4wd", gearbox="5mt", displacement_cc="1300")
    person.press("Save and continue")
    person.look()
    assert "660 cc" in person.error_at("displacement_cc")
    assert person.field("gearbox").input_value() == "5mt"
    person.type(displacement_cc="657")
    person.press("Save and continue")


def show_photos(person, car):
    assert person.path.endswith("/photos/")
    person.look()
    text = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"no picture at all"}
    add_photos(person, [as_file("front.jpg", "teal"), text, as_file("bed.jpg", "tan")])
    person.look()
    refused = person.page.get_by_role("alert").inner_text()
    assert "notes.txt" in refused
    assert "not a photo" in refused
    assert photo_names(car) == ["front.jpg", "bed.jpg"]
    move_photo(person, "Move bed.jpg forward")
    assert photo_names(car) == ["bed.jpg", "front.jpg"]
    move_photo(person, "Move bed.jpg back")
    assert photo_names(car) == ["front.jpg", "bed.jpg"]
    move_photo(person, "Cover bed.jpg")
    assert photo_names(car) == ["bed.jpg", "front.jpg"]
    drain_kind("photo")
    person.page.reload()
    person.look()
    assert person.page.locator(".photo-row img").count() == 2
    person.follow("Continue")


def add_photos(person, files):
    person.page.locator("input[type=file]").set_input_files(files)
    person.press("Add these photos")


def move_photo(person, button):
    """With script a photo moves at once and is saved when it rests; without, by a page load."""
    if not person.screen.script:
        person.press(button)
        return
    with person.page.expect_response(lambda answer: answer.request.method == "POST"):
        person.page.get_by_role("button", name=button).click()


def as_file(name, colour):
    photo = jpeg(name, (1200, 900), colour)
    return {"name": name, "mimeType": "image/jpeg", "buffer": photo.read()}


def photo_names(car):
    return list(car.photos.order_by("place").values_list("name", flat=True))


def come_back_another_day(person, address):
    person.press("Sign out")
    person.open("/sell/")
    assert person.path == "/accounts/login/"
    person.look()
    person.type(login=address, password="not the one")
    person.press("Sign in")
    person.look()
    person.type(password=PASSWORD)
    person.press("Sign in")
    assert person.path == "/sell/"
    person.look()
    person.follow("Go on")
    person.follow("Price and place")


def say_the_price(person):
    assert person.path.endswith("/price/")
    person.look()
    person.type(price="0", currency="USD", side="us", zip_code="00000", text_en="Honest.")
    person.press("Save and continue")
    person.look()
    assert person.error_at("price")
    assert "no such ZIP code" in person.error_at("zip_code")
    assert person.field("text_en").input_value() == "Honest."
    person.type(price="7,900", zip_code="43085")
    person.press("Save and continue")


def send_for_review(person, car):
    assert person.path.endswith("/review/")
    person.look()
    person.press("Send for review")
    assert person.path == "/sell/"
    person.look()
    assert "is with staff now" in person.page.get_by_role("status").first.inner_text()
    car.refresh_from_db()
    assert car.status == "in_review"


def approve(car, staff):
    actions.check_claim(car.claims.get(kind="build_plate"), by=staff)
    actions.approve(car, by=staff)
    drain_kind("eligibility")
    car.refresh_from_db()
