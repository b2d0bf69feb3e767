"""Asking about a car: confirmed first by whoever is not signed in, delivered once."""

import pytest
import time_machine

from listings.accounts.models import normal_email
from listings.cars import actions as cars
from listings.cars.models import Listing
from listings.dealers.models import Membership
from listings.inquiries.models import Message, Thread
from listings.letters.models import Letter
from tests.cars.steps import everything
from tests.factories import ListingFactory, SellerFactory, UserFactory
from tests.inquiries.asking import BUYER, ask, letters, link_in, question

pytestmark = pytest.mark.django_db


def test_a_visitors_question_waits_for_its_address(client, car):
    answer = ask(client, car)
    assert answer.headers["Location"] == f"/ask/{car.public_id}/sent/"
    assert "confirm your address" in client.get(answer.headers["Location"]).content.decode()
    message = Message.objects.get()
    assert (message.by_buyer, message.author, message.delivered_at) == (True, None, None)
    assert message.thread.confirmed_at is None
    (letter,) = Letter.objects.all()
    assert (letter.recipient, letter.state) == (BUYER, "due")
    assert "Is the bed straight?" in letter.text
    assert letter.subject == "Confirm your question about the 2001 Suzuki Carry"


def test_the_seller_knows_of_it_only_once_the_button_is_pressed(client, car, user):
    ask(client, car)
    link = link_in(letters("confirm")[0])
    before = everything()
    for _n in range(2):
        assert "press" in client.get(link).content.decode().lower()
    assert everything() == before, "scanners follow links; a GET does nothing"
    assert not Thread.objects.open_to(user).exists()
    page = client.post(link)
    assert page.status_code == 200
    assert "on its way" in page.content.decode()
    assert Thread.objects.open_to(user).count() == 1
    (letter,) = letters("question")
    assert letter.recipient == user.email
    assert letter.subject == "Bea asks about the 2001 Suzuki Carry"
    thread = Thread.objects.get()
    assert link_in(letter) == f"/messages/{thread.key}/"
    assert BUYER not in letter.text + letter.html + letter.reply_to, "no address of the other side"


def test_pressing_twice_is_one_letter(client, car):
    ask(client, car)
    link = link_in(letters("confirm")[0])
    for _n in range(3):
        assert client.post(link).status_code == 200
    assert len(letters("question")) == 1
    assert Message.objects.get().delivered_at


@pytest.mark.parametrize("change", ["cut", "letter", "nonsense", "other salt"])
def test_a_link_that_was_never_ours_is_gone(client, car, change):
    ask(client, car)
    link = link_in(letters("confirm")[0])
    bad = {
        "cut": link[:-4] + "/",
        "letter": link[:-2] + ("a" if link[-2] != "a" else "b") + "/",
        "nonsense": "/messages/confirm/nonsense/",
        "other salt": "/messages/confirm/MQ:1uQ2Qa:zzzz/",
    }[change]
    before = everything()
    assert client.post(bad).status_code == 410
    assert "no longer works" in client.post(bad).content.decode()
    assert everything() == before


def test_a_link_older_than_three_days_is_gone(client, car):
    with time_machine.travel("2026-11-01 12:00:00Z"):
        ask(client, car)
    link = link_in(letters("confirm")[0])
    with time_machine.travel("2026-11-04 12:00:05Z"):
        assert client.post(link).status_code == 410
    with time_machine.travel("2026-11-04 11:59:00Z"):
        assert client.post(link).status_code == 200


def test_a_car_sold_before_the_press_gets_no_question(client, car, user):
    ask(client, car)
    cars.sell(car, by=user)
    assert client.post(link_in(letters("confirm")[0])).status_code == 410
    assert letters("question") == []
    assert Message.objects.get().delivered_at is None


