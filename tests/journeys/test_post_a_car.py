"""A dealer signs up, posts a car with photos; staff approve it; a visitor finds it and asks."""

import re
from io import BytesIO

import pytest
from django.utils.html import escape
from PIL import Image

from listings.accounts.models import Act, User
from listings.cars.models import Listing
from listings.inquiries.models import Message
from listings.letters.models import Letter
from listings.work.models import WorkItem
from tests.cars.samples import jpeg
from tests.factories import PASSWORD, StaffFactory
from tests.mailbox import letters, link_in, text_of
from tests.workers import wait_until

from .visitor import Visitor

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]

DEALER, BUYER = "dealer@kei-garage.example", "buyer@kei-fan.example"
COLOURS = ("teal", "red", "white", "navy", "olive")
PHOTO = re.compile(r'"(/media/img/[^"]+)"')
QUESTION = "Is the bed straight? Also: <b>rust</b> & dents?"


def test_a_car_travels_from_the_dealer_to_a_buyers_question(worker, mail_through_letters):
    dealer, staff, buyer = Visitor(), Visitor(), Visitor()
    sign_up(dealer)
    open_seller(dealer)
    car = post_the_car(dealer)
    assert_nobody_else_sees(car)
    approve(staff, car)
    address = find(buyer, car)
    read_why(buyer, address)
    look_at_photos(buyer, address, car)
    ask(buyer, car)
    read_the_question(dealer, car)
    assert_each_thing_happened_once(car)


def sign_up(dealer):
    dealer.fill("/accounts/signup/", "Sign", email=DEALER, password1=PASSWORD)
    assert "/accounts/login/" in dealer.open("/sell/").request["PATH_INFO"], "not verified yet"
    page = link_in(text_of(the_letter(DEALER)))
    dealer.open(page)
    assert not User.objects.get(email=DEALER).emailaddress_set.get().verified, "only by a press"
    dealer.fill(page, "Confirm")
    assert User.objects.get(email=DEALER).emailaddress_set.get().verified


def open_seller(dealer):
    assert dealer.open("/sell/").request["PATH_INFO"] == "/sell/setup/"
    setup = {"kind": "dealer", "name": "Kei Garage Ohio", "zip_code": "43085"}
    assert dealer.fill("/sell/", "Continue", **setup).request["PATH_INFO"] == "/sell/new/"


def post_the_car(dealer):
    identity = {"frame_number": "da52t 123456", "body": "truck", "grade": "KU", "colour": "white"}
    dealer.fill("/sell/new/", "Begin", **identity)
    car = Listing.objects.get()
    step = f"/sell/{car.public_id}"
    dates = {"build_plate": "平成12年6月", "first_inspection": "H12"}
    dealer.fill(f"{step}/dates/", "Save and continue", **dates)
    specs = {"odometer": "61234", "drive": "pt4wd", "gearbox": "5mt", "modifications": "lift"}
    dealer.fill(f"{step}/specs/", "Save and continue", **specs)
    photos = [jpeg(f"IMG_{n}.jpg", (1600, 1200), c) for n, c in enumerate(COLOURS)]
    dealer.fill(f"{step}/photos/", "Add these photos", photos=photos)
    price = {"price": "$7,900", "currency": "USD", "side": "us", "zip_code": "43085"}
    dealer.fill(f"{step}/price/", "Save and continue", **price, text_en="Honest little truck.")
    wait_until(lambda: not car.photos.exclude(state="ready").exists(), what="five photos ready")
    page = dealer.fill(f"{step}/review/", "Send for review")
    assert "is with staff now" in page.text
    return Listing.objects.with_names().get()


def assert_nobody_else_sees(car):
    assert car.status == "in_review"
    stranger = Visitor()
    assert car.public_id not in stranger.open("/cars/?make=suzuki").text
    stranger.open(car.get_absolute_url(), status=404)
    for photo in car.photos.all():
        stranger.open(photo.src, status=404)


def approve(staff, car):
    staff.client.force_login(StaffFactory())
    desk = "/admin/listings/listing/"
    case = f"{desk}{car.pk}/change/"
    assert case in staff.open(desk).text, "what waits comes first"
    staff.fill(case, "Document agrees → A: Build plate")
    staff.fill(case, "Document agrees → B: Frame number")
    staff.fill(case, "Approve")
    wait_until(lambda: answered(car), what="the date worked out from checked claims")