def test_a_person_signed_in_is_not_asked_for_the_address(client, car, stranger):
    client.force_login(stranger)
    form = client.get(f"/ask/{car.public_id}/").context["question_form"]
    assert "email" not in form.fields
    assert form["name"].value() == "Stranger"
    answer = ask(client, car, email="somebody@else.example")
    page = client.get(answer.headers["Location"]).content.decode()
    assert "on its way" in page
    thread = Thread.objects.get()
    assert (thread.buyer, thread.buyer_email) == (stranger, stranger.email)
    assert thread.confirmed_at
    assert Message.objects.get().author == stranger
    assert letters("confirm") == []
    assert len(letters("question")) == 1


def test_a_thread_begun_by_a_link_becomes_the_persons_who_signs_in(client, car, stranger):
    ask(client, car, email=stranger.email)
    client.post(link_in(letters("confirm")[0]))
    client.force_login(stranger)
    ask(client, car, text="And the frame?")
    thread = Thread.objects.get()
    assert thread.buyer == stranger
    assert len(letters("confirm")) == 1, "who is signed in need not confirm again"
    assert len(letters("question")) == 2
    page = client.get(f"/messages/{thread.key}/").content.decode()
    assert "Is the bed straight?" in page
    assert "And the frame?" in page


def test_a_question_in_anothers_name_is_not_seen_by_the_seller(client, car, user, stranger):
    client.force_login(stranger)
    ask(client, car)
    client.logout()
    ask(client, car, email=stranger.email, text="Sold to me for 1 dollar?", name="Imposter")
    assert len(letters("question")) == 1
    client.force_login(user)
    page = client.get(f"/messages/{Thread.objects.get().key}/").content.decode()
    assert "1 dollar" not in page
    assert "Imposter" not in page


def test_every_member_who_may_answer_gets_one_letter(client, car, stranger):
    for role in ("manager", "sales"):
        Membership.objects.create(seller=car.seller, user=UserFactory(), role=role)
    asleep = UserFactory(is_active=False)
    Membership.objects.create(seller=car.seller, user=asleep, role="sales")
    client.force_login(stranger)
    ask(client, car)
    recipients = [letter.recipient for letter in letters("question")]
    awake = [member.user.email for member in car.seller.memberships.exclude(user=asleep)]
    assert sorted(recipients) == sorted(awake)
    assert len(set(recipients)) == 3


@pytest.mark.parametrize(
    ("status", "code"),
    [("draft", 404), ("in_review", 404), ("ended", 404), ("removed", 404), ("sold", 422)],
)
def test_a_car_that_is_not_for_sale_takes_no_question(client, status, code):
    car = ListingFactory(status=status)
    before = everything()
    page = ask(client, car)
    assert page.status_code == code
    assert everything() == before
    if code == 422:
        text = page.content.decode()
        assert "This car is sold. Your question was not sent." in text
        assert "Is the bed straight?" in text
        assert client.get(f"/ask/{car.public_id}/").headers["Location"] == car.get_absolute_url()


def test_a_reserved_car_may_be_asked_about(client):
    assert ask(client, ListingFactory(status="reserved")).status_code == 302
    assert Message.objects.count() == 1


def test_a_seller_does_not_ask_about_an_own_car(client, car, user):
    client.force_login(user)
    before = everything()
    page = ask(client, car)
    assert page.status_code == 422
    assert "your own car" in page.content.decode()
    assert everything() == before
    assert client.get(f"/ask/{car.public_id}/").headers["Location"] == car.get_absolute_url()