def answered(car):
    car.refresh_from_db()
    # Learning from its price and the card of its link wait for more changes to come.
    waiting = WorkItem.objects.waiting().exclude(kind__in=["learn", "share"])
    return car.eligible_level == "A" and not waiting.exists()


def find(buyer, car):
    assert car.public_id not in buyer.open("/cars/?make=honda").text
    address = car.get_absolute_url()
    assert address in buyer.open("/cars/?make=suzuki&legal=now&drive=pt4wd").text
    return address


def read_why(buyer, address):
    text = buyer.open(address).text
    assert "Legal now" in text
    assert "30 Jun 2025" in text
    assert "A: " in text
    assert "June 2000" in text
    assert 'href="https://isearch.nhtsa.gov/' in text, "the source, to read oneself"
    assert "Honest little truck." in text
    assert "DA52T-123456" not in text, "a whole frame number is nobody's business"


def look_at_photos(buyer, address, car):
    page = buyer.open(address).text
    for photo in car.photos.all():
        shown = {url for url in re.findall(r"/media/img/[^ \",]+", page) if str(photo.key) in url}
        assert {url.rpartition(".")[2] for url in shown} == {"avif", "webp", "jpg"}
        for url in shown:
            assert_plain_picture(b"".join(buyer.open(url)))


def assert_plain_picture(data):
    """Upright, and without a word on where, when and by which camera it was taken."""
    for mark in (b"MARKER", b"Exif", b"GPS", b"http://ns.adobe.com"):
        assert mark not in data
    picture = Image.open(BytesIO(data))
    assert picture.height > picture.width, "orientation 6 turns a lying photo upright"
    assert not picture.getexif()


def ask(buyer, car):
    asked = {"name": "Bea", "email": BUYER, "text": QUESTION}
    page = buyer.fill(car.get_absolute_url(), "Send the question", **asked)
    assert "confirm your address" in page.text
    page = link_in(text_of(the_letter(BUYER)))
    buyer.open(page)
    assert Message.objects.get().delivered_at is None, "only by a press"
    buyer.fill(page, "Send it to the seller")
    buyer.fill(page, "Send it to the seller")


def read_the_question(dealer, car):
    wait_until(lambda: len(questions_mailed(car)) == 1, what="the question in the dealer's mail")
    letter = questions_mailed(car)[0]
    assert QUESTION in text_of(letter)
    assert BUYER not in letter.as_string(), "addresses are not handed on"
    inbox = dealer.open("/messages/").text
    thread = link_in(text_of(letter))
    assert thread in inbox
    page = dealer.open(thread).text
    assert escape(QUESTION) in page
    assert "<b>rust</b>" not in page
    Visitor().open(thread)  # leads to the sign-in page
    assert escape(QUESTION) not in Visitor().open(thread).text


def questions_mailed(car):
    return [letter for letter in letters(DEALER) if "asks about" in letter["Subject"]]


def assert_each_thing_happened_once(car):
    car.refresh_from_db()
    assert sorted(car.events.values_list("kind", flat=True)) == [
        "live", "proof_raised", "proof_raised", "submitted",
    ]  # fmt: skip
    assert [photo.place for photo in car.photos.all()] == [1, 2, 3, 4, 5]
    assert (car.mileage_km, car.price_usd_cents, car.year) == (61_234, 790_000, 2000)
    assert Act.objects.filter(object_kind="listing", verb="approve").count() == 1
    assert len(letters(BUYER)) == Letter.objects.filter(recipient=BUYER).count() == 1
    assert len(letters(DEALER)) == Letter.objects.filter(recipient=DEALER).count() == 3
    assert not Letter.objects.exclude(state="sent").exists()
    assert not Letter.objects.exclude(text="").exists(), "sent letters keep no links"
    assert not WorkItem.objects.dead().exists()
    assert Message.objects.count() == 1


def the_letter(to):
    """The one letter that an address got."""
    wait_until(lambda: letters(to), 10, what=f"a letter to {to}")
    assert len(letters(to)) == 1
    return letters(to)[0]