def test_a_field_that_people_do_not_see_gives_programs_away(client, car):
    answer = ask(client, car, website="https://spam.example")
    assert answer.headers["Location"] == f"/ask/{car.public_id}/sent/", "it learns nothing"
    assert not Message.objects.exists()
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("text", "", "required"),
        ("text", "  \n ", "required"),
        ("text", "x" * 10_001, "at most 5000"),
        ("text", "a\x00b", "ull character"),
        ("name", "", "required"),
        ("name", "x" * 81, "at most 80"),
        ("name", "A\x00", "ull character"),
        ("email", "", "required"),
        ("email", "a@b", "valid email"),
        ("email", "a@b.example\r\nBcc: x@y.example", "valid email"),
        ("email", "x" * 250 + "@example.org", "at most 254|valid email"),
        ("email", "a\x00@b.example", "ull character|valid email"),
        ("website", "\x00", "ull character"),
        ("token", "nonsense", "UUID"),
    ],
)
def test_a_slip_is_said_at_its_field_and_the_text_stays(client, car, name, typed, words):
    data = question(**{name: typed})
    before = everything()
    page = client.post(f"/ask/{car.public_id}/", data)
    assert page.status_code == 422
    form = page.context["question_form"]
    assert any(word in form.errors[name][0] for word in words.split("|"))
    assert {field: form[field].value() for field in data} == data
    assert everything() == before


@pytest.mark.parametrize("name", ["A\r\nBcc: x@y.example", "A\nSubject: cheap", "A\u202eevil"])
def test_a_name_cannot_add_a_header(client, car, name):
    ask(client, car, name=name)
    client.post(link_in(letters("confirm")[0]))
    (letter,) = letters("question")
    assert "\n" not in letter.subject
    assert "\u202e" not in letter.subject
    assert Letter.objects.count() == 2
    assert "\n" not in Thread.objects.get().buyer_name


def test_markup_is_escaped_on_pages_and_plain_in_mail(client, car, stranger, user):
    nasty = "<img src=x onerror=alert(1)> 🚚 & 'quotes'"
    client.force_login(stranger)
    ask(client, car, text=nasty, name="<b>Bea</b>")
    assert nasty in letters("question")[0].text
    client.force_login(user)
    for page in ("/messages/", f"/messages/{Thread.objects.get().key}/"):
        text = client.get(page).content.decode()
        assert "<img src=x" not in text
        assert "<b>Bea</b>" not in text


def test_one_address_in_other_letters_is_one_thread(client, car):
    ask(client, car, email="Bea@Example.org")
    ask(client, car, email="BEA@example.org", text="Another?")
    assert normal_email("BEA@Example.org") == Thread.objects.get().buyer_email
    assert Message.objects.count() == 2


def test_the_eleventh_question_within_a_minute_waits(client, stranger):
    client.force_login(stranger)
    cars_ = [ListingFactory() for _n in range(11)]
    for car in cars_[:10]:
        assert ask(client, car).status_code == 302
    page = ask(client, cars_[10], text="My eleventh question.")
    assert page.status_code == 429
    assert page.headers["Retry-After"] == "60"
    assert "Wait a minute" in page.content.decode()
    assert "My eleventh question." in page.content.decode()
    assert Message.objects.count() == 10
    client.logout()
    client.force_login(UserFactory())
    assert ask(client, cars_[10]).status_code == 302, "others are not held back"


def test_a_question_offered_on_the_page_is_filled_in(client, car):
    page = client.get(car.get_absolute_url())
    assert f'action="/ask/{car.public_id}/"' in page.content.decode()


@pytest.mark.parametrize("public_id", ["unknown99", "nonsense", "x" * 200])
def test_a_car_that_is_not_there_takes_no_question(client, db, public_id):
    assert client.get(f"/ask/{public_id}/").status_code == 404
    assert client.post(f"/ask/{public_id}/", question()).status_code == 404
    assert client.get(f"/ask/{public_id}/sent/").status_code == 404


def test_an_empty_form_is_answered_at_its_fields(client, car):
    page = client.post(f"/ask/{car.public_id}/", {})
    assert page.status_code == 422
    assert set(page.context["question_form"].errors) == {"name", "email", "text"}


def test_asking_for_a_car_of_a_seller_without_team_writes_no_letter(client, stranger):
    lonely = SellerFactory()
    lonely.memberships.all().delete()
    client.force_login(stranger)
    assert ask(client, ListingFactory(seller=lonely)).status_code == 302
    assert Message.objects.get().delivered_at
    assert not Letter.objects.exists()
    assert Listing.objects.count() == 1
